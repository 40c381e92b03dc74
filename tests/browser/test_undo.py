"""A staff member takes back a wrong file, from the page alone."""

import re

from playwright.sync_api import Page, expect

from campaign import publish
from campaign.store import pointer
from tests.browser.conftest import OpenBrowser, Server
from tests.browser.test_stories import finished
from tests.publish.scenes import UNITS, report, shown


def choose_upload(page: Page, upload_id: str) -> None:
    box = page.get_by_role("combobox", name="Tải tệp gốc hoặc rút một lần nạp")
    option = page.get_by_role("option", name=re.compile(upload_id))
    # Charts above still grow while the page settles, and a list that moves is closed again.
    for _ in range(5):
        box.scroll_into_view_if_needed()
        page.wait_for_timeout(1000)
        box.fill(upload_id)
        if option.is_visible():
            break
    option.click()


def test_a_wrong_file_is_undone_from_the_page(
    own_server: Server, open_browser: OpenBrowser
) -> None:
    home = own_server.home
    publish.publish(home, [report(1300)], by="Lan", confirm=True)
    before = pointer.current_build_id(home)
    (wrong,) = publish.publish(home, [report(9000)], by="Lan", confirm=True)
    page = open_browser(own_server, "/data")
    finished(page)
    choose_upload(page, str(wrong.upload_id))
    with page.expect_download() as download:
        page.get_by_text("Tải tệp gốc", exact=True).click()
    assert download.value.suggested_filename == "9000.csv"
    assert download.value.path().read_bytes() == report(9000).payload
    page.get_by_role("button", name="Xem trước việc rút lần nạp này").click()
    confirm = page.get_by_role("button", name="Rút lần nạp", exact=True)
    expect(confirm).to_be_visible()
    expect(page.get_by_test_id("stMetric").filter(has_text="Trở về số trước đó")).to_contain_text(
        "3"
    )
    assert shown(home) == dict.fromkeys(UNITS, 9000)
    confirm.click()
    expect(page.get_by_text(f"Đã rút lần nạp {wrong.upload_id}")).to_be_visible()
    assert shown(home) == dict.fromkeys(UNITS, 1300)
    assert pointer.current_build_id(home) == before
    page.goto(f"{own_server.url}/unit?unit=31471&month=2025-10")
    expect(page.get_by_text("có 1.300 người tham gia").first).to_be_visible()
    expect(page.get_by_text("9.000")).to_have_count(0)
