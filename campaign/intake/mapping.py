"""Which column of a table means what: known names, then likeness, then a person's word."""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from campaign.intake import periods
from campaign.intake.headings import (
    INDICATOR_PHRASES,
    MARK_HEADING,
    MEASURE_ROLES,
    PAIR,
    SHARED_ROLES,
    SKIP,
    STANDARD_ROLES,
)
from campaign.intake.letters import fold, heading_key, without_givers
from campaign.intake.reference import Reference
from campaign.kinds import SPECS, UNIT_HEADERS

# A heading this like a known one is suggested; the person still confirms it.
_LIKENESS = 86
_PEOPLE = "people_count."
CANONICAL_NAMES = frozenset(name for spec in SPECS.values() for name in spec.names) | frozenset(
    UNIT_HEADERS
)
# Figures of one indicator: in a wide table a column of its own for each.
MEASURES = frozenset(
    (
        "participant_count",
        "coverage_pct",
        "attainment_pct",
        "gap_count",
        "new_count",
        "returned_count",
        "stopped_count",
        "target_count",
        "target_coverage_pct",
        PAIR,
    )
)


@dataclass(frozen=True)
class Role:
    """What a column holds: a canonical column, of one indicator and day where headed so."""

    name: str
    indicator: str | None = None
    day: dt.date | None = None
    is_certain: bool = False

    @property
    def code(self) -> str:
        """The role as one word of a mapping: `target_count.vsi`."""
        return self.name if self.indicator is None else f"{self.name}.{self.indicator}"


@dataclass(frozen=True)
class ColumnMapping:
    """The role of every column, and the fingerprint of the headings."""

    roles: tuple[Role, ...]
    fingerprint: str

    @property
    def key(self) -> str:
        """The key under which a person's word on these headings is kept."""
        return f"mapping:{self.fingerprint}"

    @property
    def code(self) -> str:
        """All roles as one text: `2=unit_name;4=target_count.vsi`."""
        return ";".join(
            f"{number}={role.code}"
            for number, role in enumerate(self.roles, start=1)
            if role.name != SKIP
        )

    @property
    def is_certain(self) -> bool:
        """Whether every column has a canonical or standard heading."""
        return all(role.is_certain for role in self.roles)

    def index_of(self, *names: str) -> int | None:
        """The first column with one of these roles."""
        return next((i for i, role in enumerate(self.roles) if role.name in names), None)

    def with_answer(self, code: str, *, indicators: Collection[str]) -> "ColumnMapping | None":
        """The mapping as a person wants it; None when `code` is no mapping of these columns."""
        wanted: dict[int, str] = {}
        for part in filter(None, code.split(";")):
            number, has_role, role = part.partition("=")
            if not (has_role and number.isascii() and number.isdigit()):
                return None
            wanted[int(number) - 1] = role
        if not set(wanted) <= set(range(len(self.roles))):
            return None
        roles = []
        for index, own in enumerate(self.roles):
            name, _, indicator = wanted.get(index, SKIP).partition(".")
            if name == "people_count" and indicator:
                name, indicator = f"people_count.{indicator}", ""
            if name not in _ROLE_NAMES or (indicator and indicator not in indicators):
                return None
            roles.append(Role(name, indicator or None, own.day, is_certain=True))
        return replace(self, roles=tuple(roles))


_PEOPLE_ROLES = frozenset(role for role in MEASURE_ROLES.values() if role.startswith(_PEOPLE))
_ROLE_NAMES = CANONICAL_NAMES | MEASURES | _PEOPLE_ROLES | {SKIP}
_GENERIC_RATES = frozenset(("%", "ty le", "ty le %", "tl", "tl %"))
# Likeness never overrules them: who does not take part yet, households and money are not people.
_TURNING = frozenset(
    (
        *("chua", "khong", "het", "han", "thieu", "con", "ho", "tien", "dong", "thu", "no"),
        *("moi", "lai", "lan", "dau", "dung", "giam", "tang", "nu", "ngheo", "don", "vi"),
        *("truoc", "cung", "ky", "du", "kien", "uoc"),
    )
)
# A heading that only says that people are counted; its group says which.
_HEADS = frozenset(("so nguoi", "nguoi", "so luong", "tong so"))
_KNOWN_ROLES = SHARED_ROLES | MEASURE_ROLES | STANDARD_ROLES


def map_columns(
    paths: Sequence[Sequence[str]], *, reference: Reference, year: int | None
) -> ColumnMapping:
    """The likeliest role of every column; `paths` are its headings from the top down.

    `year` is that of the table, for headings that name a month alone.
    """
    headings = [_Heading(path, reference.indicator_names, year=year) for path in paths]
    roles = [heading.role() for heading in headings]
    with_target = {r.indicator for r in roles if r.name in ("target_count", PAIR)}
    has_people = any(role.name in _PEOPLE_ROLES for role in roles)
    for index, (role, heading) in enumerate(zip(roles, headings, strict=True)):
        # Headed by no insurance, the rate belongs to whichever has a target.
        has_target = role.indicator in with_target or (role.indicator is None and with_target)
        is_of_people = has_people and not has_target
        if role.name == "attainment_pct" and heading.rest in _GENERIC_RATES and is_of_people:
            # Without a target beside it, a bare "Tỷ lệ" can only be of the people.
            roles[index] = replace(role, name="coverage_pct")
    digest = hashlib.sha256("|".join(h.lasting_key for h in headings).encode())
    return ColumnMapping(tuple(roles), digest.hexdigest()[:12])


def lasting_key(text: str) -> str:
    """A heading made comparable, without the day or period that differs each month."""
    key = heading_key(text)
    # "Số liệu đến ngày" heads the days themselves.
    return key if key in SHARED_ROLES else heading_key(periods.without(text))


class _Heading:
    """One column's heading: its day, its indicator, and what is left of it."""

    def __init__(self, path: Sequence[str], names: Mapping[str, str], *, year: int | None) -> None:
        self.text = " ".join(path)
        self._last = fold(path[-1]) if path else ""
        self.day = _day(self.text, self._last, year)
        self.lasting_key = lasting_key(self.text)
        self.indicator: str | None = None
        self._is_reference_name = False
        self._levels = [lasting_key(text) for text in path]
        self.rest = self.lasting_key
        phrases = INDICATOR_PHRASES | dict(names)
        for phrase in sorted(phrases, key=len, reverse=True):
            if f" {phrase} " in f" {self.lasting_key} ":
                self.indicator = phrases[phrase]
                self._is_reference_name = phrase in names
                self.rest = f" {self.lasting_key} ".replace(f" {phrase} ", " ", 1).strip()
                levels = [f" {key} ".replace(f" {phrase} ", " ").strip() for key in self._levels]
                self._levels = [key for key in levels if key]
                break

    def role(self) -> Role:
        """The role, SKIP when nothing is like the heading."""
        if self._last in CANONICAL_NAMES and self._last == fold(self.text):
            return Role(self._last, is_certain=True)
        if not self.text:
            return Role(SKIP, is_certain=True)
        if self.lasting_key in STANDARD_ROLES:
            return Role(STANDARD_ROLES[self.lasting_key], day=self.day, is_certain=True)
        if self.lasting_key in ("stt", "tt", heading_key(MARK_HEADING)):
            return Role(SKIP, is_certain=True)
        name = self._measured()
        if name in MEASURES:
            is_certain = self._is_reference_name and STANDARD_ROLES.get(self.rest) == name
            return Role(name, self.indicator, self.day, is_certain=is_certain)
        return Role(name, day=self.day)

    def _measured(self) -> str:
        if not self.rest:
            # `BHXH tự nguyện` or `Tháng 9` alone stands above the people who take part.
            return "participant_count" if self.indicator or self.day else SKIP
        grouped = self._grouped()
        if grouped:
            return grouped
        trimmed = _trimmed(self.rest)
        for key in (self.rest, trimmed, without_givers(trimmed), _trimmed(self.lasting_key)):
            if key in _KNOWN_ROLES:
                return _of_percent(_KNOWN_ROLES[key], self.rest)
        words = without_givers(trimmed)
        turning = _TURNING.intersection(words.split())
        near = process.extractOne(
            words,
            [key for key in _KNOWN_ROLES if _TURNING.intersection(key.split()) == turning],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_LIKENESS,
        )
        return _of_percent(_KNOWN_ROLES[near[0]], self.rest) if near else SKIP

    def _grouped(self) -> str | None:
        """The role of a column whose group says the one half and whose own heading the other."""
        if len(self._levels) < 2:  # noqa: PLR2004 - a group and a column
            return None
        *groups, own = self._levels
        group = _KNOWN_ROLES.get(" ".join(groups))
        if own in _HEADS:
            return group if group in MEASURES else None
        role = _KNOWN_ROLES.get(own) or _KNOWN_ROLES.get(_trimmed(own))
        return role if group == "participant_count" and role in MEASURES else None


def _of_percent(role: str, key: str) -> str:
    """The role of a heading with a percent sign: `TH/KH (%)` holds a rate and not two counts."""
    if "%" not in key.split():
        return role
    return {PAIR: "attainment_pct", "target_count": "target_coverage_pct"}.get(role, role)


def _trimmed(key: str) -> str:
    """A heading's key without its unit: `so tham gia nguoi` gives `so tham gia`."""
    words = key.split()
    while words and words[-1] in ("%", "nguoi", "bhxh", "nghin", "ngan", "1000"):
        words.pop()
    return " ".join(words)


def _day(text: str, last: str, year: int | None) -> dt.date | None:
    found = periods.find(text)
    if found and found.is_precise:
        return found.day
    # A year other than the table's own: last year's result, next year's target.
    own = periods.year_within(text)
    if own is not None and year is not None and own.year != year:
        return own
    return periods.month_within(text, year=year) if year and not last.isdigit() else None


def repeated(mapping: ColumnMapping, *, day: dt.date | None) -> list[int]:
    """Columns that would fill the same place as an earlier one; `day` is that of the table."""
    seen: set[tuple[str, str | None, dt.date | None]] = set()
    found = []
    for index, role in enumerate(mapping.roles):
        names = ("participant_count", "target_count") if role.name == PAIR else (role.name,)
        places = {(name, role.indicator, role.day or day) for name in names}
        if role.name != SKIP and places & seen:
            found.append(index)
        seen |= places
    return found
