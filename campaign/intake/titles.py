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
# The day of a decision or a letter, of signing, of drawing up a list: not of the figures.
_OTHER_DAYS = re.compile(
    rf"\bso:?\s*\d*/\S+,?\s+(?:{_LONG_DAY}|{_SHORT_DAY})|^[^\d]*(?:\d+/\S+[^\d]*)?,\s*{_LONG_DAY}\s*$"
    rf"|\b(?:bao cao|cong van|quyet dinh|ke hoach|to trinh|nghi quyet|thong bao|van ban|giay moi)"
    rf"\s+(?:{_LONG_DAY}|{_SHORT_DAY})"
    r"|\bngay\s+(?:lap|in|ky|gui|xuat|tao|trich xuat|ban hanh)\b[^\d]{0,30}"
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}"
)
_THOUSANDS = re.compile(r"\b(?:nghin|ngan|1[. ]?000)\s*(?:nguoi|the|em|lao dong|hoc sinh)\b")
# What follows is measured by the figures, and their day stands before.
_COMPARED = re.compile(r"\bso (?:voi|cung ky)\b.*")


def says_thousands(text: str) -> bool:
    """Whether a title or a heading says that people are counted in thousands."""
    return _THOUSANDS.search(plain_letters(text)) is not None


def said_days(titles: Sequence[str]) -> list[dt.date]:
    """The days of the titles; those said to be that of the figures go before all others."""
    said: set[dt.date] = set()
    others: set[dt.date] = set()
    for title in titles:
        plain = _COMPARED.sub(" ", plain_letters(title))
        last = [found.end() for found in _SAID_DAY.finditer(plain)][-1:]
        after = periods.find(plain[last[0] :]) if last else None
        if after and after.is_precise:
            said.add(after.day)
        else:
            others.update(periods.find_all(_OTHER_DAYS.sub(" ", plain)))
    return sorted(said or others)


def said_year(titles: Sequence[str]) -> int | None:
    """The year that the titles speak of; None when they name none, or several and no day."""
    plain = [_COMPARED.sub(" ", _OTHER_DAYS.sub(" ", plain_letters(title))) for title in titles]
    found = [one for title in plain if (one := periods.find(title))]
    years = {one.day.year for one in found if one.is_precise} or {one.day.year for one in found}
    return years.pop() if len(years) == 1 else None


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
