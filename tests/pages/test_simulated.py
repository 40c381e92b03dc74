"""Nothing simulated is shown or handed out without its mark, and nothing real has one."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage
from tests.pages.test_pages import PAGES, texts

MARKS = {"vi": "SỐ LIỆU MÔ PHỎNG", "en": "SIMULATED DATA"}
SAID = {"vi": "Số liệu mô phỏng. ", "en": "Simulated data. "}
# Where something is drawn: the method page only explains.
DRAWN = tuple(page for page in PAGES if page != "method")


def _charts(app: AppTest) -> list[str]:
    """What is written across each chart and map, as text; empty where nothing is."""
    charts = [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]
    written = [str(chart["layer"][-1]["mark"].get("text", "")) for chart in charts]
    decks = [json.loads(deck.proto.json) for deck in app.get("deck_gl_json_chart")]
    for deck in decks:
        found = {
            row["text"]
            for layer in deck["layers"]
            if layer["id"].startswith("mark")
            for row in layer["data"]
        }
        written.append(" ".join(found))
    return written


def _alts(app: AppTest) -> list[str]:
    names = ("vega_lite_chart", "deck_gl_json_chart", "arrow_data_frame")
    return [str(element.proto.alt) for name in names for element in app.get(name)]


@pytest.mark.parametrize("lang", MARKS)
@pytest.mark.parametrize("page", DRAWN)
def test_every_chart_and_table_of_the_simulated_province_says_so(
    open_page: OpenPage, page: str, lang: str
) -> None:
    app = open_page(page, province="MH", lang=lang)
    charts, alts = _charts(app), _alts(app)
    assert charts
    assert set(charts) == {MARKS[lang]}
    assert alts
    assert [alt for alt in alts if not alt.startswith(SAID[lang])] == []
    label = {"vi": "Mô phỏng", "en": "Simulated"}[lang]
    assert all(label in set(frame.value.iloc[:, -1]) for frame in app.dataframe)
    assert MARKS[lang] in texts(app)


@pytest.mark.parametrize("page", DRAWN)
def test_nothing_real_is_marked(open_page: OpenPage, page: str) -> None:
    app = open_page(page)
    assert not set(_charts(app)) & set(MARKS.values())
    assert not any("phỏng" in alt for alt in _alts(app))
    prose = texts(app)
    assert "phỏng" not in prose
    assert "so-lieu" not in app.query_params


@pytest.mark.parametrize("page", PAGES)
def test_the_address_says_what_it_leads_to(open_page: OpenPage, page: str) -> None:
    app = open_page(page, province="MH")
    assert app.query_params["so-lieu"] == "mo-phong"


def test_a_link_that_says_otherwise_is_put_right(open_page: OpenPage) -> None:
    app = open_page(**{"province": "15", "so-lieu": "mo-phong"})
    assert app.query_params["so-lieu"] == "that"


@pytest.mark.parametrize(("page", "count"), [("drives", 2), ("data", 1)])
def test_texts_to_copy_begin_with_the_mark(open_page: OpenPage, page: str, count: int) -> None:
    copied = [str(block.value) for block in open_page(page, province="MH").code]
    assert len(copied) == count
    assert all(text.startswith(tuple(MARKS.values())) for text in copied)


def test_the_province_is_called_simulated_where_it_is_chosen(open_page: OpenPage) -> None:
    (box,) = [box for box in open_page().selectbox if box.label == "Tỉnh, thành phố"]
    assert box.options == ["Cần Thơ", "Lào Cai", "Lai Châu", "Minh Họa (mô phỏng)"]


def test_the_landing_page_offers_it_in_one_line(open_page: OpenPage) -> None:
    (offer,) = [link for link in open_page().get("page_link") if "Minh Họa" in link.proto.label]
    assert offer.proto.query_string == "province=MH&so-lieu=mo-phong"
    assert not any(
        "Minh Họa" in link.proto.label for link in open_page(province="MH").get("page_link")
    )


def test_real_pages_list_only_real_files_and_warnings(open_page: OpenPage) -> None:
    real, invented = open_page("data"), open_page("data", province="MH")

    def files(app: AppTest) -> set[str]:
        (table,) = [frame.value for frame in app.dataframe if "Người nạp" in frame.value.columns]
        return set(table["Tệp"])

    assert not any(name.startswith("mo-phong") for name in files(real))
    assert {name for name in files(invented) if name.startswith("mo-phong")}
    assert "Các phép kiểm tra không thấy điều gì bất thường." in texts(real)
    assert "Các phép kiểm tra không thấy điều gì bất thường." not in texts(invented)
