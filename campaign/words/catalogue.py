"""The catalogues and the one place where numbers and dates become text."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from campaign.thresholds import CLOCK

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"

_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"
_MARK = {"at_least": "≥", "about": "≈"}


class Words:
    """One language: its sentences by key, and its way of writing figures.

    Raises KeyError for a key the catalogue does not hold: a missing sentence is a defect,
    never an empty label.
    """

    def __init__(self, *, language: str, messages: Mapping[str, tuple[str, ...]]) -> None:
        self.language = language
        self.messages = messages

    def say(self, key: str, **values: object) -> str:
        """The sentence `key`, filled with `values`; the value `n` picks the plural form."""
        forms = self.messages[key]
        number = values.get("n", 2)
        form = forms[0] if number == 1 else forms[-1]
        shown = {name: self._show(value) for name, value in values.items()}
        return form.format(**shown)

    def has(self, key: str) -> bool:
        """Whether the catalogue holds `key`."""
        return key in self.messages

    def _show(self, value: object) -> str:
        if isinstance(value, int):
            return self.count(value)
        if isinstance(value, dt.date):
            return self.date(value)
        return str(value)

    def count(self, value: float | None, qualifier: str | None = None) -> str:
        """A whole number of people or things: vi `1.215`, en `1,215`; with `≥` or `≈`."""
        if value is None:
            return self.say("value.none")
        return self._marked(self._decimal(round(value), "#,##0"), qualifier)

    def pct(self, value: float | None, qualifier: str | None = None, *, digits: int = 2) -> str:
        """A percentage (0 to 100): vi `80,52 %`, en `80.52%`."""
        if value is None:
            return self.say("value.none")
        # "more than 65 %" was never 65.00: a bound keeps the digits its source gave.
        digit = "#" if qualifier == "at_least" else "0"
        pattern = "#,##0" + ("." + digit * digits if digits else "")
        text = self._decimal(value, pattern)
        gap = _NO_BREAK_SPACE if self.language == "vi" else ""
        return self._marked(f"{text}{gap}%", qualifier)

    def change(self, value: float | None, qualifier: str | None = None) -> str:
        """A whole number with its sign: vi `+1.215`, `−12`, `0`."""
        if value is None:
            return self.say("value.none")
        sign = "+" if round(value) > 0 else _MINUS if round(value) < 0 else ""
        return self._marked(sign + self.count(abs(value)), qualifier)

    def signed_pct(
        self, value: float | None, qualifier: str | None = None, *, digits: int = 2
    ) -> str:
        """A change in percent with its sign: vi `+2,50 %`, `−1,00 %`, `0,00 %`."""
        if value is None:
            return self.say("value.none")
        shown = round(value, digits)
        sign = "+" if shown > 0 else _MINUS if shown < 0 else ""
        return self._marked(sign + self.pct(abs(shown), digits=digits), qualifier)

    def points(self, value: float | None) -> str:
        """A change of a percentage in points: vi `+1,25 điểm`."""
        if value is None:
            return self.say("value.none")
        shown = round(value, 2)
        sign = "+" if shown > 0 else _MINUS if shown < 0 else ""
        return self.say("value.points", figure=sign + self.number(abs(shown), digits=2))

    def number(self, value: float | None, *, digits: int = 1) -> str:
        """A number with `digits` decimals, for areas and the like."""
        if value is None:
            return self.say("value.none")
        return self._decimal(value, "#,##0." + "0" * digits)

    def decimal(self, value: Decimal) -> str:
        """A number with just the decimals it has: vi `1,215`, en `1.215`."""
        return self._decimal(value, "#,##0.##########")

    def date(self, value: dt.date | None) -> str:
        """A day: vi `30/9/2025`, en `30 September 2025`; an unknown day says so."""
        if value is None:
            return self.say("value.undated")
        pattern = "d/M/yyyy" if self.language == "vi" else "d MMMM yyyy"
        return format_date(value, format=pattern, locale=self.language)

    def day(self, value: dt.date) -> str:
        """A day of which the year goes without saying: vi `6/10`, en `6 Oct`."""
        pattern = "d/M" if self.language == "vi" else "d MMM"
        return format_date(value, format=pattern, locale=self.language)

    def month(self, value: dt.date) -> str:
        """A month: vi `tháng 9/2025`, en `September 2025`."""
        if self.language == "vi":
            return f"tháng {value.month}/{value.year}"
        return format_date(value, format="MMMM yyyy", locale="en")

    def in_sentence(self, value: float, qualifier: str | None) -> str:
        """A count with its qualifier in words: `hơn 75.600`, `more than 75,600`."""
        if qualifier in _MARK:
            return self.say(f"qualifier.{qualifier}.sentence", figure=self.count(value))
        return self.count(value)

    def pct_in_sentence(self, value: float, qualifier: str | None) -> str:
        """A percentage with its qualifier in words: `hơn 65 %`, `about 63.74%`."""
        text = self.pct(value, qualifier)
        if qualifier in _MARK:
            bare = text.removeprefix(_MARK[qualifier] + _NO_BREAK_SPACE)
            return self.say(f"qualifier.{qualifier}.sentence", figure=bare)
        return text

    def moment(self, value: dt.datetime) -> str:
        """A moment (UTC without zone) to the minute, on Vietnam's clock."""
        local = value.replace(tzinfo=dt.UTC).astimezone(CLOCK)
        return f"{self.date(local.date())} {local:%H:%M}"

    def join(self, parts: list[str]) -> str:
        """A list in prose: `a, b và c`."""
        *head, last = parts or [""]
        return self.say("list.last", head=", ".join(head), last=last) if head else last

    @staticmethod
    def capital(text: str) -> str:
        """The text with its first letter as a capital."""
        return text[:1].upper() + text[1:]

    def _decimal(self, value: float | Decimal, pattern: str) -> str:
        # One minus sign everywhere, as wide as a plus.
        text: str = format_decimal(value, format=pattern, locale=self.language)
        return text.replace("-", _MINUS)

    @staticmethod
    def _marked(text: str, qualifier: str | None) -> str:
        mark = _MARK.get(qualifier or "")
        return f"{mark}{_NO_BREAK_SPACE}{text}" if mark else text


def read_catalogue(language: str) -> Catalog:
    """The gettext catalogue of `language`, read from its .po file beside this module."""
    path = Path(__file__).parent / language / "messages.po"
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


@lru_cache(maxsize=len(LANGUAGES))
def words_for(language: str) -> Words:
    """The words of `language`; an unknown language gives the default one."""
    if language not in LANGUAGES:
        return words_for(DEFAULT_LANGUAGE)
    messages: dict[str, tuple[str, ...]] = {}
    for message in read_catalogue(language):
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key:
            text = message.string
            messages[key] = (text,) if isinstance(text, str) else tuple(text or ())
    return Words(language=language, messages=MappingProxyType(messages))
