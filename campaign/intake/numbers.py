"""Numbers as offices write them, to canonical text; what a mark means is decided per column."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from campaign.intake.letters import plain_letters
from campaign.terms import Qualifier

_BLANKS = frozenset(("", "-", "--", "–", "—", "…", "...", "....", "n/a", "na", "kbc", "ko"))
_BLANK_MARKS = re.compile(r"[-–—.…_\s]*")
_PREFIXES = {
    Qualifier.AT_LEAST: ("tren", "hon", "it nhat", "tu", ">=", "≥", ">"),
    Qualifier.ABOUT: ("khoang", "gan", "xap xi", "uoc", "uoc dat", "≈", "~"),
}
_SCALES = {"trieu": 6, "tr": 6, "nghin": 3, "ngan": 3, "k": 3}
_UNITS = ("nguoi", "em", "the", "ho", "luot", "cuoc", "truong hop", "nguoi dan")
# Beyond these there are no people to count, and decimals cannot be reckoned with exactly.
_MOST_DIGITS = 20
_BODY = re.compile(r"\d[\d.,' ]*")
_GROUPED = {
    mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+")
    for mark in (".", ",", " ", "'")
}
_EITHER_WAY = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_PAIR = re.compile(r"(?P<first>[^/]*\d[^/]*)/(?P<second>[^/]*\d[^/]*)")


class Mark(StrEnum):
    """Which mark stands before decimals; the other one groups thousands."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True)
class Written:
    """A number as written: its digits and marks, and what stood around them.

    `is_exact` says that a workbook holds it as a number, so its point is decimal.
    """

    body: str
    qualifier: Qualifier | None = None
    scale: int = 0
    has_pct: bool = False
    is_exact: bool = False

    @property
    def is_either_way(self) -> bool:
        """Whether `1.215` may be 1215 as well as 1.215."""
        return not self.is_exact and _EITHER_WAY.fullmatch(self.body) is not None

    def is_decimal_by(self, mark: Mark) -> bool:
        """Whether `mark` makes the one mark of this number a decimal one."""
        return (mark is Mark.POINT) == ("." in self.body)

    @property
    def mark(self) -> Mark | None:
        """The decimal mark that this number proves; None when it proves nothing."""
        if self.is_either_way or self.is_exact:
            return None
        point, comma = self.body.rfind("."), self.body.rfind(",")
        if point < 0 and comma < 0:
            return None
        last = "." if point > comma else ","
        # Both marks, or one that does not part thousands: the last one is decimal.
        is_decimal = (point >= 0 and comma >= 0) or not _GROUPED[last].fullmatch(self.body)
        mark = Mark.POINT if (last == ".") == is_decimal else Mark.COMMA
        return mark if self._number(mark) is not None else None

    def value(self, column_mark: Mark | None) -> Decimal | None:
        """The number, by what it proves itself, else by its column; None when it makes none."""
        return self._number(Mark.POINT if self.is_exact else self.mark or column_mark)

    def _number(self, mark: Mark | None) -> Decimal | None:
        decimal, group = (",", ".") if mark is Mark.COMMA else (".", ",")
        whole, has_decimals, decimals = self.body.partition(decimal)
        for sign in (group, " ", "'"):
            if sign in whole:
                if not _GROUPED[sign].fullmatch(whole):
                    return None
                whole = whole.replace(sign, "")
                break
        if not (whole + decimals).isdigit() or (has_decimals and not decimals):
            return None
        if len(whole) + self.scale > _MOST_DIGITS or len(decimals) > 2 * _MOST_DIGITS:
            return None
        return Decimal(f"{whole}.{decimals or '0'}").scaleb(self.scale)


def is_blank(text: str) -> bool:
    """Whether a cell says that there is no figure; a zero is a figure."""
    return text.casefold() in _BLANKS or _BLANK_MARKS.fullmatch(text) is not None


def pair_of(text: str) -> tuple[str, str] | None:
    """The two numbers of `1.215/1.509` in one cell."""
    found = _PAIR.fullmatch(text)
    return (found["first"].strip(), found["second"].strip()) if found else None


def written(text: str, *, is_exact: bool = False) -> Written | None:
    """What a cell writes; None when that is no single number of zero or more."""
    plain = plain_letters(_ascii_digits(text)).removeprefix("'").strip()
    qualifier = None
    for mark, words in _PREFIXES.items():
        for word in words:
            if plain.startswith(word) and not plain[len(word) : len(word) + 1].isalpha():
                qualifier, plain = mark, plain[len(word) :].strip()
                break
    if plain.endswith(" tro len"):
        qualifier, plain = Qualifier.AT_LEAST, plain.removesuffix(" tro len")
    found = _BODY.match(plain)
    if not found:
        return None
    body, rest = found[0].rstrip(" .,'"), plain[found.end() :].strip()
    has_pct = rest.startswith("%")
    scale, rest = _scaled(rest.removeprefix("%").strip())
    if rest and rest not in _UNITS:
        return None
    if scale:
        # "2,94 triệu" was rounded by whoever wrote it.
        qualifier = qualifier or Qualifier.ABOUT
    return Written(body, qualifier, scale, has_pct, is_exact)


def _scaled(rest: str) -> tuple[int, str]:
    for word, scale in _SCALES.items():
        if rest == word or rest.startswith(word + " "):
            return scale, rest.removeprefix(word).strip()
    return 0, rest


def _ascii_digits(text: str) -> str:
    return "".join(
        str(unicodedata.digit(letter)) if letter.isdecimal() and not letter.isascii() else letter
        for letter in text
    )


@dataclass(frozen=True)
class Style:
    """What the marks of a column prove: one decimal mark, none, or both at once."""

    marks: frozenset[Mark]
    has_either_way: bool

    @property
    def mark(self) -> Mark | None:
        """The decimal mark when just one is proved."""
        return next(iter(self.marks)) if len(self.marks) == 1 else None


def style_of(numbers: Iterable[Written]) -> Style:
    """What the numbers of a column prove together."""
    marks: set[Mark] = set()
    has_either_way = False
    for number in numbers:
        has_either_way |= number.is_either_way
        if number.mark is not None:
            marks.add(number.mark)
    return Style(frozenset(marks), has_either_way)


def plain_text(number: Decimal) -> str:
    """A number in digits only, without needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
