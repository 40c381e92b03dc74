"""Parts of the plan page: its sentence, what it could not do, units by periods, and the periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from campaign.figures.plan import PlanBar, plan_chart
from campaign.plan.choices import PlanBasis, PlanStep, PlanTotal
from campaign.plan.periods import months_between
from campaign.plan.scenario import Plan, PlanUnit, UnitQuota
from campaign.ui.charts import show_chart
from campaign.ui.parts import issuer_names, note, place_name, plain
from campaign.ui.plan_choices import PlanChoices, drive_names
from campaign.ui.plan_ground import Ground
from campaign.ui.tables import NumberColumn, Writer, number_table, text_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import indicator_name, unit_label
from campaign.words.plan import PlanFacts, period_label, plan_sentence

_WEEKS_IN_MONTH = 365.25 / 12 / 7
_NAMED_UNITS = 6
_TEXTS_FIT, _TEXTS_FIT_PHONE = 14, 5
_WITHIN, _BEYOND, _AT_CAP = range(3)
_REMARKS = ("plan.remark.within", "plan.remark.beyond", "plan.remark.at_cap")


def show_sentence(view: View, ground: Ground, choices: PlanChoices, plan: Plan) -> None:
    """How many people until when, and how many a month or week."""
    facts = PlanFacts(
        place=place_name(view),
        indicator=indicator_name(view.words, view.indicator),
        issuer=_issuer(view, ground, choices),
        aim=choices.total_from,
        known_count=ground.known_gap_count,
        unit_count=len(ground.units),
        last=choices.last,
        total_count=plan.total_count,
        qualifier=choices.qualifier,
        # A plan of a few days is no rate that a whole month could go by.
        period_count=max(1.0, _months(ground, choices) * _steps_in_month(choices.step)),
        step=choices.step,
        beyond_best_count=_beyond_best_count(ground, choices, plan),
    )
    st.header(plain(plan_sentence(view.words, facts)), anchor=False)


def _issuer(view: View, ground: Ground, choices: PlanChoices) -> str:
    """Whose targets they are: for units another issuer may speak than for the province."""
    is_whole = choices.total_from is PlanTotal.PROVINCE and ground.province is not None
    rows = [ground.province] if is_whole else ground.rows.values()
    names = issuer_names(view)
    told = {names[row["issuer"]]: None for row in rows if row and row["gap_count"] is not None}
    return ", ".join(told)


def _months(ground: Ground, choices: PlanChoices) -> float:
    return months_between(ground.first, choices.last)


def _steps_in_month(step: PlanStep) -> float:
    return _WEEKS_IN_MONTH if step is PlanStep.WEEK else 1.0


def _by_code(ground: Ground) -> dict[str, PlanUnit]:
    return {unit.unit_code: unit for unit in ground.units}


def _is_beyond_best(quota: UnitQuota, unit: PlanUnit, months: float) -> bool | None:
    """Whether an average month of the plan is more than the unit's best one was."""
    if unit.best_per_month_count is None:
        return None
    return quota.quota_count > unit.best_per_month_count * months + 1e-9


def _beyond_best_count(ground: Ground, choices: PlanChoices, plan: Plan) -> int | None:
    months, units = _months(ground, choices), _by_code(ground)
    told = [_is_beyond_best(quota, units[quota.unit_code], months) for quota in plan.quotas]
    known = [is_beyond for is_beyond in told if is_beyond is not None]
    return sum(known) if known else None


def show_limits(view: View, ground: Ground, choices: PlanChoices, plan: Plan) -> None:
    """What did not fit, what caps moved, who could not be weighed, and a period that is over."""
    words = view.words
    if choices.total_from is PlanTotal.UNITS:
        _show_difference(view, ground)
    if plan.unplaced_count:
        text = words.say("plan.unplaced", placed=plan.placed_count, n=plan.unplaced_count)
        st.warning(text, icon=":material/warning:")
    capped = [quota for quota in plan.quotas if quota.is_cut]
    if plan.shifted_count:
        units = _named(view, ground, [quota.unit_code for quota in capped])
        st.info(
            words.say("plan.shifted", people=plan.shifted_count, n=len(capped), units=units),
            icon=":material/swap_horiz:",
        )
    if plan.left_out:
        _show_left_out(view, ground, choices, plan)
    if ground.target_ends is not None and ground.target_ends < ground.first:
        st.info(words.say("plan.period_over", day=ground.target_ends), icon=":material/event_busy:")


def _show_difference(view: View, ground: Ground) -> None:
    """Why the units' gaps are not the gap that other pages tell of the whole."""
    whole = ground.province
    if whole is None or whole["gap_count"] in (None, ground.unit_gap_count):
        return
    text = view.words.say(
        "plan.differs",
        place=plain(place_name(view)),
        whole=view.words.count(whole["gap_count"], whole["gap_qualifier"]),
        issuer=plain(issuer_names(view)[whole["issuer"]]),
    )
    note(text)


def _show_left_out(view: View, ground: Ground, choices: PlanChoices, plan: Plan) -> None:
    """Who takes no part and why; a warning where the others have to carry their people."""
    words = view.words
    used = [basis for basis, part in choices.scenario.mix.items() if part > 0]
    text = words.say(
        "plan.left_out",
        n=len(plan.left_out),
        units=_named(view, ground, plan.left_out),
        bases=words.join([words.say(f"plan.unknown.{basis}") for basis in used]),
    )
    if choices.total_from is PlanTotal.UNITS and used == [PlanBasis.GAP]:
        st.info(text, icon=":material/help:")
        return
    carried = words.say("plan.carried", n=len(plan.quotas), people=plan.placed_count)
    st.warning(f"{text} {carried}", icon=":material/help:")


def _named(view: View, ground: Ground, codes: Sequence[str]) -> str:
    """The first few units by name, and how many more there are."""
    words = view.words
    names = [plain(unit_label(words, ground.rows[code])) for code in codes]
    rest = len(names) - _NAMED_UNITS
    if rest <= 0:
        return words.join(names)
    return words.join([*names[:_NAMED_UNITS], words.say("plan.more_units", n=rest)])


def show_periods(view: View, ground: Ground, choices: PlanChoices, plan: Plan) -> None:
    """The people of each period as bars, and as a table that adds up."""
    words = view.words
    bars = _bars(words, ground, choices, plan)
    pace = _recent_pace(ground, choices, plan)
    title = words.say(f"plan.periods.{choices.step}", place=plain(place_name(view)))
    st.subheader(title, anchor=False)
    note(_signs(words, choices, bars, pace))
    alt = words.say("plan.periods.alt")
    chart = plan_chart(
        bars,
        pace_count=None if pace is None else pace.people_count,
        palette=view.palette,
        texts_fit=_TEXTS_FIT_PHONE if view.is_phone else _TEXTS_FIT,
    )
    show_chart(view, chart, alt=alt)
    with st.expander(words.say("table.show")):
        text_table(_period_rows(words, plan, bars), alt=alt)


def _bars(words: Words, ground: Ground, choices: PlanChoices, plan: Plan) -> list[PlanBar]:
    peaks = choices.scenario.peak_dates
    return [
        PlanBar(
            label=period_label(words, period.starts_date, period.ends_date),
            people_count=count,
            text=words.count(count),
            peak=(drive_names(words, ground, period) or words.say("plan.peak"))
            if period.starts_date in peaks
            else "",
        )
        for period, count in zip(plan.periods, plan.period_counts, strict=True)
    ]


def _period_rows(words: Words, plan: Plan, bars: Sequence[PlanBar]) -> list[dict[str, str]]:
    """A row per period with the running total, and the sum that all tables share."""
    rows, so_far = [], 0
    for bar in bars:
        so_far += bar.people_count
        rows.append(_period_row(words, bar.label, bar.text, words.count(so_far), bar.peak))
    total = words.count(plan.placed_count)
    return [*rows, _period_row(words, words.say("plan.sum"), total, total, "")]


def _period_row(words: Words, label: str, count: str, so_far: str, peak: str) -> dict[str, str]:
    return {
        words.say("plan.column.period"): label,
        words.say("plan.column.quota"): count,
        words.say("plan.column.so_far"): so_far,
        words.say("plan.column.peak"): peak,
    }


@dataclass(frozen=True)
class _Pace:
    """The recent pace of units together, in people a month or week, and of how many units."""

    people_count: float
    unit_count: int


def _recent_pace(ground: Ground, choices: PlanChoices, plan: Plan) -> _Pace | None:
    units = _by_code(ground)
    paces = [units[quota.unit_code].recent_per_month_count for quota in plan.quotas]
    known = [pace for pace in paces if pace is not None]
    if not known:
        return None
    return _Pace(max(0.0, sum(known) / _steps_in_month(choices.step)), len(known))


def _signs(words: Words, choices: PlanChoices, bars: Sequence[PlanBar], pace: _Pace | None) -> str:
    """What the star and the dashed line mean."""
    told = [words.say("plan.periods.star")] if any(bar.peak for bar in bars) else []
    if pace is not None:
        figure = words.count(pace.people_count)
        key = f"plan.periods.pace.{choices.step}"
        told.append(words.say(key, n=pace.unit_count, figure=figure))
    return " ".join(told)


def show_table(view: View, ground: Ground, choices: PlanChoices, plan: Plan) -> None:
    """Units by periods: every quota, what it means beside the best month, and the cap."""
    words = view.words
    months, units = _months(ground, choices), _by_code(ground)
    quotas = sorted(plan.quotas, key=lambda quota: (-quota.quota_count, quota.unit_code))
    rows = [_unit_row(quota, units[quota.unit_code], months) for quota in quotas]
    st.subheader(words.say("plan.units"), anchor=False)
    note(words.say("plan.units.caption", n=len(rows), people=plan.placed_count))
    number_table(
        rows,
        texts={
            words.say("column.unit"): [unit_label(words, ground.rows[q.unit_code]) for q in quotas]
        },
        numbers=[*_figures(words, choices, plan), *_periods(words, plan)],
        alt=words.say("plan.units.alt"),
    )


def _figures(words: Words, choices: PlanChoices, plan: Plan) -> list[NumberColumn]:
    """The columns of a whole plan; a cap only where one was set or has taken something."""
    writers: dict[str, Writer] = {
        "quota": words.count,
        "remark": partial(_remark, words),
        "per_month": partial(_decimal, words),
        "best": words.count,
    }
    is_capped = choices.scenario.cap_factor is not None
    if is_capped or any(quota.is_cut for quota in plan.quotas):
        writers["cap"] = words.count
    return [
        NumberColumn(
            words.say(f"plan.column.{name}"), name, None, write, is_worded=name == "remark"
        )
        for name, write in writers.items()
    ]


def _periods(words: Words, plan: Plan) -> list[NumberColumn]:
    return [
        NumberColumn(
            period_label(words, period.starts_date, period.ends_date), str(place), None, words.count
        )
        for place, period in enumerate(plan.periods)
    ]


def _unit_row(quota: UnitQuota, unit: PlanUnit, months: float) -> Mapping[str, object]:
    is_beyond = _is_beyond_best(quota, unit, months)
    is_full = quota.is_full and quota.uncapped_count > 0
    remark = _AT_CAP if is_full else _BEYOND if is_beyond else _WITHIN
    return {
        "quota": quota.quota_count,
        "remark": None if is_beyond is None and not is_full else remark,
        "per_month": quota.quota_count / max(1.0, months),
        "best": unit.best_per_month_count,
        "cap": quota.cap_count,
    } | {str(place): count for place, count in enumerate(quota.period_counts)}


def _decimal(words: Words, value: float | None, _qualifier: str | None) -> str:
    return words.number(value)


def _remark(words: Words, value: float | None, _qualifier: str | None) -> str:
    """What a unit's quota means, in words; the numbers only sort it."""
    return words.say(_REMARKS[int(value or 0)])
