"""What the lines above a table say: the day of its figures, the year, the insurance."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from campaign.intake import periods
from campaign.intake.headings import INDICATOR_PHRASES
from campaign.intake.letters import heading_key, plain_letters
from campaign.intake.reference import Reference

_SAID_DAY = re.compile(r"\b(?:den|thoi diem)\b")
_LONG_DAY = r"ngay\s+\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+\d{4}"
_SHORT_DAY = r"ngay\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
# The day of a decision or a letter, and the place and day of signing: not of the figures.
_OTHER_DAYS = re.compile(
    rf"\bso:?\s*\d*/\S+,?\s+(?:{_LONG_DAY}|{_SHORT_DAY})|^[^\d]*(?:\d+/\S+[^\d]*)?,\s*{_LONG_DAY}\s*$"
)


def said_days(titles: Sequence[str]) -> list[dt.date]:
    """The days of the titles; those said to be that of the figures go before all others."""
    said, others = set(), set()
    for title in titles:
        plain = plain_letters(title)
        last = [found.end() for found in _SAID_DAY.finditer(plain)][-1:]
        after = periods.find(plain[last[0] :]) if last else None
        if after and after.is_precise:
            said.add(after.day)
        elif (found := periods.find(_OTHER_DAYS.sub(" ", plain))) and found.is_precise:
            others.add(found.day)
    return sorted(said or others)


def said_year(titles: Sequence[str]) -> int | None:
    """The year that the titles speak of, None when they name none."""
    plain = [_OTHER_DAYS.sub(" ", plain_letters(title)) for title in titles]
    days = [found.day for title in plain if (found := periods.find(title))]
    return days[0].year if days else None


def spoken_of(titles: Sequence[str], reference: Reference) -> set[str]:
    """The indicators that the titles name, the longest names before those within them."""
    text = f" {' '.join(heading_key(title) for title in titles)} "
    phrases: Mapping[str, str] = INDICATOR_PHRASES | reference.indicator_names
    found: set[str] = set()
    for phrase in sorted(phrases, key=len, reverse=True):
        if f" {phrase} " in text:
            found.add(phrases[phrase])
            text = text.replace(f" {phrase} ", "  ")
    return found
