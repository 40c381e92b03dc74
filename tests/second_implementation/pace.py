"""Baseline, plan, speed and the judgement, in whole fractions, so that nothing is a hair off."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median

from campaign.terms import PaceReason, PaceStatus
from campaign.thresholds import (
    BASELINE_MAX_LAG_MONTHS,
    BEST_LEAST_CHANGES,
    FULL_PCT,
    PACE_ON_TRACK_SHARE,
    PACE_WATCH_SHARE,
)
from tests.second_implementation.figures import Figure, figure_of, judged_date
from tests.second_implementation.goals import Goal, planned_share
from tests.second_implementation.world import (
    World,
    month_before,
    month_end,
    months_between,
    months_of,
)

_ON_TRACK, _WATCH = Fraction(str(PACE_ON_TRACK_SHARE)), Fraction(str(PACE_WATCH_SHARE))
_NOT_JUDGED = (
    PaceReason.INCOMPLETE_SUM,
    PaceReason.RATE_TARGET,
    PaceReason.NO_COUNT,
    PaceReason.UNDATED_REPORT,
    PaceReason.NO_BASELINE_REPORT,
)


@dataclass(frozen=True)
class Speed:
    """How fast a unit has been up to a month."""

    recent: Fraction | None = None
    best: Fraction | None = None


@dataclass(frozen=True)
class Plan:
    """From what a unit started and what it should have by its figure's month, and by now."""

    baseline: Figure | None = None
    expected: Fraction | None = None
    planned: Fraction | None = None


@dataclass(frozen=True)
class Case:
    """All that a judgement of a unit rests on."""

    figure: Figure
    goal: Goal | None
    plan: Plan
    speed: Speed
    judged: dt.date | None
    attainment: Fraction | None
    required: Fraction | None
    has_ended: bool

    @property
    def is_aimless(self) -> bool:
        """Whether nobody gave a target, in people or in percent."""
        return self.goal is None or (self.goal.count is None and self.goal.coverage is None)

    @property
    def is_reached(self) -> bool:
        """By two counts, else by the best ratio there is."""
        if self.figure.is_partial:
            return False
        if self.figure.count is None or self.goal is None or self.goal.count is None:
            return self.attainment is not None and self.attainment >= FULL_PCT
        return self.figure.count >= self.goal.count

    @property
    def progress(self) -> Fraction | None:
        """The share of planned progress; none where nothing is planned or known yet."""
        plan, count = self.plan, self.figure.whole_count
        if plan.baseline is None or plan.expected is None or count is None:
            return None
        start = plan.baseline.count or 0
        return Fraction(count - start) / (plan.expected - start) if plan.expected > start else None


def speed_of(world: World, unit: str, month: dt.date) -> Speed:
    """The median of the last three changes, and the best of at least as many as it takes."""
    changes = list(_changes(world, unit, month))
    if not changes:
        return Speed()
    best = max(changes) if len(changes) >= BEST_LEAST_CHANGES else None
    return Speed(median(changes[-3:]), best)


def plan_of(world: World, unit: str, issuer: str, goal: Goal | None, month: dt.date) -> Plan:
    """The line from the baseline to the target, at the figure's own month and at this one."""
    if goal is None:
        return Plan()
    baseline = _baseline(world, unit, goal.start)
    if baseline is None or baseline.count is None or goal.count is None:
        return Plan(baseline)
    start, way = baseline.count, goal.count - baseline.count
    judged = judged_date(world, unit, month)
    expected = None
    if judged:
        expected = start + way * planned_share(world, unit, issuer, goal, month_end(judged))
    return Plan(baseline, expected, start + way * planned_share(world, unit, issuer, goal, month))


def reason_of(case: Case) -> PaceReason | None:
    """Why the status is not simply what planned progress says."""
    goal, figure = case.goal, case.figure
    if goal and (goal.coverage if goal.count is None else goal.count) == 0:
        return PaceReason.ZERO_TARGET
    if goal is None or case.is_aimless:
        return _reason_without_target(case)
    if not figure.says_anything:
        return None
    if case.judged and month_end(case.judged) < goal.start:
        return PaceReason.NO_REPORT_IN_PERIOD
    if figure.is_partial:
        return PaceReason.INCOMPLETE_SUM
    return None if case.is_reached else _reason_of_less(case, goal)


def _reason_without_target(case: Case) -> PaceReason | None:
    if case.is_reached:
        return None
    if case.attainment is not None:
        return PaceReason.NO_TARGET_COUNT
    return PaceReason.PERIOD_ENDED if case.has_ended else None


def status_of(case: Case, reason: PaceReason | None) -> PaceStatus:
    """The one word for it."""
    if reason == PaceReason.NO_TARGET_COUNT:
        return PaceStatus.NO_BASELINE
    if reason == PaceReason.ZERO_TARGET or (case.is_aimless and not case.is_reached):
        return PaceStatus.NO_TARGET
    if reason == PaceReason.NO_REPORT_IN_PERIOD or not case.figure.says_anything:
        return PaceStatus.NO_REPORT
    if case.is_reached:
        return PaceStatus.ACHIEVED
    if reason in _NOT_JUDGED:
        return PaceStatus.NO_BASELINE
    by_reason = {
        PaceReason.PERIOD_OVER: PaceStatus.NOT_REACHED,
        PaceReason.TARGET_NOT_ABOVE_BASELINE: PaceStatus.BEHIND,
        PaceReason.REQUIRED_ABOVE_BEST: PaceStatus.OUT_OF_REACH,
    }
    return by_reason[reason] if reason else _status_by_progress(case)


def _changes(world: World, unit: str, month: dt.date) -> Iterator[Fraction]:
    """The change a month between reports that follow each other, up to the month."""
    months = [earlier for earlier in months_of(world) if earlier <= month]
    figures = [(earlier, figure_of(world, unit, earlier)) for earlier in months]
    told = [(m, f) for m, f in figures if f.is_reported and f.whole_count is not None]
    for (before, old), (after, new) in pairwise(told):
        if old.is_summed == new.is_summed:
            yield Fraction((new.count or 0) - (old.count or 0), months_between(before, after))


def _baseline(world: World, unit: str, start: dt.date) -> Figure | None:
    """The figure of the month before the period, unless undated, incomplete or too old."""
    month = month_before(start)
    if month not in months_of(world):
        return None
    figure = figure_of(world, unit, month)
    if figure.whole_count is None or figure.is_undated or figure.oldest_date is None:
        return None
    is_old = months_between(figure.oldest_date, month) > BASELINE_MAX_LAG_MONTHS
    return None if is_old else figure


def _reason_of_less(case: Case, goal: Goal) -> PaceReason | None:
    """Why less than the target is not simply behind or on track."""
    figure, baseline = case.figure, case.plan.baseline
    if case.judged and case.judged >= goal.end and case.attainment is not None:
        return PaceReason.PERIOD_OVER
    if goal.count is None:
        return PaceReason.RATE_TARGET
    if figure.count is None:
        return PaceReason.NO_COUNT
    if figure.is_undated:
        return PaceReason.UNDATED_REPORT
    if baseline is None or baseline.count is None:
        return PaceReason.NO_BASELINE_REPORT
    if goal.count <= baseline.count:
        return PaceReason.TARGET_NOT_ABOVE_BASELINE
    is_late = case.progress is not None and case.progress < _ON_TRACK
    return PaceReason.REQUIRED_ABOVE_BEST if is_late and _is_too_much(case) else None


def _is_too_much(case: Case) -> bool:
    required, best = case.required, case.speed.best
    return required is not None and best is not None and required > best


def _status_by_progress(case: Case) -> PaceStatus:
    baseline, count = case.plan.baseline, case.figure.count
    if case.progress is None:
        holds = baseline is not None and (count or 0) >= (baseline.count or 0)
        return PaceStatus.ON_TRACK if holds else PaceStatus.BEHIND
    if case.progress >= _ON_TRACK:
        return PaceStatus.ON_TRACK
    return PaceStatus.WATCH if case.progress >= _WATCH else PaceStatus.BEHIND
