"""Days and periods as offices write them; a period stands for its last day."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from campaign.intake.letters import plain_letters
from campaign.thresholds import CALENDAR_YEARS

_EXCEL_EPOCH = dt.date(1899, 12, 30)
# Excel's day numbers of the years that reports can be of.
_EXCEL_DAYS = range(36_526, 73_416)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<year>20\d\d)"
_GAP = r"[\s,]*(?:nam|/|-|\.)?\s*"
# The longest forms first: `9 tháng đầu năm 2025` is no ninth month.
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>20\d\d|\d\d)\b",
        rf"\bngay\s+(?P<day>\d{{1,2}})\s+thang\s+(?P<month>\d{{1,2}}){_GAP}{_YEAR}\b",
        rf"\b(?P<months>\d{{1,2}})\s+thang(?:\s+dau)?{_GAP}{_YEAR}\b",
        rf"\bquy\s+(?P<quarter>iv|i{{1,3}}|[1-4]){_GAP}{_YEAR}\b",
        rf"\b(?:thang|thg|t)\s*\.?\s*(?P<month>\d{{1,2}}){_GAP}{_YEAR}\b",
        rf"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])\s*[/-]\s*{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])\b",
        rf"\bnam\s+{_YEAR}\b",
    )
)
_MONTH_ALONE = re.compile(r"^(?:thang|thg|t)?\s*\.?\s*(?P<month>0?[1-9]|1[0-2])$")

_MONTH_WITHIN = re.compile(r"\b(?:thang|thg|t)\s*\.?\s*(?P<month>0?[1-9]|1[0-2])\b(?!\s*[/-])")
# `TH 2024` and `KH 2026`; no part of a longer number or of a decision's.
_YEAR_ALONE = re.compile(rf"(?<![\w./-]){_YEAR}(?![\w/-]|[.,]\d)")
_MONTH_NAMED = re.compile(r"\bthang\s*(?P<month>0?[1-9]|1[0-2])\b(?!\s*[/-])")
# Nine months end with the ninth.
_MONTHS_WITHIN = re.compile(r"\b(?P<month>[1-9]|1[0-2])\s+thang\b")


@dataclass(frozen=True)
class Found:
    """A day or period in a text: its last day, and whether it is more than a year alone."""

    day: dt.date
    text: str
    is_precise: bool


def find(text: str) -> Found | None:
    """The first day or period that `text` speaks of, the longest form before shorter ones."""
    plain = plain_letters(text)
    for form in _FORMS:
        found = form.search(plain)
        day = _last_day(found.groupdict()) if found else None
        if found and day:
            is_precise = found.lastindex is not None and found.lastindex > 1
            return Found(day, found[0], is_precise)
    return None


def find_all(text: str) -> set[dt.date]:
    """The last days of all days and months that `text` speaks of, not of years alone.

    A month without its year takes that of the others: `tháng 9, nhiệm vụ tháng 10/2025`.
    """
    plain = plain_letters(text)
    days: set[dt.date] = set()
    for form in _FORMS:
        for found in form.finditer(plain):
            day = _last_day(found.groupdict())
            if day and (found.lastindex or 0) > 1:
                days.add(day)
        plain = form.sub(" ", plain)
    years = {day.year for day in days}
    if len(years) == 1:
        (year,) = years
        months = [int(found["month"]) for found in _MONTH_NAMED.finditer(plain)]
        days |= {_month_end(year, month) or dt.date.max for month in months}
    return days


def whole(text: str) -> dt.date | None:
    """The day that a cell holds and nothing else; None when it holds none or more."""
    plain = plain_letters(text).strip(" .")
    if plain.isdigit() and plain.isascii() and int(plain[:6]) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + dt.timedelta(days=int(plain))
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found and (found.lastindex or 0) > 1:
            return _last_day(found.groupdict())
    return None


def without(text: str) -> str:
    """The text without accents and without any day or period: what stays the same each month."""
    plain = plain_letters(text)
    for form in (*_FORMS, _YEAR_ALONE):
        plain = form.sub(" ", plain)
    return " ".join(re.sub(r"\b(?:thang|t)\s*\d{1,2}\b|\bden ngay\b|\(\s*\)", " ", plain).split())


def month_alone(text: str, *, year: int) -> dt.date | None:
    """The last day of a month named without its year, as on a sheet's tab: `T9`."""
    found = _MONTH_ALONE.match(plain_letters(text).strip())
    return _month_end(year, int(found["month"])) if found else None


def month_within(text: str, *, year: int) -> dt.date | None:
    """The last day of a month named without its year in a heading: `Thực hiện tháng 8`."""
    plain = plain_letters(text)
    found = _MONTHS_WITHIN.search(plain) or _MONTH_WITHIN.search(plain) or _MONTH_ALONE.match(plain)
    return _month_end(year, int(found["month"])) if found else None


def year_within(text: str) -> dt.date | None:
    """The last day of the one year that a heading speaks of; None for none or several."""
    years = {int(found["year"]) for found in _YEAR_ALONE.finditer(plain_letters(text))}
    if len(years) != 1 or not years <= set(CALENDAR_YEARS):
        return None
    return dt.date(years.pop(), 12, 31)


def _last_day(parts: dict[str, str | None]) -> dt.date | None:
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0  # noqa: PLR2004 - two digits of a year
    if year not in CALENDAR_YEARS:
        return None
    if parts.get("quarter"):
        quarter = str(parts["quarter"])
        return _month_end(year, 3 * (_ROMAN.get(quarter) or int(quarter)))
    if parts.get("day"):
        try:
            return dt.date(year, int(parts["month"] or 0), int(parts["day"] or 0))
        except ValueError:
            return None
    return _month_end(year, int(parts.get("months") or parts.get("month") or 12))


def _month_end(year: int, month: int) -> dt.date | None:
    if month not in range(1, 13):
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])
