"""The controls of the plan page, each with a default that makes sense before it is touched."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from campaign.plan.choices import PlanBasis, PlanStep, PlanTotal
from campaign.plan.periods import Period, periods_between
from campaign.plan.scenario import Scenario
from campaign.thresholds import (
    PLAN_CAP_FACTORS,
    PLAN_MIX_WEIGHTS,
    PLAN_MOST_DAYS,
    PLAN_PEAK_WEIGHT,
    PLAN_PEAK_WEIGHTS,
)
from campaign.ui.choice import choose
from campaign.ui.entry import choose_level, choose_side, enter_count, enter_date, enter_several
from campaign.ui.parts import place_name
from campaign.ui.plan_ground import Ground
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import drive_name
from campaign.words.plan import period_label

_MIX = "mix"
_NO_CAP = "none"
_MOST_PEOPLE = 100_000_000
_LEAST_WIDTH = 300


@dataclass(frozen=True)
class PlanChoices:
    """A scenario, and what of the choices is told beside it."""

    scenario: Scenario
    last: dt.date
    step: PlanStep
    total_from: PlanTotal
    qualifier: str | None


def choose_plan(view: View, ground: Ground) -> PlanChoices:
    """Draw the controls and return what they say."""
    words = view.words
    with st.container(border=True), st.grid(2, min_column_width=_LEAST_WIDTH, gap="medium"):
        last, step = _choose_end(view, ground)
        periods = periods_between(ground.first, last, step)
        total_from, total, qualifier = _choose_total(view, ground)
        mix = _choose_mix(words, ground)
        peaks, peak_weight = _choose_peaks(words, ground, periods)
        cap_factor = _choose_cap(words)
    scenario = Scenario(
        total_count=total,
        periods=periods,
        mix=mix,
        cap_factor=cap_factor,
        peak_dates=peaks,
        peak_weight=peak_weight,
    )
    return PlanChoices(scenario, last, step, total_from, qualifier)


def _choose_end(view: View, ground: Ground) -> tuple[dt.date, PlanStep]:
    words = view.words
    year_end = dt.date(ground.first.year, 12, 31)
    usual = ground.target_ends or year_end
    last = enter_date(
        "until",
        words.say("plan.until"),
        first=ground.first,
        last=ground.first + dt.timedelta(days=PLAN_MOST_DAYS - 1),
        default=usual if usual >= ground.first else year_end,
    )
    labels = {step.value: words.say(f"plan.step.{step}") for step in PlanStep}
    step = choose_side("step", words.say("plan.step"), labels, default=PlanStep.MONTH.value)
    return last, PlanStep(step)


def _choose_total(view: View, ground: Ground) -> tuple[PlanTotal, int, str | None]:
    """Where the people come from, how many they are, and how exact that is."""
    words = view.words
    known = _known_totals(ground)
    labels = {
        total.value: words.say(
            f"plan.total.{total}", place=place_name(view), figure=words.count(count, qualifier)
        )
        for total, (count, qualifier) in known.items()
    } | {PlanTotal.OWN.value: words.say("plan.total.own")}
    picked = PlanTotal(choose("total", words.say("plan.total"), labels, default=next(iter(labels))))
    if picked in known:
        return (picked, *known[picked])
    usual = next(iter(known.values()), (0, None))[0]
    own = enter_count("people", words.say("plan.people"), most=_MOST_PEOPLE, default=usual)
    return picked, own, None


def _known_totals(ground: Ground) -> dict[PlanTotal, tuple[int, str | None]]:
    """The gaps that can be planned for.

    They differ where some units are beyond their targets: the units' gaps bring every unit to
    its target, the province's only the whole.
    """
    known: dict[PlanTotal, tuple[int, str | None]] = {}
    if any(unit.gap_count is not None for unit in ground.units):
        known[PlanTotal.UNITS] = (ground.unit_gap_count, None)
    if ground.province is not None and ground.province["gap_count"] is not None:
        row = ground.province
        known[PlanTotal.PROVINCE] = (row["gap_count"], row["gap_qualifier"])
    return known


def _choose_mix(words: Words, ground: Ground) -> dict[PlanBasis, float]:
    bases = ground.bases
    labels = {basis.value: words.say(f"plan.basis.{basis}") for basis in bases}
    if len(bases) > 1:
        labels[_MIX] = words.say("plan.basis.mix")
    tip = words.say("plan.basis.help")
    picked = choose("by", words.say("plan.basis"), labels, default=next(iter(labels)), tip=tip)
    if picked != _MIX:
        return {PlanBasis(picked): 1.0}
    levels = {str(level): words.count(level) for level in PLAN_MIX_WEIGHTS}
    mix = {
        basis: float(
            choose_level(f"mix_{basis}", words.say(f"plan.mix.{basis}"), levels, default="1")
        )
        for basis in bases
    }
    # All at nothing says as much as all alike.
    return mix if any(mix.values()) else dict.fromkeys(bases, 1.0)


def _choose_cap(words: Words) -> float | None:
    labels = {_NO_CAP: words.say("plan.cap.none")} | _times(words, PLAN_CAP_FACTORS)
    picked = choose_level(
        "cap", words.say("plan.cap"), labels, default=_NO_CAP, tip=words.say("plan.cap.help")
    )
    return None if picked == _NO_CAP else float(picked)


def _times(words: Words, factors: tuple[float, ...]) -> dict[str, str]:
    return {
        f"{factor:g}": words.say("plan.times", figure=words.decimal(Decimal(f"{factor:g}")))
        for factor in factors
    }


def _choose_peaks(
    words: Words, ground: Ground, periods: tuple[Period, ...]
) -> tuple[frozenset[dt.date], float]:
    """The periods that weigh more; at first those in which the province has a drive."""
    by_code = {period.starts_date.isoformat(): period for period in periods}
    labels = {
        code: period_label(words, period.starts_date, period.ends_date)
        for code, period in by_code.items()
    }
    met = [code for code, period in by_code.items() if drives_in(ground, period)]
    picked = enter_several(
        "peaks",
        words.say("plan.peaks"),
        labels,
        default=met,
        placeholder=words.say("plan.peaks.none"),
        tip=words.say("plan.peaks.help"),
    )
    if not picked:
        return frozenset(), 1.0
    weight = choose_level(
        "weight",
        words.say("plan.peak_weight"),
        _times(words, PLAN_PEAK_WEIGHTS),
        default=f"{PLAN_PEAK_WEIGHT:g}",
    )
    return frozenset(by_code[code].starts_date for code in picked), float(weight)


def drives_in(ground: Ground, period: Period) -> list[Mapping[str, object]]:
    """The province's drives that have a day in a period."""
    return [row for row in ground.drives if period.meets(row["starts_date"], row["ends_date"])]


def drive_names(words: Words, ground: Ground, period: Period) -> str:
    """Their names, for a table."""
    return ", ".join(drive_name(words, row) for row in drives_in(ground, period))
