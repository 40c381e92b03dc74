"""The printed sheet in a real browser: one page of A4, whatever stands on it."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from campaign.export.brief import Brief, Listing, Picture, Table, brief_html
from campaign.figures.history import History, HistoryPoint, history_chart
from campaign.figures.palette import LIGHT
from campaign.figures.picture import svg_of
from campaign.words import words_for
from tests.browser.conftest import OpenBrowser, Server

_CHOSEN = "month=2025-09&indicator=vsi"


def _page_count(page: Page) -> int:
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("unit", ["MH056", "MH", "BHXH-MH-02", "92", "31120"])
def test_every_kind_of_unit_prints_on_one_page(
    server: Server, open_browser: OpenBrowser, unit: str, language: str
) -> None:
    page = open_browser(server, f"/ho-so/{unit}?{_CHOSEN}&lang={language}")
    assert page.locator("html").get_attribute("lang") == language
    assert _page_count(page) == 1
    if unit.startswith("MH"):
        # Squeezed flatter than this nobody could read its course.
        box = page.get_by_role("img").bounding_box()
        assert box is not None
        assert box["height"] >= 75


def _table(title: str, columns: str, row: str, count: int) -> Table:
    labels = columns.split("|")
    cells = dict(zip(labels, row.split("|"), strict=True))
    return Table(title, labels, [cells] * count, "và 99 mục khác")


_LONG = "Xã Trường Long Tây Thượng Nguyên Hạ " * 40
_FULLEST = Brief(
    name=_LONG,
    about=_LONG,
    notice="SỐ LIỆU MÔ PHỎNG, không phải số liệu thật.",
    lead=_LONG,
    status="✕ Khó hoàn thành",
    reasons=_LONG,
    told=[_LONG, _LONG],
    figures=_table(
        "Các chỉ tiêu đo",
        "Chỉ tiêu đo|Số người tham gia|Bao phủ|Chỉ tiêu giao|Cơ quan giao|Hoàn thành|"
        "Đánh giá tiến độ|Còn phải phát triển|Cần mỗi tháng|Gần đây mỗi tháng",
        "Nhận chế độ không dùng tiền mặt|≥ 2.940.000|105,91 %|≈ 3.094.000 (suy ra)|"
        "Bảo hiểm xã hội Việt Nam|≈ 105,91 %|✕ Khó hoàn thành|≥ 1.154.000|≈ 151.333|-151.333",
        6,
    ),
    nothing="",
    history=None,
    tables=[
        _table(
            "Quyết định giao chỉ tiêu",
            "Cơ quan giao|Số quyết định|Ngày quyết định|Kỳ|Chỉ tiêu giao|Thay cho",
            f"Bảo hiểm xã hội Việt Nam|{'X' * 500}|23/1/2025|1/1/2025 – 31/12/2025|3.094.000"
            "|3.100.000",
            3,
        ),
        _table(
            "Đơn vị cùng loại",
            "Đơn vị|Dân số|Số người tham gia|Bao phủ|Hoàn thành|Đánh giá|Cần mỗi tháng|Gần đây",
            "Xã Trường Long Tây Thượng|110.986|10.645|91,75 %|105,91 %|✕ Khó hoàn thành|1.023|917",
            6,
        ),
    ],
    listings=[
        Listing("Trong các đợt", [_LONG] * 3, "và 99 mục khác"),
        Listing("Cách làm", ["W" * 4000] * 2, "và 99 mục khác"),
        Listing("Khen thưởng", [_LONG] * 2, "và 99 mục khác"),
    ],
    closing=[
        _LONG[:200],
        "https://" + "x" * 200,
        "https://" + "y" * 200,
        "và 1 mục khác",
        _LONG[:110],
    ],
    mark="SỐ LIỆU MÔ PHỎNG",
)


def test_the_fullest_sheet_prints_on_one_page(browser: Browser) -> None:
    months = [f"{number % 12 + 1:02}/{2023 + number // 12}" for number in range(36)]
    points = [HistoryPoint(month, 1000, "1.000") for month in months]
    svg = svg_of(history_chart(History(months, points), palette=LIGHT), width_px=690, height_px=130)
    picture = Picture("Diễn biến", svg, "Số người", [_LONG[:150], _LONG[:80], _LONG])
    page = browser.new_page()
    page.set_content(brief_html(words_for("vi"), replace(_FULLEST, history=picture)))
    assert _page_count(page) == 1
    page.close()
