"""The province's reference lists that reading needs: units, aliases, indicators, issuers."""

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from campaign.findings import ReferenceDamagedError
from campaign.intake.letters import fold, heading_key, plain_letters, spelling_key


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
    """Another name of a unit, valid between two dates (both may be open).

    `is_part` marks a former unit that is only a part of today's: its figure is not the whole's.
    """

    unit_code: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    is_part: bool = False

    def holds_on(self, day: dt.date | None) -> bool:
        """Whether the alias is valid on `day`; an unknown day accepts open-ended ones only."""
        if day is None:
            return self.valid_from is None and self.valid_to is None
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Match:
    """What a name led to: one unit, or the candidates among which nobody may guess.

    `is_part` says that the name is of a former unit that is only a part of `unit`.
    """

    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    is_part: bool = False


@dataclass
class Reference:
    """The lists by which a file's words are recognised. Built by `load_reference`."""

    units: dict[str, Unit] = field(default_factory=dict)
    aliases: dict[str, list[Alias]] = field(default_factory=dict)
    indicator_codes: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    indicator_names: dict[str, str] = field(default_factory=dict)
    denominator_kinds: dict[str, str] = field(default_factory=dict)
    issuer_names: dict[str, str] = field(default_factory=dict)
    default_issuers: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))
    _by_spelling: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))
    _by_letters: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for unit in self.units.values():
            self._by_name[fold(unit.full_name)].append(unit)
            if unit.is_office:
                continue
            if fold(unit.name) != fold(unit.full_name):
                self._by_name[fold(unit.name)].append(unit)
            self._by_spelling[spelling_key(unit.name)].append(unit)
            self._by_letters[_letters(unit.name)].append(unit)

    def match(self, name: str, *, province: str | None, day: dt.date | None) -> Match:
        """The unit called `name`, within `province` when given, on `day`."""
        aliases = self._aliased(name, day)
        found = self._by_name.get(fold(name), []) + [self.units[a.unit_code] for a in aliases]
        # An alias may repeat the unit's own name.
        match = self._only_one(list({unit.code: unit for unit in found}.values()), province)
        parts = [self.units[alias.unit_code] for alias in aliases if alias.is_part]
        known = {unit.code for unit in (match.unit, *match.candidates) if unit is not None}
        part_of = next((unit for unit in parts if unit.code in known), None)
        # On that day the name was the former unit's, whoever bears it today.
        return Match(unit=part_of, is_part=True) if part_of else match

    def match_spelling(self, name: str, *, province: str | None) -> Match:
        """The unit whose name differs only in tone placement, i/y or stray spaces."""
        return self._only_one(self._by_spelling.get(spelling_key(name), []), province)

    def match_letters(self, name: str, *, province: str) -> Match:
        """The unit whose name is `name` without its accents, if only one in the province."""
        if plain_letters(name) != fold(name):
            return Match()
        return self._only_one(self._by_letters.get(_letters(name), []), province)

    def offices_called(self, name: str, *, province: str | None) -> tuple[Unit, ...]:
        """Offices whose short name is `name`."""
        return tuple(
            unit
            for unit in self.units.values()
            if unit.is_office
            and fold(unit.name) == fold(name)
            and province in (None, unit.province_code)
        )

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names of all units in lower case; some look like people's names."""
        units = self.units.values()
        return frozenset(fold(text) for unit in units for text in (unit.name, unit.full_name))

    def units_of(self, province: str | None) -> list[Unit]:
        """The wards and communes of a province, of all provinces when None."""
        return [
            unit
            for unit in self.units.values()
            if not unit.is_office
            and unit.code != unit.province_code
            and province in (None, unit.province_code)
        ]

    def indicator_of(self, text: str) -> str | None:
        """The indicator's code for a code or a name."""
        code = fold(text)
        return code if code in self.indicator_codes else self.indicator_names.get(heading_key(text))

    def _aliased(self, name: str, day: dt.date | None) -> list[Alias]:
        return [alias for alias in self.aliases.get(fold(name), []) if alias.holds_on(day)]

    @staticmethod
    def _only_one(found: list[Unit], province: str | None) -> Match:
        if province is not None:
            found = [unit for unit in found if unit.province_code == province]
        if len(found) == 1:
            return Match(unit=found[0])
        return Match(candidates=tuple(found))


def _letters(name: str) -> str:
    return plain_letters(name).replace(" ", "")


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
        indicators = _rows(files["indicators"])
    with _blamed_on(files["issuers"]):
        issuers = _rows(files["issuers"])
    return Reference(
        units=units,
        aliases=aliases,
        indicator_codes=frozenset(row["indicator_code"] for row in indicators),
        issuers=frozenset(row["issuer"] for row in issuers),
        indicator_names=_names_of(indicators, "indicator_code", ("name_vi", "short_vi")),
        denominator_kinds={
            row["indicator_code"]: row.get("denominator_kind") or "" for row in indicators
        },
        issuer_names=_names_of(issuers, "issuer", ("name_vi",)),
        default_issuers={
            row["province_code"]: row.get("default_issuer") or ""
            for row in _rows(files["provinces"])
        },
    )


def _names_of(rows: list[dict[str, str]], code: str, columns: tuple[str, ...]) -> dict[str, str]:
    """Codes by the key of each of their names."""
    return {heading_key(row[name]): row[code] for row in rows for name in columns if row.get(name)}


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
        alias = Alias(
            row["unit_code"],
            _day(row["valid_from"]),
            _day(row["valid_to"]),
            is_part=row.get("is_part") == "true",
        )
        aliases[fold(row["alias"])].append(alias)
    return dict(aliases)


@contextmanager
def _blamed_on(path: Path) -> Iterator[None]:
    """Turn whatever is wrong with a list into one error that names the file."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError, csv.Error, OSError) as problem:
        raise ReferenceDamagedError(file_name=path.name, reason=str(problem)) from problem
