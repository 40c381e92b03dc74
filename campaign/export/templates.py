"""Templates: a province's units filled in, the figures left to write, read back without a question.

The headings are the standard ones of the reader and the fixed values are called as on the
pages, so that a template that was filled in gives no finding at all.
"""

import calendar
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from campaign.export.form_sheet import Cell, Column, FormSheet, form_bytes
from campaign.export.tables import csv_bytes
from campaign.intake.headings import STANDARD_HEADINGS, STANDARD_PEOPLE
from campaign.kinds import SPECS, CellType
from campaign.terms import (
    ActionStatus,
    ActivityType,
    DriveKind,
    Kind,
    ResultType,
)
from campaign.words import Words, words_for

Row = Mapping[str, Any]

# With a decimal comma a comma cannot part columns: Excel in Vietnamese takes the semicolon.
DELIMITER = ";"
_CSV_DATE = "%d/%m/%Y"
# How exact a figure is, is written in its own cell: "trên 75.600".
_LEFT_OUT = ("qualifier",)
_BLANK_DRIVES = 10
_CHOICES: Mapping[str, tuple[type[StrEnum], str]] = {
    "drive_kind": (DriveKind, "drive_kind"),
    "activity_type": (ActivityType, "activity"),
    "result_type": (ResultType, "result"),
    "status": (ActionStatus, "action_status"),
}


class TemplateForm(StrEnum):
    """The two forms in which a template comes."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Template:
    """The columns of a template, and the cells that are filled in already."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Given:
    """What a template is made for: rows of mart_unit, mart_indicator, mart_issuer; the month."""

    units: Sequence[Row]
    indicators: Sequence[Row]
    month_end: dt.date
    issuers: Sequence[Row] = ()

    @property
    def communes(self) -> list[Row]:
        """The wards and communes; the province itself is their sum, and offices are no places."""
        return [unit for unit in self.units if unit["unit_level"] == "commune"]

    @property
    def core(self) -> list[Row]:
        """The indicators that every unit reports."""
        return [row for row in self.indicators if row["is_core"]]


def template(
    kind: Kind,
    *,
    words: Words,
    units: Sequence[Row],
    indicators: Sequence[Row],
    month_end: dt.date,
    form: TemplateForm,
    issuers: Sequence[Row] = (),
) -> bytes:
    """A file to fill in for one kind and month, in Vietnamese; `words` only says how to.

    `units`, `indicators` and `issuers` are rows of mart_unit (one province), mart_indicator
    and mart_issuer, the province's usual issuer first.
    """
    made = _template(kind, Given(units, indicators, month_end, issuers))
    if form is TemplateForm.CSV:
        headings = [" – ".join(column.headings) for column in made.columns]
        return csv_bytes(headings, [_as_text(row) for row in made.rows], delimiter=DELIMITER)
    sheet = FormSheet(
        name=words.say(f"kind.{kind.value}"),
        instruction=words.say("template.instruction"),
        lists_name=words.say("template.lists"),
        columns=made.columns,
        rows=made.rows,
    )
    return form_bytes(sheet)


def template_name(kind: Kind, *, province_code: str, month_end: dt.date, form: TemplateForm) -> str:
    """The file's name, without anything the reader could take for the day of figures."""
    return f"mau-{kind.value}-{province_code}-{month_end:%Y-%m}.{form.value}"


def _as_text(row: Sequence[Cell]) -> list[str]:
    """Dates with the day first: Excel in Vietnamese knows them, and in English leaves them be."""
    return [
        cell.strftime(_CSV_DATE) if isinstance(cell, dt.date) else str("" if cell is None else cell)
        for cell in row
    ]


def _template(kind: Kind, given: Given) -> Template:
    made: dict[Kind, Callable[[Given], Template]] = {
        Kind.REPORTS: _reports,
        Kind.DENOMINATORS: _people,
    }
    return made[kind](given) if kind in made else _long(kind, given)


def _column(name: str) -> Column:
    return Column((STANDARD_HEADINGS[name],))


def _leading(given: Given) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    """Code, name and day: what every line of a monthly table begins with."""
    day = Column((STANDARD_HEADINGS["as_of_date"],), CellType.DATE)
    columns = (_column("unit_code"), _column("unit_name"), day)
    return columns, [(*_unit(unit), given.month_end) for unit in given.communes]


def _unit(unit: Row) -> tuple[str, str]:
    name = f"{unit['unit_type']} {unit['unit_name']}"
    return str(unit["unit_code"]), name[:1].upper() + name[1:]


def _wide(given: Given, counts: Sequence[Column]) -> Template:
    columns, rows = _leading(given)
    blank: tuple[Cell, ...] = (None,) * (len(counts) + 1)
    return Template((*columns, *counts, _column("note")), tuple((*row, *blank) for row in rows))


def _reports(given: Given) -> Template:
    """Offices report all indicators in one line, so each is a column."""
    heading = STANDARD_HEADINGS["participant_count"]
    names = [str(row["indicator_short_name_vi"]) for row in given.core]
    return _wide(given, [Column((name, heading), CellType.COUNT) for name in names])


def _people(given: Given) -> Template:
    return _wide(given, [Column((text,), CellType.COUNT) for text in STANDARD_PEOPLE.values()])


def _long(kind: Kind, given: Given) -> Template:
    """One line per record: the canonical columns, the unit's name beside its code."""
    spec = SPECS[kind]
    names = [name for name in spec.names if name not in (*_LEFT_OUT, "unit_code")]
    # The definition of a drive begins with its code; elsewhere the unit is filled in first.
    at = 0 if kind is not Kind.DRIVES else len(names) - 2
    names[at:at] = ["unit_code", "unit_name"]
    choices = _choices(given)
    columns = tuple(
        Column(
            (STANDARD_HEADINGS[name],),
            CellType.TEXT if name == "unit_name" else spec.column(name).cell_type,
            choices.get(name, ()),
        )
        for name in names
    )
    rows = tuple(
        tuple(filled.get(name) for name in names) for filled in _filled(kind, given, choices)
    )
    return Template(columns, rows)


def _choices(given: Given) -> dict[str, tuple[str, ...]]:
    """The fixed values of a column as the pages call them in Vietnamese."""
    words = words_for("vi")
    found = {
        name: tuple(words.capital(words.say(f"{prefix}.{value}")) for value in values)
        for name, (values, prefix) in _CHOICES.items()
    }
    found["indicator_code"] = tuple(str(r["indicator_short_name_vi"]) for r in given.indicators)
    found["issuer"] = tuple(str(row["issuer_name_vi"]) for row in given.issuers)
    return found


def _filled(
    kind: Kind, given: Given, choices: Mapping[str, Sequence[str]]
) -> list[dict[str, Cell]]:
    """The cells that are known before anybody writes, by canonical column."""
    if kind is Kind.DRIVES:
        whole = [unit for unit in given.units if unit["unit_level"] == "province"]
        return [_named(unit) for unit in whole for _ in range(_BLANK_DRIVES)]
    if kind is Kind.PHASING:
        return _weights(given, choices)
    rows = [_named(unit) for unit in given.communes]
    if kind is Kind.RESULTS:
        return [row | {"result_type": text} for row in rows for text in choices["result_type"]]
    if kind is not Kind.TARGETS:
        return rows
    year = given.month_end.year
    period: dict[str, Cell] = {
        "period_start": dt.date(year, 1, 1),
        "period_end": dt.date(year, 12, 31),
        "issuer": next(iter(choices["issuer"]), None),
    }
    names = [str(row["indicator_short_name_vi"]) for row in given.core]
    return [row | period | {"indicator_code": name} for row in rows for name in names]


def _weights(given: Given, choices: Mapping[str, Sequence[str]]) -> list[dict[str, Cell]]:
    """Twelve months of the year for the whole province: one list serves all its units."""
    year = given.month_end.year
    shared: dict[str, Cell] = {
        "period_start": dt.date(year, 1, 1),
        "issuer": next(iter(choices["issuer"]), None),
    }
    return [
        _named(unit)
        | shared
        | {
            "indicator_code": str(row["indicator_short_name_vi"]),
            "month": dt.date(year, month, calendar.monthrange(year, month)[1]),
        }
        for unit in given.units
        if unit["unit_level"] == "province"
        for row in given.core
        for month in range(1, 13)
    ]


def _named(unit: Row) -> dict[str, Cell]:
    code, name = _unit(unit)
    return {"unit_code": code, "unit_name": name}
