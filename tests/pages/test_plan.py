"""The plan page inside the shell: its sentence, its sums, its limits, its choices in the link."""

import datetime as dt

import pandas as pd
import pytest
from babel.numbers import format_decimal
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage
from tests.pages.test_pages import texts

# The first columns of the table of units, before those of the periods.
WHOLE = {
    "Đơn vị",
    "Giao thêm",
    "So với tháng tốt nhất",
    "Bình quân mỗi tháng",
    "Tháng tốt nhất",
    "Trần",
    # The mark of simulated figures.
    "Số liệu",
}


def headline(app: AppTest) -> str:
    return app.header[0].value.replace("\\", "").replace("\u00a0", " ")


def table(app: AppTest) -> pd.DataFrame:
    (found,) = [frame.value for frame in app.dataframe if "Giao thêm" in frame.value.columns][1:]
    return found


def periods(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[[column for column in frame.columns if column not in WHOLE]]


def test_the_page_opens_with_what_must_happen(open_page: OpenPage) -> None:
    assert headline(open_page("plan", province="MH")) == (
        "Để 102/103 đơn vị của Minh Họa (mô phỏng) đạt chỉ tiêu bảo hiểm xã hội tự nguyện (Ủy "
        "ban nhân dân) đến 31/12/2025, cần phát triển thêm 5.742 người, bình quân 1.914 người "
        "mỗi tháng; 21 đơn vị phải vượt tháng tốt nhất của mình."
    )


@pytest.mark.parametrize("choices", [{}, {"step": "week", "cap": "1.2"}, {"by": "mix"}])
def test_units_and_periods_add_up_to_the_sentence(
    open_page: OpenPage, choices: dict[str, str]
) -> None:
    app = open_page("plan", province="MH", **choices)
    units, (sums,) = table(app), [f.value for f in app.dataframe if "Lũy kế" in f.value.columns]
    assert units["Giao thêm"].sum() == 5_742
    assert (periods(units).sum(axis=1) == units["Giao thêm"]).all()
    assert sums["Giao thêm"].tolist()[:-1] == [
        f"{int(count):,}".replace(",", ".") for count in periods(units).sum()
    ]
    assert sums["Lũy kế"].tolist()[-2:] == ["5.742", "5.742"]


def test_caps_move_people_to_other_units_and_say_so(open_page: OpenPage) -> None:
    app = open_page("plan", province="MH", cap="1")
    assert "21 đơn vị chạm trần nên 780 người đã chuyển sang các đơn vị khác." in texts(app)
    units = table(app)
    assert (units["Giao thêm"] <= units["Trần"]).all()
    assert "không đơn vị nào phải vượt tháng tốt nhất" in headline(app)


def test_what_does_not_fit_is_told(open_page: OpenPage) -> None:
    app = open_page("plan", province="MH", cap="1", total="own", people="60000")
    placed = int(table(app)["Giao thêm"].sum())
    assert placed < 60_000
    told = f"chỉ xếp được {placed:,} người; còn {60_000 - placed:,} người chưa có đơn vị nào nhận"
    assert told.replace(",", ".") in texts(app)


def test_the_citys_gap_is_the_one_of_the_other_pages(open_page: OpenPage) -> None:
    app = open_page("plan", total="province")
    assert headline(app) == (
        "Để cả Cần Thơ đạt chỉ tiêu bảo hiểm xã hội tự nguyện (Bảo hiểm xã hội Việt Nam) đến "
        "31/12/2025, cần phát triển thêm hơn 43.000 người, bình quân 14.334 người mỗi tháng."
    )
    assert "Vì vậy 1 đơn vị còn lại phải nhận toàn bộ 43.000 người." in texts(app)


def test_without_anything_to_share_by_the_page_says_what_is_missing(open_page: OpenPage) -> None:
    app = open_page("plan", province="15")
    assert "Chưa lập được kế hoạch" in texts(app)
    assert not app.header


def test_a_peak_weighs_more_and_can_be_taken_away(open_page: OpenPage) -> None:
    with_peak = periods(table(open_page("plan", province="MH", weight="2"))).sum()
    assert with_peak["11/2025"] == pytest.approx(2 * with_peak["10/2025"], abs=2)
    without = periods(table(open_page("plan", province="MH", peaks="none"))).sum()
    assert without.max() - without.min() <= 1


def test_a_faster_pace_brings_more_units_to_their_targets(open_page: OpenPage) -> None:
    in_time = {
        pace: int(
            texts(open_page("plan", province="MH", pace=pace)).split("/102 đơn vị đạt")[0][-2:]
        )
        for pace in ("1", "2")
    }
    assert in_time["2"] > in_time["1"]


def test_a_link_restores_every_choice(open_page: OpenPage) -> None:
    app = open_page(
        "plan", province="MH", until="2025-11-15", total="own", people="500", peaks="2025-10-01"
    )
    assert headline(app).startswith("Để có thêm 500 người tham gia")
    assert "đến 15/11/2025" in headline(app)
    assert list(periods(table(app)).columns) == ["10/2025", "1/11–15/11"]
    assert app.multiselect[0].value == ["2025-10-01"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": "2020-01-01"},
        {"until": "mai"},
        {"total": "own", "people": "-5"},
        {"total": "own", "people": "999999999999"},
        {"total": "own", "people": "9" * 5000},
        {"peaks": "2025-01-01"},
        {"cap": "9"},
        {"by": "luck"},
        {"pace": "nan"},
    ],
)
def test_a_link_that_asks_for_the_impossible_is_told(
    open_page: OpenPage, wrong: dict[str, str]
) -> None:
    app = open_page("plan", province="MH", **wrong)
    name, value = list(wrong.items())[-1]
    # Of a value without end its beginning is told.
    assert f"{name}={value[:40]}" in texts(app)
    assert table(app)["Giao thêm"].sum() == 5_742


def test_choices_made_on_the_page_go_into_the_address(open_page: OpenPage) -> None:
    app = open_page("plan", province="MH")
    app.selectbox(key="total_vi").select("own").run()
    app.number_input[0].set_value(321).run()
    app.multiselect[0].set_value([]).run()
    assert headline(app).startswith("Để có thêm 321 người")
    assert {name: app.query_params[name] for name in ("total", "people", "peaks")} == {
        "total": "own",
        "people": "321",
        "peaks": "none",
    }


def test_the_other_language_keeps_the_choices(open_page: OpenPage) -> None:
    app = open_page("plan", province="MH", until="2025-10-31")
    app.radio(key="lang").set_value("en").run()
    assert "by 31 October 2025" in headline(app)


def test_a_target_period_that_is_over_is_told(open_page: OpenPage) -> None:
    app = open_page("plan", province="MH", month="2024-12")
    assert "Kỳ giao chỉ tiêu đã hết ngày 31/12/2024" in texts(app)
    assert "đến 31/12/2025" in headline(app)


def test_both_files_can_be_downloaded(open_page: OpenPage) -> None:
    app = open_page("plan", province="MH")
    names = [button.proto.label for button in app.get("download_button")]
    assert names == ["Tải tệp Excel", "Tải tệp CSV"]


def test_the_decision_is_dated_by_the_plans_last_day_at_the_latest(open_page: OpenPage) -> None:
    app = open_page("plan", province="MH")
    assert app.date_input(key="decided_vi_box").value == dt.date(2025, 12, 31)
    assert "decided" not in app.query_params


def test_an_open_plan_is_decided_today(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campaign.ui.plan_file.today", lambda: dt.date(2025, 10, 6))
    app = open_page("plan", province="MH")
    assert app.date_input(key="decided_vi_box").value == dt.date(2025, 10, 6)


def test_the_day_of_the_decision_is_kept_in_the_link_and_can_be_left_out(
    open_page: OpenPage,
) -> None:
    app = open_page("plan", province="MH", decided="2025-10-02")
    assert app.date_input(key="decided_vi_box").value == dt.date(2025, 10, 2)
    app.date_input(key="decided_vi_box").set_value(None).run()
    assert app.query_params["decided"] == "none"
    assert "Chưa có ngày quyết định" in texts(app)
    assert open_page("plan", province="MH", decided="none").date_input[-1].value is None


def test_what_a_missing_number_and_day_mean_is_told(open_page: OpenPage) -> None:
    app = open_page("plan", province="MH", plan_issuer="people_committee", decided="none")
    told = texts(app)
    assert "Chưa có số quyết định" in told
    assert "chỉ tiêu được coi là giao từ ngày 1/1/2025" in told
    assert "sẽ không được dùng cho 102 đơn vị" in told
    assert "muộn hơn, mới nhất là ngày 14/7/2025" in told
    app.text_input(key="plan_decision_vi").set_value("12/KH-UBND").run()
    app.date_input(key="decided_vi_box").set_value(dt.date(2025, 9, 30)).run()
    assert "Chưa có" not in texts(app)
    assert "không được dùng" not in texts(app)


def test_from_which_month_on_the_plan_replaces_standing_targets_is_told(
    open_page: OpenPage,
) -> None:
    until = "thay chỉ tiêu đó kể từ số liệu tháng 10/2025"
    committee = open_page(
        "plan", province="MH", plan_issuer="people_committee", decided="2025-10-02"
    )
    assert until in texts(committee)
    assert until not in texts(open_page("plan", province="MH", decided="2025-10-02"))


def test_a_plan_by_weeks_writes_each_number_once(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []

    def counted(value: float, **options: object) -> str:
        written.append(value)
        return str(format_decimal(value, **options))

    monkeypatch.setattr("campaign.words.catalogue.format_decimal", counted)
    app = open_page("plan", province="MH", step="week", until="2027-09-30")
    cells = table(app)
    # Written anew in every cell, the numbers took most of the page's time.
    assert cells.size > 10_000
    assert len(written) < cells.size / 4
