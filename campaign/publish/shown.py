"""What the pages of one build show of a province: its months, headline figures and units."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from campaign.store import query
from campaign.store.query import Row
from campaign.terms import MapMeasure


@dataclass(frozen=True)
class Standing:
    """A province's headline figures in a month, as the pages show them; None is unknown."""

    month_end: dt.date
    participant_count: int | None
    participant_qualifier: str | None
    counted_unit_count: int | None
    is_summed: bool
    coverage_pct: float | None
    coverage_qualifier: str | None
    attainment_pct: float | None
    attainment_qualifier: str | None
    target_count: int | None
    gap_count: int | None


def month_end_of(day: dt.date) -> dt.date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def measure_shown(rows: Iterable[Mapping[str, Any]]) -> MapMeasure:
    """Which ratio the map of these units opens with.

    The way to the target is what a campaign asks for, unless most units with a coverage have none.
    """
    covered = [row for row in rows if row["coverage_pct"] is not None]
    without = sum(row["attainment_pct"] is None for row in covered)
    return MapMeasure.COVERAGE if without * 2 > len(covered) else MapMeasure.ATTAINMENT


class Pages:
    """What the pages of one build show; a build that is not there shows nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._progress: dict[tuple[str, dt.date], list[Row]] = {}

    def _select(self, mart: str, **options: object) -> list[Row]:
        return query.select(self._path, mart, **options) if self._path else []  # type: ignore[arg-type]

    def provinces(self) -> dict[str, str]:
        """The province of every unit."""
        return {row["unit_code"]: row["province_code"] for row in self._select("mart_unit")}

    def indicators(self) -> list[str]:
        """All indicators in the order of the pages."""
        rows = self._select("mart_indicator", order_by=("indicator_rank",))
        return [row["indicator_code"] for row in rows]

    def last_month(self, province: str) -> dt.date:
        """The month that the pages open with."""
        return max(self._months[province])

    @cached_property
    def _months(self) -> dict[str, list[dt.date]]:
        months: dict[str, list[dt.date]] = defaultdict(list)
        for row in self._select("mart_month"):
            months[row["province_code"]].append(row["month_end"])
        return months

    def rows(self, province: str, indicator: str, month: dt.date) -> list[Row]:
        """A row per unit by the default issuer, of the latest known month up to that of `month`."""
        known = [end for end in self._months[province] if end <= month]
        if not known:
            return []
        key = (province, max(known))
        if key not in self._progress:
            where = {"province_code": key[0], "month_end": key[1], "is_default_issuer": True}
            self._progress[key] = self._select("mart_progress", where=where)
        return [row for row in self._progress[key] if row["indicator_code"] == indicator]

    def reported(self, province: str, indicator: str, month: dt.date) -> tuple[int, int]:
        """How many units have reported the month itself, and of how many."""
        return self._reported.get((province, indicator, month), (0, 0))

    @cached_property
    def _reported(self) -> dict[tuple[str, str, dt.date], tuple[int, int]]:
        return {
            (row["province_code"], row["indicator_code"], row["month_end"]): (
                row["reported_unit_count"],
                row["unit_count"],
            )
            for row in self._select("mart_reporting_summary")
        }

    def standing(self, province: str, indicator: str, month: dt.date) -> Standing | None:
        """The province's own figures; None where it has no row."""
        for row in self.rows(province, indicator, month):
            if row["unit_code"] == province:
                return Standing(**{name: row[name] for name in Standing.__dataclass_fields__})
        return None
