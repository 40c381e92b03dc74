"""Coverage, attainment, gap and what a month must bring, of a figure against a goal."""

import datetime as dt
from fractions import Fraction

from tests.second_implementation.figures import Figure
from tests.second_implementation.goals import Goal
from tests.second_implementation.world import months_between


def coverage_pct(figure: Figure) -> Fraction | None:
    """Computed before stated, but an inexact count gives way to a stated coverage."""
    computed = _ratio(figure.whole_count, figure.people)
    stated = _fraction(figure.coverage)
    if figure.count is not None and figure.qualifier != "exact":
        return _first(stated, computed)
    return _first(computed, stated)


def attainment_pct(figure: Figure, goal: Goal | None, stated: int | None) -> Fraction | None:
    """The same for attainment; at last by way of a target that is a coverage."""
    computed = _ratio(figure.whole_count, goal.count if goal else None)
    by_coverage = _ratio(coverage_pct(figure), goal.coverage if goal else None)
    if figure.count is not None and figure.qualifier != "exact":
        return _first(_fraction(stated), computed, by_coverage)
    return _first(computed, _fraction(stated), by_coverage)


def gap_count(figure: Figure, goal: Goal | None, stated: int | None) -> int | None:
    """Stated before computed, never below zero, unknown where count or target is."""
    if stated is not None:
        return stated
    if figure.whole_count is None or goal is None or goal.count is None:
        return None
    return max(goal.count - figure.whole_count, 0)


def months_left(goal: Goal | None, day: dt.date) -> int | None:
    """The months after the day's own until the goal's period ends; none once that is over."""
    if goal is None or goal.end <= day:
        return None
    return months_between(day, goal.end)


def required_per_month(gap: int | None, left: int | None) -> Fraction | None:
    """The gap over the months left; nothing in the last month."""
    return None if gap is None or not left else Fraction(gap, left)


def _ratio(part: Fraction | int | None, whole: int | None) -> Fraction | None:
    return None if part is None or not whole else Fraction(part) * 100 / whole


def _fraction(value: int | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _first(*values: Fraction | None) -> Fraction | None:
    return next((value for value in values if value is not None), None)
