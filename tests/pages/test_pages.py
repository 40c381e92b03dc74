"""Every page inside the shell: it runs, in both languages, and says what the figures say."""

import datetime as dt

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage

PAGES = ("overview", "coverage", "targets", "plan", "drives", "unit", "data", "method")


def texts(app: AppTest) -> str:
    """All prose of a page, escapes removed."""
    elements = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.code]
    elements += [*app.info, *app.warning, *app.error, *app.success]
    prose = "\n".join(str(element.value) for element in elements)
    metrics = "\n".join(f"{m.label} {m.value}" for m in app.metric)
    bars = "\n".join(str(p.text) for p in app.progress)
    return f"{prose}\n{metrics}\n{bars}".replace("\\", "").replace("\u00a0", " ")


@pytest.mark.parametrize("province", ["92", "15", "12", "MH"])
@pytest.mark.parametrize("page", PAGES)
def test_page_runs_in_both_languages(open_page: OpenPage, page: str, province: str) -> None:
    titles = {open_page(page, province=province, lang=lang).title[0].value for lang in ["vi", "en"]}
    assert len(titles) == 2


def test_overview_opens_with_the_headline(open_page: OpenPage) -> None:
    headline = open_page().header[0].value.replace("\\", "").replace("\u00a0", " ")
    assert headline == (
        "Đến 30/9/2025, Cần Thơ có hơn 75.600 người tham gia bảo hiểm xã hội tự nguyện, đạt "
        "khoảng 63,74 % chỉ tiêu; còn phải phát triển hơn 43.000 người trong 3 tháng, tức "
        "khoảng 14.333 người mỗi tháng."
    )


def test_headline_in_english_uses_english_numbers(open_page: OpenPage) -> None:
    headline = open_page(lang="en").header[0].value.replace("\\", "")
    assert "more than 75,600 people" in headline
    assert "about 63.74% of the target" in headline


def test_overview_shows_both_issuers_of_health_insurance(open_page: OpenPage) -> None:
    shown = texts(open_page())
    for figure in ("≥ 2.940.000", "≈ 3.100.000", "≥ 3.094.000 (suy ra)", "≥ 154.000"):
        assert figure in shown


def test_overview_counts_who_has_reported(open_page: OpenPage) -> None:
    assert "4/103 đơn vị đã báo cáo" in texts(open_page())


def test_province_without_figures_says_so(open_page: OpenPage) -> None:
    shown = texts(open_page(province="15"))
    assert "Lào Cai chưa có số liệu về bảo hiểm xã hội tự nguyện." in shown
    assert "0/99 đơn vị đã báo cáo" in shown


def test_partial_sum_says_how_many_units_it_holds(open_page: OpenPage) -> None:
    shown = texts(open_page(province="12"))
    assert "1/38 xã, phường của Lai Châu có số liệu, cộng lại 31 người" in shown
    assert "không ghi ngày" in shown


def test_coverage_legend_counts_every_unit(open_page: OpenPage) -> None:
    app = open_page("coverage", indicator="hi", measure="coverage")
    table = app.dataframe[0].value
    assert len(table) == 103
    assert (table["Mức"] == "Chưa có tỷ lệ bao phủ").sum() == 99


def test_choosing_a_unit_on_the_map_page_shows_its_figures(open_page: OpenPage) -> None:
    app = open_page("coverage", indicator="hi")
    app.selectbox(key="unit_vi").select("31157").run()
    shown = texts(app)
    assert "Tham gia: 33.750 người" in shown
    assert "Bao phủ: 77,91 %" in shown


def test_map_page_says_how_many_units_are_low(open_page: OpenPage) -> None:
    shown = texts(open_page("coverage", indicator="hi", measure="coverage"))
    assert "1/4 đơn vị có số liệu bao phủ dưới 80 %" in shown
    assert "99 đơn vị chưa báo cáo tháng này" in [
        box.label for box in open_page("coverage", indicator="hi").expander
    ]


def test_map_slider_moves_the_map_and_what_is_said_of_it(open_page: OpenPage) -> None:
    app = open_page("coverage", province="MH", measure="pace")
    slider = app.select_slider(key="map_month")
    assert len(slider.options) == 24
    assert "Bản đồ đang ở tháng khác" not in texts(app)
    before = texts(app)
    slider.set_value(dt.date(2025, 6, 30)).run()
    assert "Bản đồ đang ở tháng khác; bảng dưới đây là tháng 9/2025." in texts(app)
    assert texts(app) != before
    assert "tháng 6/2025" in app.get("deck_gl_json_chart")[0].proto.alt


def test_map_plays_month_by_month_to_the_last(open_page: OpenPage) -> None:
    app = open_page("coverage", province="MH", measure="pace")
    app.select_slider(key="map_month").set_value(dt.date(2025, 6, 30)).run()
    app.button(key="map_play").click().run()
    shown = [app.session_state["map_month"]]
    while app.button(key="map_play").label == "Tạm dừng":
        shown.append(app.run().session_state["map_month"])
        assert len(shown) < 10
    assert shown[:3] == [dt.date(2025, 7, 31), dt.date(2025, 8, 31), dt.date(2025, 9, 30)]
    assert app.button(key="map_play").label == "Chạy theo tháng"


def test_map_page_can_be_left_and_opened_again(open_page: OpenPage) -> None:
    app = open_page("coverage", province="MH")
    app.switch_page("../../pages/targets.py").run()
    app.switch_page("../../pages/coverage.py").run()
    assert not app.exception
    assert app.select_slider(key="map_month").value == dt.date(2025, 9, 30)


def test_map_without_room_for_its_shapes_leaves_the_table(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError

    monkeypatch.setattr("campaign.store.shapes.keep", full)
    st.cache_resource.clear()
    app = open_page("coverage", province="MH")
    assert "Chưa vẽ được bản đồ" in texts(app)
    assert len(app.dataframe[0].value) == 103


@pytest.mark.parametrize("measure", ["coverage", "attainment", "pace", "change"])
def test_map_table_names_the_class_that_the_map_shows(open_page: OpenPage, measure: str) -> None:
    app = open_page("coverage", province="MH", measure=measure, missing="yes", beside="2024-12")
    classes = app.dataframe[0].value["Mức"]
    assert len(classes) == 103
    # Voluntary insurance covers few of all people: there one class holds all who are known.
    assert classes.nunique() >= (2 if measure == "coverage" else 4)
    assert not app.exception


def test_map_of_an_area_counts_its_units_alone(open_page: OpenPage) -> None:
    whole = texts(open_page("coverage", province="MH", measure="pace"))
    part = texts(open_page("coverage", province="MH", measure="pace", area="Minh Hạ"))
    # 20 out of reach, 18 behind and 11 to watch, of 99 with a judgement.
    assert "49/99 đơn vị đánh giá được chưa kịp tiến độ" in whole
    assert "49/99" not in part
    assert "đơn vị đánh giá được chưa kịp tiến độ." in part


def test_map_calls_nobody_late_whom_nobody_can_judge(open_page: OpenPage) -> None:
    shown = texts(open_page("coverage", measure="pace"))
    assert "Chưa đủ căn cứ để đánh giá tiến độ của đơn vị nào." in shown


def test_map_names_an_area_only_where_low_units_are_many_for_its_size(open_page: OpenPage) -> None:
    # Half of the units and half of the late ones lie in either part: no place to send help to.
    assert "tập trung ở" not in texts(open_page("coverage", province="MH", measure="pace"))


def test_targets_table_holds_every_unit(open_page: OpenPage) -> None:
    app = open_page("targets")
    table = app.dataframe[0].value
    assert len(table) == 103
    row = table[table["Đơn vị"] == "Phường Long Mỹ"].iloc[0]
    assert (row["Số người tham gia"], row["Còn phải phát triển"]) == (1215, 294)


def test_targets_filter_by_type(open_page: OpenPage) -> None:
    app = open_page("targets")
    app.selectbox(key="type_vi").select("phường").run()
    assert all(name.startswith("Phường") for name in app.dataframe[0].value["Đơn vị"])


def test_targets_filter_by_office(open_page: OpenPage) -> None:
    app = open_page("targets")
    app.selectbox(key="office_vi").select("BHXH-92-LONG-MY").run()
    assert list(app.dataframe[0].value["Đơn vị"]) == ["Phường Long Mỹ"]


def test_drive_page_shows_results_and_bulletin(open_page: OpenPage) -> None:
    shown = texts(open_page("drives", province="15"))
    for figure in ("5.742", "2.745", "2.586", "159", "380", "1.077", "167", "127", "150"):
        assert figure in shown
    for figure in ("5,742", "2,745", "2,586", "1,077"):
        assert figure in shown


def test_unit_page_shows_every_indicator(open_page: OpenPage) -> None:
    app = open_page("unit", unit="31340")
    table = app.dataframe[0].value
    cells = {str(cell).replace("\u00a0", " ") for cell in table.to_numpy().ravel()}
    assert {"1.159", "≥ 23.000", "80,86 %", "≥ 65 %", "≥ 85 %", "≥ 99 %"} <= cells


def test_unit_page_keeps_undated_figures_undated(open_page: OpenPage) -> None:
    app = open_page("unit", province="12", unit="03532")
    assert set(app.dataframe[0].value["Số liệu đến"]) == {"không ghi ngày"}


def test_data_page_lists_the_uploads(open_page: OpenPage) -> None:
    tables = [frame.value for frame in open_page("data").dataframe]
    (files,) = [set(table["Tệp"]) for table in tables if "Người nạp" in table.columns]
    assert {"reports.csv", "targets.csv", "drives.csv"} <= files


def test_method_page_describes_every_mart_column(open_page: OpenPage) -> None:
    app = open_page("method")
    marts = [frame.value for frame in app.dataframe if "Tên cột" in frame.value.columns]
    assert len(marts) >= 15
    assert all(frame["Ý nghĩa"].str.len().min() > 0 for frame in marts)


def test_link_with_unknown_parts_is_ignored_with_a_notice(open_page: OpenPage) -> None:
    app = open_page(province="99", indicator="nothing")
    shown = texts(app)
    assert "province=99" in shown
    assert "indicator=nothing" in shown
    assert app.selectbox(key="province_vi").value == "92"


def test_unknown_pinned_build_is_told(open_page: OpenPage) -> None:
    assert "không còn được lưu" in texts(open_page(build="0123456789abcdef"))


def test_pinned_build_path_tricks_are_ignored(open_page: OpenPage) -> None:
    assert "không còn được lưu" in texts(open_page(build="../../etc/passwd"))


def test_upload_is_refused_where_the_host_is_not_known(open_page: OpenPage) -> None:
    app = open_page()
    assert not app.get("file_uploader")
    assert any("Chỉ nạp số liệu được" in text.value for text in app.sidebar.markdown)


def test_a_unit_offers_its_sheet_with_the_choices_made(open_page: OpenPage) -> None:
    app = open_page("unit", province="MH", unit="MH005", month="2025-08", issuer="social_security")
    (button,) = app.get("link_button")
    assert button.proto.url == (
        "/ho-so/MH005?month=2025-08&indicator=vsi&issuer=social_security&lang=vi&so-lieu=mo-phong"
    )


def test_the_short_tick_is_explained_only_where_one_is_drawn(open_page: OpenPage) -> None:
    for page in ("overview", "targets"):
        assert "Vạch ngắn" in texts(open_page(page, province="MH"))
        assert "Vạch ngắn" not in texts(open_page(page, province="92"))


def test_a_rank_by_last_years_target_is_not_compared(open_page: OpenPage) -> None:
    told = "“Tăng, giảm hạng” ghi “—” ở {} đơn vị vì tháng trước chưa xếp hạng, hoặc xếp theo"
    january = open_page("targets", province="MH", month="2025-01")
    assert told.format(98) in texts(january)
    (table,) = [f.value for f in january.dataframe if "Tăng, giảm hạng" in f.value.columns]
    assert table["Thứ hạng"].notna().sum() == 98
    assert table["Tăng, giảm hạng"].isna().all()
    september = open_page("targets", province="MH", month="2025-09")
    assert "“Tăng, giảm hạng” ghi" not in texts(september)
