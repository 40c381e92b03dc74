"""Acceptance: the shipped figures arrive in the marts as the newspapers printed them."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from campaign.home import Home
from campaign.publish.check import current_path
from campaign.store import query

_DATA = Home.default().root
_SEPTEMBER = "2025-09-30"
_FESTIVAL = "lao-cai-ngay-hoi-2025"

LONG_MY, THOI_LONG, NGA_BAY, O_MON, CAN_THO = "31471", "31157", "31340", "31153", "92"

# Figure, source, file, unit, what it is about, column, value, qualifier.
_FIGURES = """
F01 S0 reports 31340 vsi participant_count 1159 exact
F02 S0 reports 31340 vsi attainment_pct 65 at_least
F03 S0 reports 31340 hi participant_count 23000 at_least
F04 S0 reports 31340 hi coverage_pct 80.86 exact
F05 S0 reports 31340 hi attainment_pct 85 at_least
F06 S0 reports 31340 hi_pupil coverage_pct 99 at_least
F07 S0 activities 31340 conference activity_count 14 exact
F08 S0 activities 31340 conference attendee_count 695 exact
F09 S0 reports 31157 hi participant_count 33750 exact
F09 S0 reports 31157 hi denominator_count 43320 exact
F10 S0 reports 31157 hi coverage_pct 77.90 exact
F11 S0 reports 31157 vsi participant_count 983 exact
F11 S0 reports 31157 vsi denominator_count 28545 exact
F12 S0 targets 31157 hi_household target_coverage_pct 95 at_least
F13 S1 reports 31471 vsi participant_count 1215 exact
F13 S1 targets 31471 vsi target_count 1509 exact
F14 S1 reports 31471 vsi attainment_pct 80.52 exact
F15 S1 reports 31471 hi coverage_pct 88.25 exact
F16 S1 reports 31471 hi attainment_pct 92.89 exact
F17 S1 reports 31153 vsi attainment_pct 50.89 exact
F18 S1 reports 31153 hi coverage_pct 80.09 exact
F19 S1 reports 92 vsi participant_count 75600 at_least
F20 S1 reports 92 hi participant_count 2940000 at_least
F21 S1 reports 92 vsi gap_count 43000 at_least
F22 S1 reports 92 hi gap_count 154000 at_least
F23 S3 denominators 03532 population people_count 11500 at_least
F24 S3 reports 03532 poverty coverage_pct 35 at_least
F25 S3 reports 03532 id_sync coverage_pct 95 exact
F26 S3 reports 03532 hi_pupil coverage_pct 100 exact
F27 S3 reports 03532 hi participant_count 10493 exact
F28 S3 reports 03532 csi participant_count 270 exact
F29 S3 reports 03532 vsi participant_count 31 exact
F30 S4 activities 15 launch activity_count 8 exact
F31 S4 activities 15 conference activity_count 5 exact
F32 S4 activities 15 small_group activity_count 174 exact
F33 S4 activities 15 booth activity_count 2 exact
F34 S4 activities 15 mobile_team activity_count 4 exact
F35 S4 activities 15 other activity_count 204 exact
F36 S4 results 15 reached result_count 5742 exact
F37 S4 results 15 enrolled result_count 2745 exact
F38 S4 results 15 enrolled_vsi result_count 159 exact
F39 S4 results 15 enrolled_hi result_count 2586 exact
F40 S4 results 15 cashless_switch result_count 380 exact
F41 S4 results BHXH-15-YEN-BINH enrolled result_count 1077 exact
F42 S4 results BHXH-15-YEN-BINH cashless_switch result_count 167 exact
F43 S4 results BHXH-15-VAN-CHAN enrolled result_count 127 exact
F44 S4 results BHXH-15-VAN-CHAN cashless_switch result_count 150 exact
B01 S5 targets 92 hi target_count 3100000 about
B01 S5 targets 92 hi target_coverage_pct 96.11 about
B02 S5 targets 92 si target_count 433000 at_least
B02 S5 targets 92 si target_coverage_pct 40 at_least
B03 S6 targets 92 ui target_count 294000 at_least
"""
_ABOUT = {
    "reports": "indicator_code",
    "targets": "indicator_code",
    "denominators": "denominator_kind",
    "activities": "activity_type",
    "results": "result_type",
}
_OWN_QUALIFIER = {
    "coverage_pct": "coverage_qualifier",
    "attainment_pct": "attainment_qualifier",
    "gap_count": "gap_qualifier",
}


@cache
def _shipped(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _source_url(source_key: str) -> str:
    rows = _shipped("reference/sources.csv")
    (row,) = [row for row in rows if row["source_key"] == source_key]
    return row["source_url"]


def _all(home: Home, sql: str, *params: object) -> list[dict[str, Any]]:
    path = current_path(home)
    assert path is not None
    return query.rows(path, sql, params)


def _progress(home: Home, unit: str, indicator: str, issuer: str | None = None) -> dict[str, Any]:
    """The row of September 2025 of one issuer, else of the one that stands for the unit."""
    sql = (
        "SELECT * FROM mart_progress WHERE unit_code = ? AND indicator_code = ? AND month_end = ? "
    )
    if issuer is None:
        (row,) = _all(home, sql + "AND is_default_issuer", unit, indicator, _SEPTEMBER)
    else:
        (row,) = _all(home, sql + "AND issuer = ?", unit, indicator, _SEPTEMBER, issuer)
    return row


def _measures(home: Home, drive: str, unit: str) -> dict[str, tuple[int, str]]:
    sql = "SELECT * FROM mart_drive_summary WHERE drive_code = ? AND unit_code = ?"
    rows = _all(home, sql, drive, unit)
    return {row["measure"]: (row["value_count"], row["qualifier"]) for row in rows}


@pytest.mark.parametrize("line", _FIGURES.split("\n")[1:-1])
def test_every_published_figure_is_shipped_with_its_qualifier_and_source(line: str) -> None:
    _, source, name, unit, about, column, value, qualifier = line.split()
    found = [
        row[_OWN_QUALIFIER.get(column, "qualifier")] or "exact"
        for row in _shipped(f"published/{name}.csv")
        if row["unit_code"] == unit
        and row[_ABOUT[name]] == about
        and row["source_url"] == _source_url(source)
        and row[column] not in ("", None)
        and float(row[column]) == float(value)
    ]
    assert found == [qualifier]


def test_the_list_of_figures_is_complete() -> None:
    listed = {line.split()[0] for line in _FIGURES.split("\n")[1:-1]}
    assert listed == {f"F{n:02}" for n in range(1, 45)} | {"B01", "B02", "B03"}


def test_the_decision_whose_annex_is_not_public_is_named_as_a_source() -> None:
    """B04 is a document without a number; nothing may be invented for its 103 units."""
    (row,) = [row for row in _shipped("reference/sources.csv") if row["source_key"] == "S7"]
    assert "729/QĐ-UBND" in row["note_vi"]
    assert "729/QĐ-UBND" in row["note_en"]


def test_undated_figures_stay_undated_and_all_others_are_of_september() -> None:
    dates = {(row["unit_code"], row["as_of_date"]) for row in _shipped("published/reports.csv")}
    assert {unit for unit, date in dates if not date} == {"03532"}
    assert {date for _, date in dates if date} == {_SEPTEMBER}


@pytest.mark.parametrize(
    "path", sorted((_DATA / "published").glob("*.csv")), ids=lambda path: path.stem
)
def test_every_shipped_row_has_a_listed_source(path: Path) -> None:
    listed = {row["source_url"] for row in _shipped("reference/sources.csv")}
    rows = _shipped(f"published/{path.name}")
    assert rows
    assert {row["source_url"] for row in rows} <= listed


def test_long_my_attains_four_fifths_of_its_target(printed_home: Home) -> None:
    row = _progress(printed_home, LONG_MY, "vsi")
    assert (row["participant_count"], row["target_count"], row["gap_count"]) == (1215, 1509, 294)
    assert row["attainment_pct"] == pytest.approx(121500 / 1509, rel=1e-12)
    assert (row["attainment_qualifier"], row["gap_qualifier"]) == ("exact", "exact")
    assert row["required_per_month_count"] == pytest.approx(98)


def test_long_my_health_insurance_ratios_stand_as_stated(printed_home: Home) -> None:
    row = _progress(printed_home, LONG_MY, "hi")
    assert (row["coverage_pct"], row["attainment_pct"]) == (88.25, 92.89)
    assert row["participant_count"] is None
    assert row["gap_count"] is None


def test_thoi_long_coverage_is_computed_not_truncated(printed_home: Home) -> None:
    row = _progress(printed_home, THOI_LONG, "hi")
    assert (row["participant_count"], row["denominator_count"]) == (33750, 43320)
    assert row["denominator_kind"] == "population"
    assert row["coverage_pct"] == pytest.approx(3375000 / 43320, rel=1e-12)


def test_thoi_long_denominator_is_people_and_no_target(printed_home: Home) -> None:
    row = _progress(printed_home, THOI_LONG, "vsi")
    assert (row["participant_count"], row["denominator_count"]) == (983, 28545)
    assert row["denominator_kind"] == "participating_age"
    assert (row["target_count"], row["attainment_pct"], row["gap_count"]) == (None, None, None)


def test_nga_bay_at_least_count_keeps_stated_coverage(printed_home: Home) -> None:
    assert _progress(printed_home, NGA_BAY, "vsi")["participant_count"] == 1159
    row = _progress(printed_home, NGA_BAY, "hi")
    assert (row["participant_count"], row["participant_qualifier"]) == (23000, "at_least")
    assert (row["coverage_pct"], row["coverage_qualifier"]) == (80.86, "exact")
    assert (row["attainment_pct"], row["attainment_qualifier"]) == (85, "at_least")


def test_o_mon_attainment_stands_without_a_count(printed_home: Home) -> None:
    row = _progress(printed_home, O_MON, "vsi")
    assert row["attainment_pct"] == 50.89
    assert (row["participant_count"], row["target_count"], row["gap_count"]) == (None, None, None)


def test_can_tho_target_is_derived_from_its_gap(printed_home: Home) -> None:
    row = _progress(printed_home, CAN_THO, "vsi")
    assert (row["participant_count"], row["participant_qualifier"]) == (75600, "at_least")
    assert (row["gap_count"], row["gap_qualifier"]) == (43000, "at_least")
    assert (row["target_count"], row["is_target_derived"]) == (118600, True)
    assert row["target_qualifier"] == "at_least"
    assert row["issuer"] == "social_security"


def test_can_tho_must_win_14333_people_a_month(printed_home: Home) -> None:
    row = _progress(printed_home, CAN_THO, "vsi")
    assert row["required_per_month_count"] == pytest.approx(43000 / 3, rel=1e-12)


def test_can_tho_has_no_baseline_to_judge_its_pace_by(printed_home: Home) -> None:
    row = _progress(printed_home, CAN_THO, "vsi")
    assert (row["pace_status"], row["pace_reason"]) == ("no_baseline", "no_baseline_report")
    assert (row["baseline_count"], row["expected_count"]) == (None, None)
    assert row["judged_month_end"].isoformat() == _SEPTEMBER


def test_can_tho_health_insurance_has_two_issuers(printed_home: Home) -> None:
    insurance = _progress(printed_home, CAN_THO, "hi", "social_security")
    committee = _progress(printed_home, CAN_THO, "hi", "people_committee")
    assert insurance["participant_count"] == committee["participant_count"] == 2940000
    assert insurance["participant_qualifier"] == "at_least"
    assert (insurance["gap_count"], insurance["gap_qualifier"]) == (154000, "at_least")
    assert (insurance["target_count"], insurance["is_target_derived"]) == (3094000, True)
    assert (committee["target_count"], committee["target_qualifier"]) == (3100000, "about")
    assert (committee["is_target_derived"], committee["is_default_issuer"]) == (False, True)


def test_lao_cai_festival_activities_stand_as_told(printed_home: Home) -> None:
    found = _measures(printed_home, _FESTIVAL, "15")
    names = ("launch", "conference", "small_group", "booth", "mobile_team", "other")
    assert [found[name] for name in names] == [(n, "exact") for n in (8, 5, 174, 2, 4, 204)]


def test_lao_cai_festival_results_stand_and_reconcile(printed_home: Home) -> None:
    found = _measures(printed_home, _FESTIVAL, "15")
    names = ("reached", "enrolled", "enrolled_vsi", "enrolled_hi", "cashless_switch")
    assert [found[name][0] for name in names] == [5742, 2745, 159, 2586, 380]
    assert found["enrolled"][0] == found["enrolled_vsi"][0] + found["enrolled_hi"][0]


@pytest.mark.parametrize(
    ("office", "enrolled", "cashless"),
    [("BHXH-15-YEN-BINH", 1077, 167), ("BHXH-15-VAN-CHAN", 127, 150)],
)
def test_lao_cai_offices_have_rows_of_their_own(
    printed_home: Home, office: str, enrolled: int, cashless: int
) -> None:
    found = _measures(printed_home, _FESTIVAL, office)
    assert found == {"enrolled": (enrolled, "exact"), "cashless_switch": (cashless, "exact")}


def test_nga_bay_conferences_are_under_a_plan(printed_home: Home) -> None:
    rows = _all(
        printed_home,
        "SELECT d.drive_kind, s.is_area, s.measure, s.value_count, s.attendee_count "
        "FROM mart_drive_summary AS s JOIN mart_drive AS d ON d.drive_code = s.drive_code "
        "WHERE s.unit_code = ?",
        NGA_BAY,
    )
    (row,) = rows
    assert tuple(row.values()) == ("plan", True, "conference", 14, 695)


def test_pu_sam_cap_undated_figures_are_shown_as_undated(printed_home: Home) -> None:
    row = _progress(printed_home, "03532", "hi")
    assert (row["participant_count"], row["is_undated"]) == (10493, True)
    assert (row["reported_date"], row["is_reported"]) == (None, False)
    assert (row["denominator_count"], row["coverage_qualifier"]) == (11500, "about")


def test_every_unit_of_every_province_has_a_row(printed_home: Home) -> None:
    rows = _all(
        printed_home,
        "SELECT province_code, count(*) AS n FROM mart_progress WHERE indicator_code = 'vsi' "
        "AND unit_level = 'commune' AND is_default_issuer GROUP BY province_code",
    )
    shipped = [row["province_code"] for row in _shipped("reference/units.csv")]
    assert {row["province_code"]: row["n"] for row in rows} == {
        code: shipped.count(code) for code in ("92", "15", "12", "MH")
    }
    assert len(shipped) == 240 + 103


def test_no_printed_figure_is_simulated_and_no_check_found_anything(printed_home: Home) -> None:
    assert (
        _all(
            printed_home,
            "SELECT 1 FROM mart_progress WHERE is_simulated AND participant_count IS NOT NULL",
        )
        == []
    )
    assert _all(printed_home, "SELECT * FROM mart_check") == []
