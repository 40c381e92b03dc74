"""Every rule of plausibility fires where it should, and not next door."""

import datetime as dt
from pathlib import Path

import pytest

from campaign import publish
from campaign.findings import Month, Term
from campaign.home import Home
from campaign.publish import Incoming, plausible
from campaign.publish.check import today
from campaign.terms import Kind, Severity
from campaign.thresholds import NAMED_UNITS
from campaign.words import LANGUAGES, words_for
from campaign.words.findings import finding_text
from tests.publish.plausible_scene import (
    RECEIVED,
    SEPTEMBER,
    codes_of,
    communes,
    found,
    home_with_history,
    reading,
    report,
)
from tests.sheets import monthly_sheet

R, D, T = Kind.REPORTS, Kind.DENOMINATORS, Kind.TARGETS


@pytest.fixture(scope="module")
def units(shipped_home: Home) -> list[str]:
    return communes(shipped_home)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, units: list[str]) -> Home:
    return home_with_history(tmp_path_factory.mktemp("history"), units)


@pytest.fixture(scope="module")
def path(home: Home) -> Path:
    current = publish.current_path(home)
    assert current is not None
    return current


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1070, []),
        (1080, []),
        (1187, []),
        (1188, ["count_rises_unusually"]),
        (963, []),
        (962, ["count_falls_unusually"]),
        (357, ["count_falls_unusually"]),
        (356, ["count_falls_manyfold"]),
        (0, ["count_falls_manyfold"]),
    ],
)
def test_a_step_is_held_against_the_units_own_months(
    path: Path, units: list[str], count: int, expected: list[str]
) -> None:
    assert codes_of(found(path, {R: [report(units[0], count)]})) == expected


def test_a_digit_too_many_is_told_as_such(path: Path, units: list[str]) -> None:
    row = report(units[3], 3061)
    assert codes_of(found(path, {R: [row]})) == ["count_rises_manyfold"]
    assert codes_of(found(path, {R: [report(units[3], 3060)]})) == []


def test_a_first_figure_has_nothing_to_be_held_against(path: Path, units: list[str]) -> None:
    assert found(path, {R: [report(units[40], 999_999)]}) == []


def test_a_bound_is_no_step(path: Path, units: list[str]) -> None:
    assert found(path, {R: [report(units[3], 9999, qualifier="at_least")]}) == []


def test_a_step_over_several_months_is_told_by_the_month(path: Path, units: list[str]) -> None:
    late = dt.date(2025, 12, 31)
    row = report(units[0], 1070 + 4 * 117, as_of_date=late)
    assert found(path, {R: [row]}) == []
    row = report(units[0], 1070 + 4 * 118, as_of_date=late)
    assert codes_of(found(path, {R: [row]})) == ["count_rises_unusually"]


def test_a_restated_month_is_held_against_the_months_before_it(
    path: Path, units: list[str]
) -> None:
    august = report(units[0], 1060, as_of_date=dt.date(2025, 8, 28))
    assert found(path, {R: [august]}) == []
    august["participant_count"] = 1300
    (finding,) = found(path, {R: [august]})
    assert finding.params["previous"] == 1060
    assert finding.params["previous_month"] == Month(dt.date(2025, 7, 31))


def test_a_row_that_takes_a_count_back_takes_it_out_of_the_history(
    path: Path, units: list[str]
) -> None:
    august = report(units[0], None, as_of_date=dt.date(2025, 8, 28), coverage_pct=10.0)
    (finding,) = found(path, {R: [august, report(units[0], 1500)]})
    assert finding.params["previous_month"] == Month(dt.date(2025, 7, 31))


def test_after_strong_growth_more_of_it_is_usual(path: Path, units: list[str]) -> None:
    days = [dt.date(2024, month, 20) for month in range(1, 11)]
    counts = [1000 + 300 * i for i in range(9)]
    for last, expected in (
        (3700, []),
        (3400, []),
        (3390, []),
        (4600, ["count_rises_unusually"]),
        (3000, ["count_falls_unusually"]),
    ):
        rows = [
            report(units[50], count, as_of_date=day)
            for count, day in zip([*counts, last], days, strict=True)
        ]
        assert codes_of(found(path, {R: rows})) == expected


def test_one_finding_tells_line_column_value_and_history(path: Path, units: list[str]) -> None:
    (finding,) = found(path, {R: [report(units[0], 1500, line_number=17)]})
    assert (finding.severity, finding.line) == (Severity.WARNING, 17)
    assert (finding.column, finding.value) == ("participant_count", "1500")
    assert (finding.params["previous"], finding.params["usual"]) == (1070, 10)


@pytest.mark.parametrize(("others", "count", "times"), [(11, 1143, 1), (11, 1142, 0)])
def test_a_short_history_is_held_against_the_files_other_units(
    path: Path, units: list[str], others: int, count: int, times: int
) -> None:
    rows = [report(unit, 1040) for unit in units[2 : 2 + others]]
    told = found(path, {R: [report(units[1], count), *rows]})
    assert codes_of(told) == ["count_rises_unlike_others"] * times


def test_with_few_other_units_nothing_is_said(path: Path, units: list[str]) -> None:
    rows = [report(unit, 1040) for unit in units[2:10]]
    assert found(path, {R: [report(units[1], 1500), *rows]}) == []


@pytest.mark.parametrize(
    ("copied", "compared", "times"), [(5, 25, 1), (5, 26, 0), (4, 12, 0), (1, 1, 0)]
)
def test_copied_months_are_told_once_with_their_units(
    path: Path, units: list[str], copied: int, compared: int, times: int
) -> None:
    rows = [
        report(unit, 1020 if i < copied else 1041 + i)
        for i, unit in enumerate(units[1 : 1 + compared])
    ]
    told = found(path, {R: rows})
    assert codes_of(told) == ["counts_copied"] * times
    if times:
        assert (told[0].params["n"], told[0].params["compared"]) == (copied, compared)
        assert told[0].line is None


def test_a_long_list_of_units_is_cut_and_says_so(path: Path, units: list[str]) -> None:
    (told,) = found(path, {R: [report(unit, 1020) for unit in units[1:31]]})
    listed = told.params["units"]
    assert isinstance(listed, tuple)
    assert (len(listed), listed[-1]) == (NAMED_UNITS + 1, "…")


@pytest.mark.parametrize(
    ("indicator", "count", "kind"),
    [
        ("vsi", 3000, None),
        ("vsi", 3001, "denominator.participating_age"),
        ("hi", 5000, None),
        ("hi", 5001, "denominator.population"),
        ("hi_household", 5000, None),
        ("hi_household", 5001, "denominator.population"),
    ],
)
def test_more_participants_than_people_are_told_with_the_counts_origin(
    path: Path, units: list[str], indicator: str, count: int, kind: str | None
) -> None:
    told = found(path, {R: [report(units[0], count, indicator_code=indicator)]})
    above = [finding for finding in told if finding.code == "count_above_people"]
    assert [finding.params["kind"] for finding in above] == [Term(kind)] * (kind is not None)
    for finding in above:
        assert finding.params["date"] == dt.date(2025, 6, 30)
        assert finding.params["source"] == "people.csv"


def test_people_counted_later_say_nothing_of_an_earlier_month(path: Path, units: list[str]) -> None:
    row = report(units[0], 6000, indicator_code="hi", as_of_date=dt.date(2025, 5, 31))
    assert found(path, {R: [row]}) == []


def test_a_lower_bound_of_people_contradicts_nothing(path: Path, units: list[str]) -> None:
    assert found(path, {R: [report(units[1], 2000, indicator_code="hi")]}) == []


@pytest.mark.parametrize(("count", "times"), [(1100, 0), (1101, 1)])
def test_about_so_many_people_leave_some_slack(
    path: Path, units: list[str], count: int, times: int
) -> None:
    told = found(path, {R: [report(units[2], count, indicator_code="hi")]})
    assert codes_of(told) == ["count_above_people"] * times


@pytest.mark.parametrize(("count", "times"), [(4900, 0), (4901, 1)])
def test_the_files_own_people_go_before_the_builds(
    path: Path, units: list[str], count: int, times: int
) -> None:
    people = {"unit_code": units[0], "denominator_kind": "population", "as_of_date": SEPTEMBER}
    rows = [report(units[0], count, indicator_code="hi")]
    told = found(path, {R: rows, D: [people | {"people_count": 4900}]})
    assert codes_of(told) == ["count_above_people"] * times
    assert [finding.params["source"] for finding in told] == ["thang-9.csv"] * times


@pytest.mark.parametrize(
    ("people", "qualifier", "count", "times"),
    [(4900, None, 4950, 1), (5100, None, 5050, 0), (5000, "at_least", 5050, 0)],
)
def test_people_that_the_file_restates_no_longer_count(
    path: Path, units: list[str], people: int, qualifier: str | None, count: int, times: int
) -> None:
    row = {"unit_code": units[0], "denominator_kind": "population", "people_count": people}
    row |= {"as_of_date": dt.date(2025, 6, 30), "qualifier": qualifier}
    rows = [report(units[0], count, indicator_code="hi")]
    assert codes_of(found(path, {R: rows, D: [row]})) == ["count_above_people"] * times


@pytest.mark.parametrize(("count", "times"), [(90, 0), (91, 1)])
def test_a_rows_own_people_go_first(path: Path, units: list[str], count: int, times: int) -> None:
    told = found(path, {R: [report(units[40], count, denominator_count=90)]})
    assert codes_of(told) == ["count_above_own_people"] * times


@pytest.mark.parametrize(("pct", "times"), [(100.0, 0), (100.01, 1)])
def test_a_stated_coverage_of_more_than_everybody(
    path: Path, units: list[str], pct: float, times: int
) -> None:
    told = found(path, {R: [report(units[40], None, coverage_pct=pct)]})
    assert codes_of(told) == ["coverage_above_full"] * times


@pytest.mark.parametrize(
    ("people", "times"),
    [(5000, 0), (5499, 0), (5500, 1), (4501, 0), (4500, 1), (0, 1)],
)
@pytest.mark.parametrize("day", [dt.date(2025, 6, 30), SEPTEMBER, None])
def test_people_far_from_the_count_that_stands(
    path: Path, units: list[str], people: int, times: int, day: dt.date | None
) -> None:
    row = {"unit_code": units[0], "denominator_kind": "population", "as_of_date": day}
    told = found(path, {D: [row | {"people_count": people}]})
    assert codes_of(told) == ["people_differ"] * times


def test_a_reports_own_people_are_held_against_the_list_once(path: Path, units: list[str]) -> None:
    days = [SEPTEMBER, dt.date(2025, 10, 31)]
    rows = [report(units[0], 1080, denominator_count=4000, as_of_date=day) for day in days]
    told = found(path, {R: rows})
    assert [(f.code, f.column, f.line) for f in told] == [("people_differ", "denominator_count", 2)]


def test_people_of_a_kind_not_known_before_are_not_compared(path: Path, units: list[str]) -> None:
    row = {"unit_code": units[0], "denominator_kind": "pupils", "as_of_date": SEPTEMBER}
    assert found(path, {D: [row | {"people_count": 1}]}) == []


def _target(unit: str, count: int, **more: object) -> dict[str, object]:
    return {
        "unit_code": unit,
        "indicator_code": "vsi",
        "period_start": dt.date(2026, 1, 1),
        "period_end": dt.date(2026, 12, 31),
        "issuer": "people_committee",
        "target_count": count,
    } | more


@pytest.mark.parametrize(("count", "times"), [(1500, 0), (1200, 0), (1199, 1)])
def test_a_target_far_below_the_issuers_earlier_one(
    path: Path, units: list[str], count: int, times: int
) -> None:
    told = found(path, {T: [_target(units[0], count)]})
    assert codes_of(told) == ["target_falls"] * times
    assert [finding.params["earlier"] for finding in told] == [1500] * times


def test_a_wide_sheet_has_several_targets_and_reports_on_a_line(
    path: Path, units: list[str]
) -> None:
    first = _target(units[0], 100, line_number=9)
    told = found(path, {T: [first, first | {"period_start": dt.date(2026, 2, 1)}]})
    assert codes_of(told) == ["target_falls"] * 2
    rows = [report(units[4], 10, line_number=9), report(units[4], 5, line_number=9)]
    rows[1] |= {"indicator_code": "hi", "denominator_count": 4}
    told = found(path, {R: rows})
    assert codes_of(told) == ["count_above_own_people", "count_falls_manyfold"]


@pytest.mark.parametrize(
    "more",
    [
        {"issuer": "social_security"},
        {"period_end": dt.date(2026, 6, 30)},
        {"indicator_code": "hi"},
        {"period_start": dt.date(2024, 1, 1), "period_end": dt.date(2024, 12, 31)},
    ],
)
def test_another_issuer_period_or_indicator_is_no_earlier_target(
    path: Path, units: list[str], more: dict[str, object]
) -> None:
    assert found(path, {T: [_target(units[0], 100, **more)]}) == []


def test_targets_of_zero_are_told_together(path: Path, units: list[str]) -> None:
    rows = [_target(unit, 0) for unit in units[:3]] + [_target(units[3], 1)]
    (told,) = found(path, {T: rows})
    assert (told.code, told.params["n"]) == ("targets_zero", 3)


def test_days_more_than_three_years_back_are_told_together(path: Path, units: list[str]) -> None:
    edge = dt.date(2023, 1, 15)
    days = [edge, edge - dt.timedelta(days=1), dt.date(2015, 9, 30)]
    rows = [report(units[40], 5, as_of_date=day) for day in days]
    assert found(path, {R: rows[:1]}) == []
    (told,) = found(path, {R: rows})
    assert told.code == "report_dates_old"
    assert dict(told.params) == {"n": 2, "first": days[2], "last": days[1]}


@pytest.mark.parametrize(
    ("dates", "column"),
    [
        ({"decided_on": dt.date(2032, 1, 16)}, "decided_on"),
        (
            {"period_start": dt.date(2032, 1, 16), "period_end": dt.date(2032, 12, 31)},
            "period_start",
        ),
        ({"period_end": dt.date(2032, 1, 16)}, "period_end"),
    ],
)
def test_targets_of_more_than_six_years_ahead_are_told_by_their_first_such_day(
    path: Path, units: list[str], dates: dict[str, dt.date], column: str
) -> None:
    rows = [_target(unit, 2000, **dates) for unit in units[40:43]]
    (told,) = found(path, {T: rows})
    assert (told.code, told.column, told.severity) == (
        "target_dates_far",
        column,
        Severity.WARNING,
    )
    day = dt.date(2032, 1, 16)
    assert (told.params["n"], told.params["first"], told.params["last"]) == (3, day, day)
    assert told.line == 2
    assert "2032" in finding_text(words_for("vi"), told).message


def test_targets_of_up_to_six_years_ahead_are_not_told(path: Path, units: list[str]) -> None:
    edge = dt.date(2032, 1, 15)
    days = {"decided_on": edge, "period_start": edge, "period_end": edge}
    assert found(path, {T: [_target(units[40], 2000, **days)]}) == []


def test_an_upload_of_the_same_day_that_says_otherwise_is_named(
    path: Path, units: list[str]
) -> None:
    august = dt.date(2025, 8, 28)
    rows = [report(unit, 1021, as_of_date=august) for unit in units[1:3]]
    rows.append(report(units[3], 1020, as_of_date=august))
    (told,) = found(path, {R: rows}, on=today())
    assert (told.code, told.severity) == ("contradicts_upload", Severity.INFO)
    assert (told.params["n"], told.params["source"]) == (2, "reports.csv")
    assert found(path, {R: rows}, on=RECEIVED) == []


def test_findings_end_with_how_many_there_are(
    path: Path, units: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plausible, "MAX_FINDINGS", 3)
    rows = [report(unit, None, coverage_pct=101.0) for unit in units[:5]]
    told = found(path, {R: rows})
    assert codes_of(told) == ["coverage_above_full"] * 3 + ["more_warnings"]
    assert dict(told[-1].params) == {"shown": 3, "total": 5}
    assert [finding.line for finding in told[:3]] == [2, 3, 4]


def test_without_a_build_nothing_is_known(units: list[str]) -> None:
    told = plausible.plausibility(None, reading({R: [report(units[0], 1)]}), received_on=RECEIVED)
    assert told == ()


def test_kinds_without_a_rule_are_left_alone(path: Path) -> None:
    row = {"drive_code": "d1", "unit_code": "92", "result_type": "reached", "result_count": 5}
    assert found(path, {Kind.RESULTS: [row]}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_can_be_said_in_full(path: Path, units: list[str], language: str) -> None:
    told = [
        *found(path, {R: [report(units[0], 1500)]}),
        *found(path, {R: [report(units[0], 100)]}),
        *found(path, {R: [report(units[0], 900)]}),
        *found(path, {R: [report(units[0], 9000), report(units[4], None, coverage_pct=100.5)]}),
        *found(path, {R: [report(u, 1020, denominator_count=1000) for u in units[1:31]]}),
        *found(path, {R: [report(u, 1040 if u != units[9] else 800) for u in units[1:31]]}),
        *found(path, {R: [report(u, 1040 if u != units[9] else 1400) for u in units[1:31]]}),
        *found(path, {T: [_target(units[0], 100), _target(units[1], 0)]}),
        *found(path, {R: [report(units[40], 5, as_of_date=dt.date(2001, 1, 1))]}),
    ]
    for finding in told:
        text = finding_text(words_for(language), finding)
        sentences = f"{text.message} {text.remedy}"
        assert not {"{", "Named(", "Month(", "Term(", "None"} & set(sentences.split("\u00a0"))
        assert "None" not in sentences
        assert "Named" not in sentences
    assert len(set(codes_of(told))) >= 11


def test_numbers_and_months_are_said_in_the_readers_language(path: Path, units: list[str]) -> None:
    (finding,) = found(path, {R: [report(units[0], 1500)]})
    assert "1.500 người trong tháng 9/2025" in finding_text(words_for("vi"), finding).message
    assert "1,500 people in September 2025" in finding_text(words_for("en"), finding).message


def _csv(unit: str, count: int) -> Incoming:
    text = f"unit_code,indicator_code,as_of_date,participant_count\n{unit},vsi,2025-09-30,{count}\n"
    return Incoming("thang-9.csv", text.encode())


def test_checking_tells_it_and_publishing_waits_for_a_tick(home: Home, units: list[str]) -> None:
    (checked,) = publish.check(home, [_csv(units[0], 1500)])
    assert codes_of(checked.findings) == ["count_rises_unusually"]
    assert (checked.is_acceptable, checked.needs_confirmation) == (True, True)
    (done,) = publish.publish(home, [_csv(units[0], 1500)], by="Lan")
    assert done.upload_id is None


def test_the_shipped_figures_are_plausible_beside_themselves(printed_home: Home) -> None:
    files = [Incoming(f.path.name, f.path.read_bytes()) for f in printed_home.published_files()]
    for checked in publish.check(printed_home, files):
        assert checked.extra == ()


def test_a_column_is_named_as_the_file_heads_it(shipped_home: Home) -> None:
    sheet = monthly_sheet({"Phường Long Mỹ": 900}, target=1000)
    (checked,) = publish.check(shipped_home, [Incoming("thang9.xlsx", sheet, province="92")])
    (fall,) = (finding for finding in checked.extra if finding.code == "target_falls")
    assert (fall.column, fall.line) == ("BHXH tự nguyện – Chỉ tiêu", 7)
    assert (fall.sheet, fall.cell) == ("Tháng 9", "D7")


def test_a_canonical_file_heads_its_columns_by_their_codes(shipped_home: Home) -> None:
    text = (
        "unit_code,indicator_code,period_start,period_end,target_count,issuer\n"
        "31471,vsi,2025-01-01,2025-12-31,1000,people_committee\n"
    )
    (checked,) = publish.check(shipped_home, [Incoming("targets.csv", text.encode())])
    (fall,) = (finding for finding in checked.extra if finding.code == "target_falls")
    assert fall.column == "target_count"
