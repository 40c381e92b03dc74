"""The message that reminds units of reports, ready to be sent by Zalo or e-mail."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from campaign.words.catalogue import Words


@dataclass(frozen=True)
class MissingReports:
    """One month of one indicator: its due day, where there is one, and the units to remind."""

    indicator: str
    month_end: dt.date
    due_date: dt.date | None
    units: tuple[str, ...]


def reminder(words: Words, missing: Sequence[MissingReports], *, as_of: dt.datetime) -> str:
    """The whole message; `as_of` is the moment (UTC) up to which reports were received."""
    lines = [words.say("reminder.opening", moment=words.moment(as_of)), ""]
    lines += [f"- {_line(words, one)}" for one in missing]
    return "\n".join([*lines, "", words.say("reminder.closing")])


def _line(words: Words, missing: MissingReports) -> str:
    values = {
        "indicator": missing.indicator,
        "month": words.month(missing.month_end),
        "n": len(missing.units),
        "list": ", ".join(missing.units),
    }
    if missing.due_date is None:
        return words.say("reminder.line", **values)
    return words.say("reminder.line_due", due=missing.due_date, **values)
