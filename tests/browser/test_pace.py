"""The committee's story on the simulated province: who is behind, a plan, new targets, undone."""

import re

from playwright.sync_api import Page, expect

from campaign.publish.check import current_path
from campaign.store import ledger, query
from campaign.terms import PaceStatus
from tests.browser.conftest import OpenBrowser, Server
from tests.browser.test_stories import finished, upload
from tests.browser.test_undo import choose_upload

_MONTH = "2025-09-30"


def _furthest_behind(server: Server) -> dict[str, object]:
    """The unit that misses the most people of those out of reach at their best pace."""
    path = current_path(server.home)
    assert path is not None
    (row,) = query.rows(
        path,
        "SELECT unit_code, unit_name, gap_count, required_per_month_count, best_per_month_count "
        "FROM mart_progress WHERE province_code = 'MH' AND indicator_code = 'vsi' "
        f"AND month_end = DATE '{_MONTH}' AND is_default_issuer AND unit_level = 'commune' "
        f"AND pace_status = '{PaceStatus.OUT_OF_REACH.value}' "
        "ORDER BY gap_count DESC LIMIT 1",
    )
    return row


def _published(page: Page, name: str, payload: bytes) -> None:
    upload(page, name, payload)
    button = page.get_by_role("button", name="Công bố")
    expect(button).to_be_visible(timeout=60_000)
    agree = page.get_by_text("Tôi đã xem các câu hỏi và cảnh báo ở trên")
    if agree.count():
        agree.click()
    expect(button).to_be_enabled()
    button.click()
    expect(page.get_by_text("Đã công bố lần nạp")).to_be_visible(timeout=60_000)


def test_from_the_unit_furthest_behind_to_a_plan_and_back(
    simulated_server: Server, open_browser: OpenBrowser
) -> None:
    worst = _furthest_behind(simulated_server)
    page = open_browser(simulated_server, "/targets?province=MH")
    finished(page)
    named = page.get_by_text("Còn thiếu nhiều người nhất:")
    expect(named).to_contain_text(re.compile(r"\(.+ người\), .+ \(.+ người\) và .+ \(.+ người\)"))
    expect(named).to_contain_text(f"{worst['unit_name']} ({worst['gap_count']} người)")
    page.goto(f"{simulated_server.url}/unit?province=MH&unit={worst['unit_code']}")
    finished(page)
    required = -(-float(str(worst["required_per_month_count"])) // 1)
    expect(page.get_by_text("Khó hoàn thành").first).to_be_visible()
    told = f"Mỗi tháng cần thêm {required:.0f} người, trong khi tháng cao nhất"
    expect(page.get_by_text(told)).to_be_visible()
    page.goto(f"{simulated_server.url}/plan?province=MH")
    finished(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp Excel").click()
    payload = download.value.path().read_bytes()
    _published(page, download.value.suggested_filename, payload)
    (fresh,) = [
        one
        for one in ledger.active_uploads(ledger.read_entries(simulated_server.home))
        if one.file_name == download.value.suggested_filename
    ]
    assert fresh.kind == "targets"
    chosen = f"/unit?province=MH&unit={worst['unit_code']}&issuer=unit_itself"
    page.goto(simulated_server.url + chosen)
    finished(page)
    issuer = page.get_by_role("combobox", name="Cơ quan giao chỉ tiêu")
    expect(issuer).to_have_value("Địa phương tự đề ra")
    page.goto(f"{simulated_server.url}/data?province=MH")
    finished(page)
    choose_upload(page, fresh.upload_id)
    page.get_by_role("button", name="Xem trước việc rút lần nạp này").click()
    page.get_by_role("button", name="Rút lần nạp", exact=True).click()
    expect(page.get_by_text(f"Đã rút lần nạp {fresh.upload_id}")).to_be_visible(timeout=60_000)
    page.goto(simulated_server.url + chosen)
    finished(page)
    expect(page.get_by_text("issuer=unit_itself")).to_be_visible()
    expect(issuer).not_to_have_value("Địa phương tự đề ra")
