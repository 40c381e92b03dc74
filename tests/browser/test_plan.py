"""A plan from the page to the targets and back: made, downloaded, uploaded, seen, undone."""

from playwright.sync_api import Page, expect

from campaign import publish
from campaign.store import ledger
from tests.browser.conftest import OpenBrowser, Server
from tests.browser.test_stories import finished, upload

_PLAN = "/plan?province=MH&cap=1.2"
_SEEN = "/targets?province=MH&issuer=unit_itself"


def _downloaded(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_text("Tải tệp Excel", exact=True).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_a_plan_becomes_targets_and_is_taken_back(
    own_server: Server, open_browser: OpenBrowser
) -> None:
    page = open_browser(own_server, _PLAN)
    finished(page)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("cần phát triển thêm")
    name, payload = _downloaded(page)
    upload(page, name, payload)
    expect(page.get_by_text("Tệp có lỗi")).to_have_count(0)
    page.get_by_role("button", name="Công bố").click()
    expect(page.get_by_text("Đã công bố lần nạp")).to_be_visible()
    page.goto(own_server.url + _SEEN)
    finished(page)
    expect(page.get_by_text("Địa phương tự đề ra").first).to_be_visible()
    *_, last = ledger.active_uploads(ledger.read_entries(own_server.home))
    assert last.file_name == name
    publish.undo(own_server.home, last.upload_id, by="Lan")
    page.goto(own_server.url + _SEEN)
    finished(page)
    expect(page.get_by_text("issuer=unit_itself")).to_be_visible()
