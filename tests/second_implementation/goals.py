"""Which target is in force for a unit in a month, and how its way is shared among the months."""

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction

from tests.second_implementation.figures import Figure
from tests.second_implementation.world import (
    ISSUERS,
    PROVINCE,
    UNITS,
    Target,
    Weights,
    World,
    month_end,
    month_ends,
    months_of,
)


@dataclass(frozen=True)
class Goal:
    """A target in force: given, summed over all units, or derived from a stated gap."""

    start: dt.date
    end: dt.date
    count: int | None
    coverage: int | None = None
    is_derived: bool = False
    decision: str | None = None


def goal_of(world: World, unit: str, issuer: str, month: dt.date, figure: Figure) -> Goal | None:
    """Given before summed before derived; a given coverage takes a derived count beside it."""
    goal = _given_goal(world, unit, issuer, month)
    if goal is None and unit == PROVINCE:
        goal = _summed_goal(world, issuer, month)
    if figure.issuer != issuer or figure.count is None or figure.gap is None:
        return goal
    derived = figure.count + figure.gap
    if goal is None:
        year = (dt.date(month.year, 1, 1), dt.date(month.year, 12, 31))
        return Goal(*year, derived, is_derived=True)
    if goal.count is not None:
        return goal
    return replace(goal, count=derived, is_derived=True)


def has_ended(world: World, unit: str, month: dt.date) -> bool:
    """Whether any target of the unit ended before the month, its wards' sum included."""
    first = month.replace(day=1)
    own = any(t.unit == unit and t.period[1] < first for t in world.targets)
    if own or unit != PROVINCE:
        return own
    summed = [
        _summed_goal(world, issuer, earlier) for issuer in ISSUERS for earlier in months_of(world)
    ]
    return any(goal is not None and goal.end < first for goal in summed)


def planned_share(world: World, unit: str, issuer: str, goal: Goal, month: dt.date) -> Fraction:
    """How much of the goal's way should be done by the month's end; none outside its period."""
    months = month_ends(goal.start, goal.end)
    if month not in months:
        return Fraction(0)
    listed = _weights(world, unit, issuer, goal)
    weights = [listed.get(name, 0) for name in months]
    if not sum(weights):
        weights = [1] * len(months)
    return Fraction(sum(weights[: months.index(month) + 1]), sum(weights))


def _weights(world: World, unit: str, issuer: str, goal: Goal) -> dict[dt.date, int]:
    """The nearest list: that of the decision or of none, the unit's own, the decision's, any."""

    def distance(weights: Weights) -> tuple[bool, bool, bool]:
        return (
            weights.decision not in (None, goal.decision),
            weights.unit != unit,
            weights.decision != goal.decision,
        )

    lists = [
        weights
        for weights in sorted(world.weights, key=lambda w: w.decision or "", reverse=True)
        if weights.unit in (unit, PROVINCE)
        and (weights.issuer, weights.start) == (issuer, goal.start)
    ]
    nearest = min(lists, key=distance, default=None)
    return dict(nearest.by_month) if nearest else {}


def _given_goal(world: World, unit: str, issuer: str, month: dt.date) -> Goal | None:
    """Of the targets whose period touches the month the last decided, else the first to come."""
    touching = [
        target
        for target in world.targets
        if (target.unit, target.issuer) == (unit, issuer)
        and target.period[0] <= month <= month_end(target.period[1])
    ]
    decided = [target for target in touching if target.known_from <= month]
    if decided:
        day = max(target.known_from for target in decided)
    else:
        day = min((target.known_from for target in touching), default=month)
    of_that_day = [target for target in touching if target.known_from == day]
    found = max(of_that_day, key=_tie_break, default=None)
    return found and Goal(*found.period, found.count, found.coverage, decision=found.decision)


def _tie_break(target: Target) -> tuple[str, dt.date]:
    return (target.decision or "", target.period[0])


def _summed_goal(world: World, issuer: str, month: dt.date) -> Goal | None:
    """Only when every unit has a target to the same day: else the sum is nothing's whole."""
    goals = [_given_goal(world, unit, issuer, month) for unit in UNITS]
    known = [goal for goal in goals if goal]
    counts = [goal.count for goal in known if goal.count is not None]
    if len(counts) < len(UNITS) or len({goal.end for goal in known}) > 1:
        return None
    return Goal(min(g.start for g in known), max(g.end for g in known), sum(counts))
