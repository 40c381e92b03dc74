"""Every row that mart_progress must have for a world."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tests.second_implementation.figures import Figure, figure_of, judged_date
from tests.second_implementation.goals import Goal, goal_of, has_ended
from tests.second_implementation.pace import Case, plan_of, reason_of, speed_of, status_of
from tests.second_implementation.ratios import (
    attainment_pct,
    coverage_pct,
    gap_count,
    months_left,
    required_per_month,
)
from tests.second_implementation.world import ISSUERS, PLACES, World, month_end, months_of

Row = dict[str, Any]


def progress(world: World) -> Iterator[Row]:
    """One row per unit, month and issuer that speaks; one of nobody where none does."""
    for month in months_of(world):
        for unit in PLACES:
            figure = figure_of(world, unit, month)
            goals = {name: goal_of(world, unit, name, month, figure) for name in ISSUERS}
            speaking = [name for name in ISSUERS if goals[name] or figure.issuer == name]
            if not speaking:
                yield _row(world, unit, None, None, month) | {"is_default_issuer": True}
            # A target of zero asks for nothing and stands behind those that ask.
            speaking.sort(key=lambda name: _is_zero(goals[name]))
            for name in speaking:
                row = _row(world, unit, name, goals[name], month)
                yield row | {"is_default_issuer": name == speaking[0]}


def _is_zero(goal: Goal | None) -> bool:
    return goal is not None and (goal.coverage if goal.count is None else goal.count) == 0


def _row(world: World, unit: str, issuer: str | None, goal: Goal | None, month: dt.date) -> Row:
    figure, judged = figure_of(world, unit, month), judged_date(world, unit, month)
    is_of_issuer = issuer is not None and figure.issuer == issuer
    gap = gap_count(figure, goal, figure.gap if is_of_issuer else None)
    left = months_left(goal, judged or month)
    case = Case(
        figure=figure,
        goal=goal,
        plan=plan_of(world, unit, issuer or "", goal, month),
        speed=speed_of(world, unit, month),
        judged=judged,
        attainment=attainment_pct(figure, goal, figure.attainment if is_of_issuer else None),
        required=required_per_month(gap, left),
        has_ended=has_ended(world, unit, month),
    )
    return {
        "unit_code": unit,
        "issuer": issuer,
        "month_end": month,
        "gap_count": gap,
        "months_left_count": left,
        **_figure_cells(figure, month),
        **_goal_cells(goal),
        **_pace_cells(case),
    }


def _figure_cells(figure: Figure, month: dt.date) -> Row:
    return {
        "reported_date": figure.date,
        "oldest_reported_date": figure.oldest_date,
        "lag_days": (month - figure.date).days if figure.date else None,
        "is_reported": figure.is_reported,
        "is_undated": figure.is_undated,
        "is_summed": figure.is_summed,
        "counted_unit_count": figure.counted,
        "participant_count": figure.count,
        "participant_qualifier": figure.qualifier,
        "denominator_count": figure.people,
        "coverage_pct": coverage_pct(figure),
    }


def _goal_cells(goal: Goal | None) -> Row:
    return {
        "period_start_date": goal.start if goal else None,
        "period_end_date": goal.end if goal else None,
        "target_count": goal.count if goal else None,
        "target_coverage_pct": goal.coverage if goal else None,
        "is_target_derived": goal.is_derived if goal else False,
        "decision_no": goal.decision if goal else None,
    }


def _pace_cells(case: Case) -> Row:
    reason, baseline = reason_of(case), case.plan.baseline
    return {
        "attainment_pct": case.attainment,
        "required_per_month_count": case.required,
        "judged_month_end": month_end(case.judged) if case.judged else None,
        "baseline_count": baseline.count if baseline else None,
        "baseline_qualifier": baseline.qualifier if baseline else None,
        "baseline_date": baseline.date if baseline else None,
        "expected_count": case.plan.expected,
        "planned_count": case.plan.planned,
        "recent_per_month_count": case.speed.recent,
        "best_per_month_count": case.speed.best,
        "planned_progress_share": case.progress,
        "pace_reason": reason,
        "pace_status": status_of(case, reason),
    }
