"""Worlds by chance, and a world as the rows of raw tables."""

import datetime as dt

from hypothesis import strategies as st

from tests.second_implementation.world import (
    ISSUERS,
    PLACES,
    PROVINCE,
    UNITS,
    Report,
    Target,
    Weights,
    World,
    month_ends,
    months_between,
)

Rows = dict[str, list[dict[str, str | None]]]

_QUALIFIERS = ("exact", "exact", "at_least", "about")
_DECISIONS = (None, "10/QĐ", "20/QĐ")
_FIRST, _TURN, _LAST = dt.date(2024, 9, 30), dt.date(2024, 12, 31), dt.date(2025, 7, 31)
_DATES = (*month_ends(_FIRST, _LAST), dt.date(2025, 1, 5), dt.date(2025, 3, 15))
_PERIODS = (
    (dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    (dt.date(2025, 1, 1), dt.date(2025, 6, 30)),
    (dt.date(2024, 12, 1), dt.date(2025, 3, 31)),
    (dt.date(2025, 2, 1), dt.date(2025, 5, 15)),
)
_DECIDED = (None, dt.date(2025, 1, 10), dt.date(2025, 3, 31), dt.date(2025, 4, 20))

_small = st.integers(0, 60)
_stock = st.integers(0, 300)
_rarely_pct = st.sampled_from((None, None, None)) | st.integers(0, 120)
_rarely_people = st.sampled_from((None, None, None)) | st.integers(0, 400)


@st.composite
def _history(draw: st.DrawFn, unit: str) -> list[Report]:
    """Reports of one unit, some months left out: a stock that grows evenly, or nearly so.

    From 100 at the turn of the year ten people a month are exactly the plan to 220, nine are
    its threshold.
    """
    left_out = draw(st.sets(st.sampled_from(_DATES), max_size=9))
    dates = [] if draw(st.integers(0, 4)) == 0 else sorted(set(_DATES) - left_out)
    start = draw(st.sampled_from((100, 100, 0)) | _stock)
    step = draw(st.sampled_from((9, 10, 10, -9)) | st.integers(-15, 40))
    reports = []
    for date in dates:
        noise = draw(st.sampled_from((0, 0, 0)) | st.integers(-20, 20))
        count = max(start + step * months_between(_TURN, date) + noise, 0)
        told = draw(st.sampled_from((count,) * 5 + (None,)))
        reports.append(_report(draw, unit, date, told))
    if not dates or draw(st.integers(0, 5)) == 0:
        reports.append(_report(draw, unit, None, draw(_stock)))
    return [report for report in reports if _says_anything(report)]


def _report(draw: st.DrawFn, unit: str, date: dt.date | None, count: int | None) -> Report:
    return Report(
        unit=unit,
        date=date,
        count=count,
        coverage=draw(_rarely_pct),
        attainment=draw(_rarely_pct),
        gap=draw(st.sampled_from((None, None, None)) | _stock),
        people=draw(_rarely_people),
        qualifier=draw(st.sampled_from(_QUALIFIERS)),
        issuer=draw(st.none() | st.sampled_from(ISSUERS)),
    )


def _says_anything(report: Report) -> bool:
    return (report.count, report.coverage, report.attainment, report.gap) != (None,) * 4


_target = st.builds(
    Target,
    unit=st.sampled_from(PLACES),
    issuer=st.sampled_from(ISSUERS),
    count=st.none() | st.integers(0, 400) | st.sampled_from((220, 160, 150, 130, 60, 0)),
    coverage=_rarely_pct,
    period=st.sampled_from(_PERIODS),
    decision=st.sampled_from(_DECISIONS),
    decided=st.sampled_from(_DECIDED),
).filter(lambda target: (target.count, target.coverage) != (None, None))


@st.composite
def _weights(draw: st.DrawFn) -> Weights:
    """A list for one of the periods; some of its months may have no row."""
    start, end = draw(st.sampled_from(_PERIODS))
    months = draw(st.lists(st.sampled_from(month_ends(start, end)), min_size=1, unique=True))
    return Weights(
        unit=draw(st.sampled_from(PLACES)),
        issuer=draw(st.sampled_from(ISSUERS)),
        start=start,
        decision=draw(st.sampled_from(_DECISIONS)),
        by_month=tuple((month, draw(_small)) for month in sorted(months)),
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A world with at least one dated report."""
    reports = [report for unit in PLACES for report in draw(_history(unit))]
    if not any(report.date for report in reports):
        reports.append(_report(draw, UNITS[0], _FIRST, draw(_stock)))
    targets = st.lists(
        _target,
        min_size=3,
        max_size=10,
        unique_by=lambda t: (t.unit, t.issuer, t.period[0], t.decision),
    )
    weights = st.lists(
        _weights(), max_size=4, unique_by=lambda w: (w.unit, w.issuer, w.start, w.decision)
    )
    return World(
        reports=tuple(reports),
        targets=tuple(draw(targets)),
        weights=tuple(draw(weights)),
        people=draw(st.dictionaries(st.sampled_from(PLACES), st.integers(0, 400))),
    )


def raw_tables(world: World) -> Rows:
    """The world as rows of raw tables."""
    reports = [
        _text(
            unit_code=r.unit, indicator_code="vsi", as_of_date=r.date, participant_count=r.count,
            coverage_pct=r.coverage, attainment_pct=r.attainment, gap_count=r.gap,
            denominator_count=r.people, qualifier=r.qualifier, issuer=r.issuer,
        )
        for r in world.reports
    ]  # fmt: skip
    targets = [
        _text(
            unit_code=t.unit, indicator_code="vsi", issuer=t.issuer, target_count=t.count,
            target_coverage_pct=t.coverage, period_start=t.period[0], period_end=t.period[1],
            decision_no=t.decision, decided_on=t.decided,
        )
        for t in world.targets
    ]  # fmt: skip
    phasing = [
        _text(
            unit_code=w.unit, indicator_code="vsi", issuer=w.issuer, period_start=w.start,
            decision_no=w.decision, month=month, weight_pct=weight,
        )
        for w in world.weights
        for month, weight in w.by_month
    ]  # fmt: skip
    people = [
        _text(unit_code=unit, denominator_kind="participating_age", people_count=count)
        for unit, count in world.people.items()
    ]
    units = [_text(unit_code=unit, unit_name=unit, province_code=PROVINCE) for unit in UNITS]
    return {
        "raw_reports": reports,
        "raw_targets": targets,
        "raw_phasing": phasing,
        "raw_denominators": people,
        "raw_units": units,
    }


def _text(**cells: object) -> dict[str, str | None]:
    return {name: None if cell is None else str(cell) for name, cell in cells.items()}
