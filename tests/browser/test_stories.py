"""What the three people do, in a real browser against a real server."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign import publish
from campaign.publish import Incoming
from tests.browser.conftest import PHONE, OpenBrowser, Server

PAGES = {
    "overview": ("/", "Toàn cảnh"),
    "coverage": ("/coverage", "Bản đồ bao phủ"),
    "targets": ("/targets", "Chỉ tiêu"),
    "plan": ("/plan", "Kế hoạch"),
    "drives": ("/drives", "Đợt cao điểm và ngày hội"),
    "unit": ("/unit", "Hồ sơ đơn vị"),
    "data": ("/data", "Số liệu và báo cáo"),
    "method": ("/method", "Phương pháp và nguồn"),
}
GOOD = (
    "unit_code,unit_name,indicator_code,as_of_date,participant_count\n"
    "31153,Ô Môn,vsi,2025-10-31,1000\n"
    "31471,Long Mỹ,vsi,2025-10-31,1300\n"
)


def title(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1, name=text)).to_be_visible()


def finished(page: Page) -> None:
    """The last line of every page is on the screen."""
    expect(page.get_by_text(re.compile("Nguồn và cách tính|Sources and formulas"))).to_be_visible()


def upload(page: Page, name: str, payload: bytes) -> None:
    page.get_by_text("Nạp số liệu", exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": payload}
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_by_its_link(open_browser: OpenBrowser, server: Server, name: str) -> None:
    path, heading = PAGES[name]
    page = open_browser(server, path)
    title(page, heading)
    finished(page)
    expect(page.get_by_text("Trang gặp sự cố")).to_have_count(0)


def test_cold_deep_link_shows_the_menu_of_the_shell(
    own_server: Server, open_browser: OpenBrowser
) -> None:
    page = open_browser(own_server, "/coverage")
    title(page, "Bản đồ bao phủ")
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links).to_have_text([re.compile(re.escape(heading)) for _, heading in PAGES.values()])
    expect(page.get_by_label("Tỉnh, thành phố")).to_be_visible()


def test_member_learns_where_the_city_stands(open_browser: OpenBrowser, server: Server) -> None:
    page = open_browser(server)
    expect(page.get_by_role("heading", level=2).first).to_contain_text(
        "Cần Thơ có hơn 75.600 người tham gia bảo hiểm xã hội tự nguyện"
    )
    expect(page.get_by_text("4/103 đơn vị đã báo cáo").first).to_be_visible()


def test_language_switch_changes_words_and_numbers(
    open_browser: OpenBrowser, server: Server
) -> None:
    page = open_browser(server)
    finished(page)
    page.get_by_text("English", exact=True).click()
    title(page, "Overview")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("more than 75,600 people")
    expect(page.get_by_text("Toàn cảnh")).to_have_count(0)
    expect(page).to_have_url(re.compile("lang=en"))


def test_shared_link_restores_the_view(open_browser: OpenBrowser, server: Server) -> None:
    page = open_browser(server, "/coverage?indicator=hi&measure=coverage&unit=31157&lang=vi")
    expect(page.get_by_text("Tham gia: 33.750 người")).to_be_visible()
    page.get_by_role("link", name="Mở hồ sơ đơn vị").click()
    title(page, "Hồ sơ đơn vị")
    expect(page).to_have_url(re.compile("unit=31157"))
    expect(page).to_have_url(re.compile("indicator=hi"))
    copied = page.url.removeprefix(server.url)
    again = open_browser(server, copied)
    expect(again.get_by_role("heading", name="Phường Thới Long")).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_back_button_undoes_a_choice_and_leaves_the_page(
    open_browser: OpenBrowser, server: Server
) -> None:
    page = open_browser(server)
    headline = page.get_by_role("heading", level=2).first
    expect(headline).to_contain_text("Cần Thơ")
    choose(page, "Tỉnh, thành phố", "Lào Cai")
    expect(headline).to_contain_text("Lào Cai")
    expect(page).to_have_url(re.compile("province=15"))
    page.go_back()
    expect(headline).to_contain_text("Cần Thơ")
    page.go_forward()
    expect(headline).to_contain_text("Lào Cai")


def test_choices_survive_a_change_of_page(open_browser: OpenBrowser, server: Server) -> None:
    page = open_browser(server)
    finished(page)
    choose(page, "Tỉnh, thành phố", "Lai Châu")
    expect(page).to_have_url(re.compile("province=12"))
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Hồ sơ đơn vị").click()
    title(page, "Hồ sơ đơn vị")
    expect(page.get_by_role("heading", name="Tỉnh Lai Châu")).to_be_visible()
    expect(page).to_have_url(re.compile("province=12"))


def test_click_on_a_tile_opens_the_unit(open_browser: OpenBrowser, server: Server) -> None:
    page = open_browser(server, "/coverage?indicator=vsi&measure=attainment")
    finished(page)
    overlay = page.locator("#deckgl-overlay")
    expect(overlay).to_be_visible()
    profile = page.get_by_role("link", name="Mở hồ sơ đơn vị")
    # Software paints the map here, and nothing tells when; a click before that meets no tile.
    for _ in range(8):
        box = overlay.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 20)
        page.wait_for_timeout(2500)
        if profile.is_visible():
            break
    expect(profile).to_be_visible()
    expect(page).to_have_url(re.compile("unit="))


def test_another_measure_or_month_resends_no_shape(
    simulated_server: Server, open_browser: OpenBrowser
) -> None:
    page = open_browser(simulated_server, "/coverage?province=MH&measure=attainment")
    finished(page)
    fetched = "performance.getEntriesByType('resource').filter(e => e.name.includes('/shapes/'))"
    page.wait_for_function(f"{fetched}.length >= 3")
    for name in ("Tiến độ", "Thay đổi so với tháng trước"):
        page.get_by_text(name, exact=True).first.click()
        expect(page.get_by_text(re.compile("chưa kịp tiến độ|giảm số người"))).to_be_visible()
    choose(page, "Tháng", "Tháng 8/2025")
    expect(page.get_by_text("Minh Họa (mô phỏng) · tháng 8/2025")).to_be_visible()
    assert page.evaluate(f"{fetched}.length") == 3


def test_map_plays_by_itself(simulated_server: Server, open_browser: OpenBrowser) -> None:
    page = open_browser(simulated_server, "/coverage?province=MH&measure=pace&month=2025-06")
    finished(page)
    page.get_by_role("button", name="Chạy theo tháng").click()
    thumb = page.get_by_role("slider")
    for month in ("Tháng 7/2025", "Tháng 8/2025", "Tháng 9/2025"):
        expect(thumb).to_have_attribute("aria-valuetext", month)
    expect(page.get_by_role("button", name="Chạy theo tháng")).to_be_visible()


def test_presenter_copies_the_bulletin(open_browser: OpenBrowser, server: Server) -> None:
    page = open_browser(server, "/drives?province=15&drive=lao-cai-ngay-hoi-2025")
    block = page.get_by_test_id("stCode").first
    for figure in ("8 lễ ra quân", "174 buổi", "5.742 người", "2.745 người", "159", "2.586", "380"):
        expect(block).to_contain_text(figure)


def test_good_upload_is_seen_by_everyone_within_ten_seconds(
    own_server: Server, open_browser: OpenBrowser
) -> None:
    viewer = open_browser(own_server, "/targets?type=phường")
    finished(viewer)
    staff = open_browser(own_server)
    finished(staff)
    upload(staff, "thang-10.csv", GOOD.encode())
    expect(staff.get_by_text("đọc được 2 dòng báo cáo")).to_be_visible()
    staff.get_by_role("button", name="Công bố").click()
    expect(staff.get_by_text("Đã công bố lần nạp 000009")).to_be_visible()
    new_build = publish.current_path(own_server.home)
    assert new_build is not None
    expect(viewer.get_by_text(f"Phiên bản số liệu {new_build.stem}")).to_be_visible(timeout=10_000)
    # Nobody had chosen a month, so everyone follows to October; the filter stays.
    expect(viewer.get_by_text("2/103 đơn vị đã báo cáo").first).to_be_visible()
    expect(viewer).to_have_url(re.compile("type=ph"))
    expect(staff.get_by_text("tháng 10/2025").first).to_be_visible()


def test_bad_upload_says_where_what_and_what_next(
    own_server: Server, open_browser: OpenBrowser
) -> None:
    before = publish.current_path(own_server.home)
    page = open_browser(own_server)
    finished(page)
    upload(page, "sai.csv", GOOD.replace(",1300", ",-1300").replace("31153", "99999").encode())
    expect(page.get_by_text("Tệp có lỗi nên chưa thể công bố")).to_be_visible()
    expect(page.get_by_role("button", name="Công bố")).to_have_count(0)
    table = page.get_by_test_id("stTable").first
    expect(table).to_contain_text("dòng 3, cột participant_count")
    expect(table).to_contain_text("Kiểm tra lại con số “-1300” trong báo cáo gốc.")
    assert publish.current_path(own_server.home) == before


@pytest.mark.parametrize(
    ("name", "payload", "reason"),
    [
        ("trong.csv", b"", "Tệp trống."),
        ("anh.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "Tệp là PNG, không phải bảng số liệu"),
        ("cp1258.csv", "đơn vị,số\n".encode("cp1258", "replace"), "lẫn nhiều kiểu mã"),
        ("la.csv", b"a,b\n1,2\n", "không khớp loại tệp nào"),
    ],
)
def test_hopeless_files_get_one_clear_line(
    open_browser: OpenBrowser, server: Server, name: str, payload: bytes, reason: str
) -> None:
    page = open_browser(server)
    finished(page)
    upload(page, name, payload)
    expect(page.get_by_test_id("stTable").first).to_contain_text(reason)


def test_hundred_megabytes_get_a_sentence(
    open_browser: OpenBrowser, server: Server, tmp_path: Path
) -> None:
    page = open_browser(server)
    finished(page)
    page.get_by_text("Nạp số liệu", exact=True).click()
    huge = tmp_path / "lon.csv"
    huge.write_bytes(b"unit_code,indicator_code\n" * 4_200_000)
    page.locator("input[type=file]").set_input_files(huge)
    expect(page.get_by_text("Tệp lớn hơn 50 MB.")).to_be_visible(timeout=60_000)


def test_hostile_names_stay_text(own_server: Server, open_browser: OpenBrowser) -> None:
    payload = (
        "drive_code,name_vi,drive_kind,unit_code,note\n"
        "x,<img src=x onerror=alert(1)> ![a](https://example.org/a.png) **đậm**,festival,92,"
        '"<script>alert(1)</script> [bấm](https://example.org)"\n'
    )
    publish.publish(own_server.home, [Incoming("x.csv", payload.encode())], by="test")
    page = open_browser(own_server, "/drives?drive=x")
    finished(page)
    expect(page.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible()
    expect(page.locator("[data-testid=stMain] img")).to_have_count(0)
    expect(page.get_by_role("link", name="bấm")).to_have_count(0)


def test_foreign_host_header_cannot_upload(open_browser: OpenBrowser, server: Server) -> None:
    page = open_browser(server, extra_http_headers={"X-Forwarded-For": "203.0.113.7"})
    finished(page)
    page.get_by_text("Nạp số liệu", exact=True).click()
    expect(page.get_by_text("Chỉ nạp số liệu được khi mở trang ngay trên máy chủ")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)


def test_pinned_link_keeps_its_numbers(own_server: Server, open_browser: OpenBrowser) -> None:
    old = publish.current_path(own_server.home)
    assert old is not None
    publish.publish(own_server.home, [Incoming("moi.csv", GOOD.encode())], by="test")
    page = open_browser(own_server, f"/targets?build={old.stem}")
    finished(page)
    expect(page.get_by_text(f"Liên kết này ghim phiên bản số liệu {old.stem}")).to_be_visible()
    expect(page.get_by_text("tháng 9/2025").first).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_phone_never_scrolls_sideways(open_browser: OpenBrowser, server: Server, name: str) -> None:
    page = open_browser(server, PAGES[name][0], **PHONE)
    finished(page)
    widths = page.evaluate(
        "[document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth, window.innerWidth]"
    )
    assert max(widths[:2]) <= widths[2] == 390
