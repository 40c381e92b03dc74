"""If the recent pace is kept, or changed by a factor: who finishes when, and who is missing."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

import streamlit as st

from campaign.plan.pace import Finish, Outlook, outlooks
from campaign.thresholds import PLAN_PACE_FACTORS
from campaign.ui.entry import choose_level
from campaign.ui.plan_choices import PlanChoices
from campaign.ui.plan_ground import Ground
from campaign.ui.tables import NumberColumn, number_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import unit_label
from campaign.words.plan import finish_text

# Days as numbers, so that the column sorts by time: who is done first, who never is last.
_DONE, _NEVER = 0, dt.date.max.toordinal()


def show_pace(view: View, ground: Ground, choices: PlanChoices) -> None:
    """A slider on the recent pace, what it leads to in one sentence, and each unit's day."""
    words = view.words
    st.subheader(words.say("plan.pace"), anchor=False)
    if not any(unit.recent_per_month_count is not None for unit in ground.units):
        st.info(words.say("plan.pace.unknown"), icon=":material/info:")
        return
    factor = _choose_factor(words)
    found = outlooks(ground.units, first=ground.first, last=choices.last, pace_factor=float(factor))
    st.markdown(_sentence(words, found, choices.last))
    _table(words, ground, found)


def _choose_factor(words: Words) -> Decimal:
    labels = {
        f"{factor:g}": words.say("plan.times", figure=words.decimal(Decimal(f"{factor:g}")))
        for factor in PLAN_PACE_FACTORS
    }
    return Decimal(choose_level("pace", words.say("plan.pace.factor"), labels, default="1"))


def _sentence(words: Words, found: Sequence[Outlook], last: dt.date) -> str:
    judged = [one for one in found if one.missing_count is not None]
    in_time = sum(one.missing_count == 0 for one in judged)
    missing = sum(one.missing_count or 0 for one in judged)
    text = words.say("plan.pace.sentence", n=in_time, units=len(judged), last=last, missing=missing)
    unknown = len(found) - len(judged)
    return f"{text} {words.say('plan.pace.unjudged', n=unknown)}" if unknown else text


def _table(words: Words, ground: Ground, found: Sequence[Outlook]) -> None:
    units = {unit.unit_code: unit for unit in ground.units}
    # The most missing first; of whom nothing is known last.
    ordered = sorted(found, key=lambda one: (one.missing_count is None, -(one.missing_count or 0)))
    unit_heading = words.say("column.unit")
    number_table(
        [
            {
                "gap": units[one.unit_code].gap_count,
                "recent": units[one.unit_code].recent_per_month_count,
                "finish": _ordinal(one),
                "missing": one.missing_count,
            }
            for one in ordered
        ],
        texts={unit_heading: [unit_label(words, ground.rows[one.unit_code]) for one in ordered]},
        numbers=[
            NumberColumn(
                words.say("plan.column.finish"),
                "finish",
                None,
                partial(_finish, words, ground.first),
                is_worded=True,
            ),
            NumberColumn(words.say("plan.column.missing_then"), "missing", None, words.count),
            NumberColumn(words.say("column.gap"), "gap", None, words.count),
            NumberColumn(words.say("plan.column.recent"), "recent", None, partial(_decimal, words)),
        ],
        alt=words.say("plan.pace.alt"),
    )


def _ordinal(one: Outlook) -> int | None:
    if one.finish_date is not None:
        return one.finish_date.toordinal()
    return {Finish.DONE: _DONE, Finish.NEVER: _NEVER}.get(one.finish)


def _finish(words: Words, first: dt.date, ordinal: float | None, _qualifier: str | None) -> str:
    if ordinal is None:
        return words.say("value.none")
    if ordinal == _DONE:
        return words.say("plan.finish.done")
    if ordinal == _NEVER:
        return words.say("plan.finish.never")
    return finish_text(words, dt.date.fromordinal(int(ordinal)), first=first)


def _decimal(words: Words, value: float | None, _qualifier: str | None) -> str:
    return words.number(value)
