"""The SQL against a second implementation in plain Python, row by row, on generated worlds."""

import math
from collections import Counter
from fractions import Fraction
from typing import Any

from hypothesis import given

from campaign.terms import PaceReason, PaceStatus
from tests.examples import examples
from tests.second_implementation.given import raw_tables, worlds
from tests.second_implementation.progress import progress
from tests.second_implementation.world import PROVINCE, UNITS, World, month_end
from tests.views import sandbox


def _from_sql(world: World) -> list[dict[str, Any]]:
    connection = sandbox.make(raw_tables(world))
    cursor = connection.execute("SELECT * FROM mart_progress")
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    connection.close()
    return rows


def _key(row: dict[str, Any]) -> tuple[str, str, str]:
    return (row["unit_code"], str(row["issuer"]), row["month_end"].isoformat())


def _same(left: object, right: object) -> bool:
    if isinstance(left, float) and isinstance(right, int | float | Fraction):
        return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9)
    return left == right


def _differing(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, tuple[object, object]]:
    return {
        name: (found[name], value)
        for name, value in wanted.items()
        if not _same(found[name], value)
    }


def test_sql_and_python_say_the_same_and_every_status_comes_up() -> None:
    seen: Counter[object] = Counter()

    @examples(80)
    @given(worlds())
    def compare(world: World) -> None:
        found = sorted(_from_sql(world), key=_key)
        wanted = sorted(progress(world), key=_key)
        assert [_key(row) for row in found] == [_key(row) for row in wanted]
        for found_row, wanted_row in zip(found, wanted, strict=True):
            assert _differing(found_row, wanted_row) == {}, _key(wanted_row)
            seen.update((wanted_row["pace_status"], wanted_row["pace_reason"]))

    compare()
    assert {*PaceStatus, *PaceReason} - set(seen) == set(), seen


@examples(15)
@given(worlds())
def test_totals_reconcile(world: World) -> None:
    """A summed province is the sum of its rows, no report is lost, and no key repeats."""
    rows = _from_sql(world)
    assert len({_key(row) for row in rows}) == len(rows)
    default = {(r["unit_code"], r["month_end"]): r for r in rows if r["is_default_issuer"]}
    for (unit, month), row in default.items():
        if unit == PROVINCE and row["is_summed"]:
            counts = [default[name, month]["participant_count"] for name in UNITS]
            assert row["participant_count"] == sum(filter(None, counts))
            assert row["counted_unit_count"] == sum(count is not None for count in counts)
    for report in world.reports:
        if report.date and report.unit != PROVINCE:
            assert default[report.unit, month_end(report.date)]["reported_date"] >= report.date
