"""A plan in words: its one sentence, its periods, and what it could not do."""

import datetime as dt
from dataclasses import dataclass
from math import ceil

from campaign.thresholds import FINISH_DAY_DAYS, FINISH_MONTH_YEARS
from campaign.words.catalogue import Words

# Half a person is nobody, but a float's hair above a whole number is none either.
_NEARLY_WHOLE = 1e-6


@dataclass(frozen=True)
class PlanFacts:
    """What the sentence of a plan tells.

    `aim` is whose gap is closed: `units`, `province`, or `own` for a number of one's own.
    `known_count` of `unit_count` units have a gap that is known; `beyond_best_count` is None
    when no unit's best month is.
    """

    place: str
    indicator: str
    issuer: str
    aim: str
    known_count: int
    unit_count: int
    last: dt.date
    total_count: int
    qualifier: str | None
    period_count: float
    step: str
    beyond_best_count: int | None


def plan_sentence(words: Words, facts: PlanFacts) -> str:
    """How many people until when, how many a period, and for how many units that is a record."""
    if facts.total_count == 0:
        return words.say("plan.nothing", place=facts.place, indicator=facts.indicator)
    is_part = facts.aim == "units" and facts.known_count < facts.unit_count
    text = words.say(
        "plan.sentence.some" if is_part else f"plan.sentence.{facts.aim}",
        place=facts.place,
        indicator=facts.indicator,
        issuer=facts.issuer,
        n=facts.known_count,
        units=facts.unit_count,
        last=facts.last,
        total=words.in_sentence(facts.total_count, facts.qualifier),
        rate=words.count(ceil(facts.total_count / facts.period_count - _NEARLY_WHOLE)),
        step=words.say(f"plan.per.{facts.step}"),
    )
    return f"{text}{_beyond_best(words, facts.beyond_best_count)}."


def _beyond_best(words: Words, unit_count: int | None) -> str:
    if unit_count is None:
        return ""
    if unit_count == 0:
        return words.say("plan.sentence.beyond_none")
    return words.say("plan.sentence.beyond", n=unit_count)


def finish_text(words: Words, day: dt.date, *, first: dt.date) -> str:
    """When a target is reached, as exactly as can be said from `first`: a day, month or neither."""
    if (day - first).days <= FINISH_DAY_DAYS:
        return words.date(day)
    if (day.year, day.month) <= (first.year + FINISH_MONTH_YEARS, first.month):
        return words.capital(words.month(day))
    return words.say("plan.finish.far", n=FINISH_MONTH_YEARS)


def period_label(words: Words, first: dt.date, last: dt.date) -> str:
    """A period as a column is headed: `10/2025` for a whole month, else `6/10–12/10`."""
    is_month = first.day == 1 and last == _month_end(first)
    if is_month:
        return f"{first:%m/%Y}"
    if first == last:
        return words.day(first)
    return words.say("plan.period.days", first=words.day(first), last=words.day(last))


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
