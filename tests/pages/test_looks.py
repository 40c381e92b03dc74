"""What a page must not look like: empty boxes, marks where they lie, texts that say nothing."""

from tests.pages.conftest import OpenPage
from tests.pages.test_pages import texts


def test_the_overview_names_who_is_behind_before_any_picture(open_page: OpenPage) -> None:
    app = open_page(province="MH")
    prose = texts(app)
    assert "**103** đơn vị: ✕ Khó hoàn thành: **20** · ▼ Chậm tiến độ: **18**" in prose
    assert "Còn thiếu nhiều người nhất: phường Chanh Vàng (232 người)" in prose
    first_words = [str(element.value) for element in app.markdown].index
    named = next(m.value for m in app.markdown if "nhiều người nhất" in m.value)
    tile = next(m.value for m in app.markdown if m.value.startswith("Bao phủ"))
    assert first_words(named) < first_words(tile)


def test_the_overview_does_not_call_the_worst_of_a_few_known_the_worst(open_page: OpenPage) -> None:
    assert "nhiều người nhất" not in texts(open_page(province="92"))
    assert "nhiều người nhất" in texts(open_page("targets", province="92"))


def test_sources_and_dictionary_are_no_simulated_data(open_page: OpenPage) -> None:
    app = open_page("method", province="MH")
    assert app.dataframe
    for frame in app.dataframe:
        assert "Số liệu" not in frame.value.columns
        assert "mô phỏng" not in frame.proto.alt


def test_a_check_that_shows_all_it_found_does_not_speak_of_the_first(open_page: OpenPage) -> None:
    prose = texts(open_page("data", province="MH"))
    assert "so với tháng trước: 1 dòng." in prose
    assert "hiện 1 dòng đầu" not in prose


def test_a_drive_of_the_chosen_province_does_not_repeat_its_name(open_page: OpenPage) -> None:
    app = open_page("drives", province="MH")
    (box,) = [box for box in app.selectbox if box.label == "Chọn đợt"]
    assert "Ngày hội Tuyên truyền viên, năm 2025" in box.options
    assert not any("Tỉnh Minh Họa" in option for option in box.options)


def test_a_units_latest_drive_comes_first(open_page: OpenPage) -> None:
    app = open_page("unit", province="MH")
    (table,) = [frame.value for frame in app.dataframe if "Đợt" in frame.value.columns]
    assert list(dict.fromkeys(table["Đợt"]))[:2] == [
        "Ngày hội Tuyên truyền viên, năm 2025",
        "15 ngày cao điểm, năm 2025",
    ]


def test_no_column_of_a_units_tables_is_empty(open_page: OpenPage) -> None:
    app = open_page("unit", province="MH", unit="MH004")
    assert app.dataframe
    for frame in app.dataframe:
        assert (frame.value.fillna("") != "").any().all(), list(frame.value.columns)
