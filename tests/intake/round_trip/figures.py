"""What a made-up table says, whatever way it is written in."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from hypothesis import assume
from hypothesis import strategies as st

from campaign.kinds import SPECS
from campaign.terms import Kind, Qualifier
from campaign.thresholds import MAX_PCT
from tests.intake.files import reference

Row = dict[str, object]

KINDS = (Kind.REPORTS, Kind.TARGETS, Kind.DENOMINATORS)
INDICATORS = ("vsi", "hi", "hi_household", "hi_pupil", "csi", "ui")
PEOPLE = ("population", "labour_force", "participating_age", "pupils")
QUALIFIER_OF = {
    "participant_count": "qualifier",
    "target_count": "qualifier",
    "people_count": "qualifier",
    "coverage_pct": "coverage_qualifier",
    "attainment_pct": "attainment_qualifier",
    "gap_count": "gap_qualifier",
}
_REPORTED = ("participant_count", "coverage_pct", "attainment_pct", "gap_count", "new_count")
_CENT = Decimal("0.01")
_MOST_PEOPLE = 3_000_000


@dataclass(frozen=True)
class Figure:
    """A count or a rate, and how exact it is."""

    value: int | Decimal
    qualifier: Qualifier = Qualifier.EXACT


Figures = dict[tuple[str, str], Figure]
"""By measure and indicator, for people by `people_count` and the kind."""


@dataclass(frozen=True)
class Told:
    """What one unit tells; a figure that is not there is unknown."""

    unit_code: str
    figures: Figures = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """Units by measures of some indicators on one day; `columns` also name those left blank."""

    province: str
    day: dt.date
    columns: tuple[tuple[str, str], ...]
    told: tuple[Told, ...]
    issuer: str = "people_committee"

    def of(self, measure: str) -> list[str]:
        """The indicators, or kinds of people, of which there is a column of this measure."""
        return [of for name, of in self.columns if name == measure]

    @property
    def indicators(self) -> list[str]:
        """The indicators in the order of their columns."""
        return list(dict.fromkeys(of for name, of in self.columns if name != "people_count"))

    def rows(self, kind: Kind) -> list[Row]:
        """The canonical rows of a kind, with what is known and nothing else."""
        rows = {Kind.REPORTS: self._reports, Kind.TARGETS: self._targets}
        return list(rows.get(kind, self._denominators)())

    def _reports(self) -> Iterator[Row]:
        for told, indicator in self._each():
            known = _known(told, _REPORTED, indicator)
            if set(known) & set(SPECS[Kind.REPORTS].figures):
                key = {"unit_code": told.unit_code, "indicator_code": indicator}
                yield key | {"as_of_date": self.day} | known

    def _targets(self) -> Iterator[Row]:
        for told, indicator in self._each():
            known = _known(told, ("target_count",), indicator)
            if known:
                key = {"unit_code": told.unit_code, "indicator_code": indicator}
                year = {
                    "period_start": dt.date(self.day.year, 1, 1),
                    "period_end": dt.date(self.day.year, 12, 31),
                }
                yield key | year | {"issuer": self.issuer} | known

    def _denominators(self) -> Iterator[Row]:
        for told in self.told:
            for kind in self.of("people_count"):
                known = _known(told, ("people_count",), kind)
                if known:
                    key = {"unit_code": told.unit_code, "denominator_kind": kind}
                    yield key | {"as_of_date": self.day} | known

    def _each(self) -> Iterator[tuple[Told, str]]:
        return ((told, indicator) for told in self.told for indicator in self.indicators)


def _known(told: Told, measures: tuple[str, ...], of: str) -> Row:
    """The unit's figures of these measures, each with its qualifier unless it is exact."""
    row: Row = {}
    for measure in measures:
        figure = told.figures.get((measure, of))
        if figure is None:
            continue
        is_rate = isinstance(figure.value, Decimal)
        row[measure] = float(figure.value) if is_rate else figure.value
        if figure.qualifier is not Qualifier.EXACT and measure in QUALIFIER_OF:
            row[QUALIFIER_OF[measure]] = figure.qualifier.value
    return row


_SIZES = st.sampled_from([9, 999, 9_999, 99_999, _MOST_PEOPLE])
_QUALIFIERS = st.sampled_from([Qualifier.EXACT] * 12 + [Qualifier.AT_LEAST, Qualifier.ABOUT])


@st.composite
def tables(draw: st.DrawFn, days: st.SearchStrategy[dt.date], *, most_pct: int = MAX_PCT) -> Table:
    """Tables of one to six units, with figures that agree with each other or stand alone.

    No rate is above `most_pct`.
    """
    province = draw(st.sampled_from(["92", "92", "15", "12"]))
    codes = [unit.code for unit in reference().units_of(province)]
    units = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=6, unique=True))
    columns = draw(_columns())
    size = draw(_SIZES)
    is_qualified = draw(st.integers(0, 4)) == 0
    told = tuple(
        Told(unit, _figures(draw, columns, size, most_pct, is_qualified=is_qualified))
        for unit in units
    )
    table = Table(province, draw(days), columns, told)
    assume(any(table.rows(kind) for kind in KINDS))
    return table


@st.composite
def _columns(draw: st.DrawFn) -> tuple[tuple[str, str], ...]:
    people = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
    indicators = draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=3, unique=True))
    columns = [("people_count", kind) for kind in people]
    for indicator in indicators:
        names = ["target_count", "participant_count", "attainment_pct", "coverage_pct", "gap_count"]
        chosen = draw(st.sets(st.sampled_from(names), min_size=1))
        names = [name for name in names if name in chosen]
        if "participant_count" in chosen and draw(st.integers(0, 5)) == 0:
            names.append("new_count")
        columns += [(name, indicator) for name in names]
    return tuple(columns)


def _figures(
    draw: st.DrawFn,
    columns: tuple[tuple[str, str], ...],
    size: int,
    most_pct: int,
    *,
    is_qualified: bool,
) -> Figures:
    """A unit's figures; rates agree with the counts beside them, as far as those are told."""
    figures: Figures = {}
    for measure, of in columns:
        if draw(st.integers(0, 9)) == 0 and measure != "participant_count":
            continue
        value = _value(draw, measure, of, figures, most_pct if measure.endswith("_pct") else size)
        if value is None:
            continue
        qualifier = draw(_QUALIFIERS) if is_qualified and value else Qualifier.EXACT
        has_qualifier = measure in QUALIFIER_OF
        figures[measure, of] = Figure(value, qualifier if has_qualifier else Qualifier.EXACT)
    return figures


def _value(
    draw: st.DrawFn, measure: str, of: str, figures: Mapping[tuple[str, str], Figure], most: int
) -> int | Decimal | None:
    """A count or a rate; None for a rate that would be above `most`."""
    if not measure.endswith("_pct"):
        return draw(st.integers(0, most))
    top = figures.get(("participant_count", of))
    whole = ("target_count", of)
    if measure == "coverage_pct":
        whole = ("people_count", reference().denominator_kinds.get(of, ""))
    bottom = figures.get(whole)
    rounding = draw(st.sampled_from([ROUND_DOWN, ROUND_HALF_UP]))
    if top and bottom and bottom.value:
        share = Decimal(top.value) * 100 / Decimal(bottom.value)
        return share.quantize(_CENT, rounding) if share <= most else None
    return Decimal(draw(st.integers(0, min(most, 150) * 100))) / 100
