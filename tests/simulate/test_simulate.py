"""The simulated province: the same every time, of any size, and its figures hang together."""

import dataclasses
import datetime as dt
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from campaign import publish
from campaign.home import Home
from campaign.intake.letters import fold, plain_letters
from campaign.intake.reference import load_reference
from campaign.simulate import PROVINCE_CODE, Scope, Simulated, simulate, write_home
from campaign.simulate.effect import VSI_PER_1000_PEOPLE
from campaign.simulate.names import FORMER_NAMES, unit_names
from campaign.simulate.roles import Role
from campaign.simulate.scope import ScopeError
from campaign.store import query
from tests.simulate.sheets import latest, named, rows_of

# The shipped size is started by the tests of publishing.
SIZES = [(5, 6), (5, 60), (17, 9), (400, 6)]


@pytest.fixture(scope="module")
def shipped() -> Simulated:
    """The province as it is shipped."""
    return simulate(Scope())


def _reports(simulated: Simulated) -> dict[tuple[str, ...], dict[str, str]]:
    files = [f for f in simulated.files if b"participant_count" in f.payload.split(b"\n")[0]]
    return latest(files, "indicator_code", "unit_code", "as_of_date")


def test_the_same_scope_gives_the_same_bytes() -> None:
    one, other = simulate(Scope(17, 9, 5)), simulate(Scope(17, 9, 5))
    assert (one.files, one.reference) == (other.files, other.reference)


def test_another_seed_gives_another_province() -> None:
    assert simulate(Scope(17, 9, 5)).files != simulate(Scope(17, 9, 6)).files


def test_the_shipped_files_are_those_of_the_default_scope(shipped: Simulated) -> None:
    home = Home.default().simulated
    kept = {path.name: path.read_bytes() for path in home.published.iterdir()}
    assert kept == {file.name: file.payload for file in shipped.files}
    assert [(first.path.name, first.received_at) for first in home.published_files()] == [
        (file.name, file.received_at.isoformat()) for file in shipped.files
    ]


def test_the_shipped_lists_hold_the_rows_of_the_default_scope(
    shipped: Simulated, tmp_path: Path
) -> None:
    write_home(shipped, tmp_path / "whole")
    for name in shipped.reference:
        whole = (tmp_path / "whole" / "reference" / f"{name}.csv").read_text("utf-8").splitlines()
        listed = Home.default().reference_files()[name].read_text("utf-8").splitlines()
        if name == "provinces":
            # There it is the fourth, by itself it is the first.
            whole = [line.removesuffix(",1") + ",4" for line in whole]
        assert whole[1:] == [line for line in listed if PROVINCE_CODE in line.split(",")[:2]] or (
            whole[1:] == listed[-len(whole) + 1 :]
        )


@pytest.mark.parametrize("scope", [(4, 24, 1), (401, 24, 1), (103, 5, 1), (103, 61, 1), (9, 9, -1)])
def test_a_size_that_cannot_be_made_is_refused(scope: tuple[int, int, int]) -> None:
    with pytest.raises(ScopeError):
        Scope(*scope)


@pytest.mark.parametrize(("units", "months"), SIZES)
def test_any_size_is_a_home_whose_first_start_takes_every_file(
    units: int, months: int, tmp_path: Path
) -> None:
    simulated = simulate(Scope(units, months, 3))
    home = Home(tmp_path / "made")
    write_home(simulated, home.root)
    publish.ensure_ready(home)
    path = publish.current_path(home)
    assert path is not None
    taken = query.select(path, "mart_upload", order_by=("upload_sequence",))
    assert [(row["file_name"], row["received_at"]) for row in taken] == [
        (file.name, file.received_at) for file in simulated.files
    ]
    assert all(row["is_simulated"] for row in taken)
    shown = query.select(path, "mart_month", where={"province_code": PROVINCE_CODE})
    assert len(shown) == months
    places = query.select(path, "mart_unit", where={"unit_level": "commune"})
    assert len({(p["tile_column_rank"], p["tile_row_rank"]) for p in places}) == units


def test_no_name_is_that_of_a_listed_unit() -> None:
    names = [*unit_names(400, np.random.default_rng(0)), *FORMER_NAMES]
    listed = load_reference(Home.default().reference_files()).units.values()
    real = {plain_letters(u.name) for u in listed if u.province_code != PROVINCE_CODE}
    letters = [plain_letters(name) for name in names]
    assert not real.intersection(letters)
    assert len(set(letters)) == len(names)
    assert all(name != plain_letters(name) and fold(name) == name.lower() for name in names)


def test_sizes_are_spread_and_both_types_of_unit_exist(shipped: Simulated) -> None:
    people = [place.population for place in shipped.places]
    assert 3_000 <= min(people) < 6_000
    assert 40_000 < max(people) <= 60_000
    assert min(Counter(place.unit_type for place in shipped.places).values()) > 20
    assert len({place.office for place in shipped.places}) == 7


def test_a_stock_is_the_last_one_and_what_came_and_went(shipped: Simulated) -> None:
    rows = _reports(shipped)
    checked = 0
    for (indicator, unit, day), row in rows.items():
        if not row.get("new_count"):
            continue
        before = dt.date.fromisoformat(day).replace(day=1) - dt.timedelta(days=1)
        last = int(rows[indicator, unit, before.isoformat()]["participant_count"])
        came = int(row["new_count"]) + int(row["returned_count"])
        assert int(row["participant_count"]) == last + came - int(row["stopped_count"])
        checked += 1
    assert checked > 2_000


def test_units_that_enrol_together_lapse_together(shipped: Simulated) -> None:
    flows, scope = shipped.truth.household, shipped.scope
    shares = flows.stopped.sum(axis=1) / flows.stock.sum(axis=1)
    month = scope.months.index(dt.date(2025, 8, 31))  # three months after the peak month of May
    assert shares[month] > shares[month - 1] * 1.05


def test_february_is_the_slowest_month(shipped: Simulated) -> None:
    new = shipped.truth.vsi.new.sum(axis=1)
    for year in (2024, 2025):
        months = [i for i, day in enumerate(shipped.scope.months) if day.year == year]
        assert shipped.scope.months[min(months, key=lambda i: new[i])].month == 2


def test_a_drive_brings_what_is_built_in(shipped: Simulated) -> None:
    """Judged where the truth is known: what the drives added, by people of participating age."""
    able = latest(named(shipped, "so-nguoi-2023"), "denominator_kind", "unit_code")
    people = np.array(
        [int(able["participating_age", p.code]["people_count"]) for p in shipped.places]
    )
    for part in shipped.truth.drives:
        rate = part.extra_vsi.sum() / people[part.units].sum() * 1000
        assert rate == pytest.approx(VSI_PER_1000_PEOPLE[part.drive.kind], rel=0.15)
        assert not part.extra_vsi[~part.units].any()
    joined = np.array([part.units for part in shipped.truth.drives])
    assert 5 <= (~joined.any(axis=0)).sum() <= 20
    assert [p.drive.kind.value for p in shipped.truth.drives].count("peak_month") == 4


def test_targets_add_up_for_one_issuer_and_nearly_for_the_other(shipped: Simulated) -> None:
    for year in (2024, 2025):
        for issuer, off in (("ubnd", 0), ("bhxh", 37)):
            (file,) = named(shipped, f"chi-tieu-{year}-{issuer}.csv")
            for indicator in ("vsi", "hi"):
                rows = [r for r in rows_of(file) if r["indicator_code"] == indicator]
                whole, *parts = [int(row["target_count"]) for row in rows]
                assert rows[0]["unit_code"] == PROVINCE_CODE
                assert whole - sum(parts) == off


def test_the_amended_targets_add_up_too(shipped: Simulated) -> None:
    first, amended = (
        {r["unit_code"]: r for r in rows_of(f) if r["indicator_code"] == "vsi"}
        for f in named(shipped, "chi-tieu-2025-ubnd")
    )
    if len(first) < len(amended):
        first, amended = amended, first
    assert 10 < len(amended) < 60
    assert {row["period_start"] for row in amended.values()} == {"2025-01-01"}
    assert all(row["decision_no"].endswith("/QĐ-UBND") for row in amended.values())
    now = {code: int((amended.get(code) or row)["target_count"]) for code, row in first.items()}
    assert now.pop(PROVINCE_CODE) == sum(now.values())


def test_every_odd_unit_is_there(shipped: Simulated) -> None:
    assert set(shipped.roles) == set(Role)
    code = {role: shipped.places[place].code for role, place in shipped.roles.items()}
    rows = _reports(shipped)
    days = {
        c: sorted(day for indicator, unit, day in rows if (indicator, unit) == ("vsi", c))
        for c in code.values()
    }
    assert days[code[Role.NEVER_REPORTED]] == []
    assert len(days[code[Role.ONE_REPORT]]) == 1
    assert days[code[Role.NO_BASELINE]][0] > "2025-01-01"
    assert days[code[Role.FELL_SILENT]][-1] == "2025-05-31"
    assert "2024-09-30" not in days[code[Role.EXEMPT]]
    targets = latest(named(shipped, "chi-tieu-2025-ubnd.csv"), "indicator_code", "unit_code")
    assert targets["vsi", code[Role.ZERO_TARGET]]["target_count"] == "0"
    assert targets["vsi", code[Role.NO_DECISION]]["decision_no"] == ""
    low = int(targets["vsi", code[Role.LOW_TARGET]]["target_count"])
    assert low < int(rows["vsi", code[Role.LOW_TARGET], "2024-12-31"]["participant_count"])
    lost = [
        int(rows["vsi", code[Role.DIGIT_LOST], d]["participant_count"])
        for d in ("2025-04-30", "2025-05-31", "2025-06-30")
    ]
    assert lost[1] * 5 < min(lost[0], lost[2])


def test_the_merged_units_history_was_recast(shipped: Simulated) -> None:
    merged = shipped.places[shipped.roles[Role.MERGED]]
    (file,) = named(shipped, "sau-sap-nhap")
    rows = [row for row in rows_of(file) if row["indicator_code"] == "vsi"]
    assert {row["unit_code"] for row in rows} == {merged.code}
    assert (rows[0]["as_of_date"], rows[-1]["as_of_date"]) == ("2023-10-31", "2025-06-30")
    assert all("hai đơn vị cũ" in row["note"] for row in rows)
    reference = load_reference(Home.default().reference_files())
    for name in FORMER_NAMES:
        match = reference.match(name, province=PROVINCE_CODE, day=dt.date(2025, 6, 30))
        assert match.unit is not None
        assert (match.unit.code, match.is_part) == (merged.code, True)
        assert reference.match(name, province=PROVINCE_CODE, day=dt.date(2025, 7, 1)).unit is None


def test_files_are_late_missing_corrected_and_sent_twice(shipped: Simulated) -> None:
    rows = _reports(shipped)
    known = {(unit, day) for indicator, unit, day in rows if indicator == "vsi"}
    assert 20 < 103 * 24 - len([1 for unit, _ in known if unit != PROVINCE_CODE]) < 200
    late = named(shipped, "gui-muon")
    assert len(late) > 30
    days = Counter(file.received_at.day for file in late)
    assert min(days) > 5
    assert min(days) <= 15 < max(days)
    assert len(days) > 8
    assert len(named(shipped, "dieu-chinh-20")) == 2
    sent = Counter(file.payload for file in shipped.files)
    assert [n for n in sent.values() if n > 1] == [2]


def test_one_office_copied_last_months_counts(shipped: Simulated) -> None:
    rows = _reports(shipped)
    same = [
        place
        for place in shipped.places
        if rows.get(("vsi", place.code, "2025-03-31"), {}).get("participant_count")
        == rows.get(("vsi", place.code, "2025-04-30"), {}).get("participant_count")
        and ("vsi", place.code, "2025-03-31") in rows
    ]
    assert len(same) >= 10
    assert Counter(place.office for place in same).most_common(1)[0][1] >= 10


def test_one_unit_has_changed_its_office(shipped: Simulated) -> None:
    offices = Counter(str(row["unit_code"]) for row in shipped.reference["office_units"])
    assert [code for code, n in offices.items() if n > 1] == [
        shipped.places[shipped.roles[Role.TWO_OFFICES]].code
    ]


def test_the_shipped_province_is_small(shipped: Simulated) -> None:
    assert sum(len(file.payload) for file in shipped.files) < 1_000_000
    assert dataclasses.asdict(shipped.scope) == {"unit_count": 103, "month_count": 24, "seed": 1}
