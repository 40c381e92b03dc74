"""The province's reference lists that reading needs: units, aliases, indicators, issuers."""

import csv
import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from campaign.findings import ReferenceDamagedError

_UNIT_PREFIXES = ("phường ", "xã ", "thị trấn ", "đặc khu ", "tỉnh ", "thành phố ")


@dataclass(frozen=True)
class Unit:
    """A unit that figures can belong to: a province, a ward or commune, or an office."""

    code: str
    name: str
    unit_type: str
    province_code: str

    @property
    def is_office(self) -> bool:
        """An office shares its name with a commune, so only its full name means it."""
        return self.unit_type.startswith("BHXH")

    @property
    def full_name(self) -> str:
        """The name with its type: `Phường Long Mỹ`."""
        text = f"{self.unit_type} {self.name}"
        return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Alias:
    """Another name of a unit, valid between two dates (both may be open)."""

    unit_code: str
    valid_from: dt.date | None
    valid_to: dt.date | None

    def holds_on(self, day: dt.date | None) -> bool:
        """Whether the alias is valid on `day`; an unknown day accepts open-ended ones only."""
        if day is None:
            return self.valid_from is None and self.valid_to is None
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Match:
    """What a name led to: one unit, or the candidates among which nobody may guess."""

    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()


def fold(text: str) -> str:
    """A name made comparable: NFC, one space between words, lower case; accents stay."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def bare(text: str) -> str:
    """A folded name without its type: `phường long mỹ` gives `long mỹ`."""
    name = fold(text)
    for prefix in _UNIT_PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


@dataclass
class Reference:
    """The lists by which a file's words are recognised. Built by `load_reference`."""

    units: dict[str, Unit] = field(default_factory=dict)
    aliases: dict[str, list[Alias]] = field(default_factory=dict)
    indicator_codes: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    _by_name: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for unit in self.units.values():
            names = {fold(unit.full_name)}
            if not unit.is_office:
                names.add(fold(unit.name))
            for name in names:
                self._by_name[name].append(unit)

    def match(self, name: str, *, province: str | None, day: dt.date | None) -> Match:
        """The unit called `name`, within `province` when given, on `day`."""
        found = self._by_name.get(fold(name), []) + self._aliased(name, day)
        return self._only_one(found, province)

    def _aliased(self, name: str, day: dt.date | None) -> list[Unit]:
        aliases = self.aliases.get(fold(name), [])
        return [self.units[a.unit_code] for a in aliases if a.holds_on(day)]

    @staticmethod
    def _only_one(found: list[Unit], province: str | None) -> Match:
        if province is not None:
            found = [unit for unit in found if unit.province_code == province]
        if len(found) == 1:
            return Match(unit=found[0])
        return Match(candidates=tuple(found))

    def close_to(self, text: str, *, province: str | None) -> str | None:
        """The known unit name nearest to `text`, as a suggestion only."""
        pool = {
            fold(unit.full_name if unit.is_office else unit.name): unit
            for unit in self.units.values()
            if province is None or unit.province_code == province
        }
        near = get_close_matches(bare(text), list(pool), n=1, cutoff=0.7)
        return f"{pool[near[0]].code} {pool[near[0]].full_name}" if near else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def load_reference(files: dict[str, Path]) -> Reference:
    """Read the reference lists; `files` maps a list's name (`units`) to its CSV file.

    Raises ReferenceDamagedError for a list with a missing column, a bad date, an alias of
    an unknown unit, or bytes that are no UTF-8.
    """
    for name, key in _KEYS.items():
        with _blamed_on(files[name]):
            _check_columns(files[name], key)
            _check_key(_rows(files[name]), key)
    units: dict[str, Unit] = {}
    for name, fields in _UNIT_LISTS.items():
        with _blamed_on(files[name]):
            for row in _rows(files[name]):
                unit = _unit(row, name, fields)
                units[unit.code] = unit
    with _blamed_on(files["aliases"]):
        aliases = _aliases(_rows(files["aliases"]), units)
    with _blamed_on(files["indicators"]):
        indicators = frozenset(r["indicator_code"] for r in _rows(files["indicators"]))
    with _blamed_on(files["issuers"]):
        issuers = frozenset(r["issuer"] for r in _rows(files["issuers"]))
    return Reference(units=units, aliases=aliases, indicator_codes=indicators, issuers=issuers)


# A repeated row would multiply every figure that is joined to it.
_KEYS = {
    "aliases": ("alias", "unit_code", "valid_from"),
    "exemptions": ("unit_code", "indicator_code", "month_from"),
    "indicators": ("indicator_code",),
    "issuers": ("issuer",),
    "office_units": ("office_code", "unit_code", "valid_from"),
    "offices": ("office_code",),
    "provinces": ("province_code",),
    "reporting_rules": ("province_code", "indicator_code"),
    "sources": ("source_url",),
    "units": ("unit_code",),
}


def _check_columns(path: Path, key: tuple[str, ...]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        names = csv.DictReader(stream).fieldnames or ()
    missing = [name for name in key if name not in names]
    if missing:
        raise KeyError(", ".join(missing))


def _check_key(rows: list[dict[str, str]], key: tuple[str, ...]) -> None:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        values = tuple(row[name] for name in key)
        if values in seen:
            raise ValueError(f"{', '.join(key)} = {', '.join(values)} ×2")
        seen.add(values)


# Code, name, type and province columns of the lists that name units.
_UNIT_LISTS = {
    "provinces": ("province_code", "province_name", "province_type", "province_code"),
    "units": ("unit_code", "unit_name", "unit_type", "province_code"),
    "offices": ("office_code", "office_name", "", "province_code"),
}


def _unit(row: dict[str, str], name: str, fields: tuple[str, str, str, str]) -> Unit:
    code, label, unit_type, province = fields
    shown_type = "BHXH cơ sở" if name == "offices" else row[unit_type]
    return Unit(row[code], row[label], shown_type, row[province])


def _aliases(rows: list[dict[str, str]], units: dict[str, Unit]) -> dict[str, list[Alias]]:
    aliases: dict[str, list[Alias]] = defaultdict(list)
    for row in rows:
        if row["unit_code"] not in units:
            raise ValueError(f"unit_code {row['unit_code']}")
        alias = Alias(row["unit_code"], _day(row["valid_from"]), _day(row["valid_to"]))
        aliases[fold(row["alias"])].append(alias)
    return dict(aliases)


@contextmanager
def _blamed_on(path: Path) -> Iterator[None]:
    """Turn whatever is wrong with a list into one error that names the file."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError, csv.Error, OSError) as problem:
        raise ReferenceDamagedError(file_name=path.name, reason=str(problem)) from problem
