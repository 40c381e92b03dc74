"""Uploaded rows as a person reads them: names for codes, labels for columns, written values."""

import datetime as dt
from collections.abc import Mapping, Sequence

from campaign.kinds import SPECS
from campaign.terms import Kind
from campaign.ui.parts import Row, issuer_names
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import drive_name, indicator_short_name, unit_label

# Columns whose values are words of the domain, and where the catalogue says them.
_DOMAINS = {
    "activity_type": "activity",
    "denominator_kind": "denominator",
    "drive_kind": "drive_kind",
    "result_type": "result",
    "status": "action_status",
}


def unit_names(view: View) -> dict[str, str]:
    """Units' full names by code; beside real ones the invented are marked."""
    return {row["unit_code"]: _unit_name(view, row) for row in view.select("mart_unit")}


def _unit_name(view: View, row: Row) -> str:
    name = unit_label(view.words, row)
    if row["is_simulated"] and not view.is_simulated:
        return view.words.say("simulated.name", name=name)
    return name


def indicator_names(view: View) -> dict[str, str]:
    """Indicators' short names by code, in the indicators' own order."""
    rows = view.select("mart_indicator", order_by=("indicator_rank",))
    return {row["indicator_code"]: indicator_short_name(view.words, row) for row in rows}


def file_names(view: View) -> dict[str, str]:
    """The names of the uploads' files by upload."""
    return {row["upload_id"]: row["file_name"] for row in view.select("mart_upload")}


def names_by_code(view: View) -> dict[str, str]:
    """Names of units, indicators, issuers and drives by code."""
    drives = {row["drive_code"]: drive_name(view.words, row) for row in view.select("mart_drive")}
    return drives | issuer_names(view) | indicator_names(view) | unit_names(view)


def column_label(words: Words, column: str) -> str:
    """An uploaded column's name in the page's language, as the questions about columns say it."""
    # The data dictionary's names come last: they tell ranges such as "0–100" besides.
    for key in (f"role.{column}", f"uploaded.{column}", f"field.{column}"):
        if words.has(key):
            return words.capital(words.say(key))
    return column


def shown_value(words: Words, value: object) -> str:
    """A value in the page's language; percentages are the only fractions in uploads."""
    match value:
        case None:
            return words.say("value.none")
        case int():
            return words.count(value)
        case float():
            return words.pct(value)
        case dt.date():
            return words.date(value)
        case str() if words.has(f"qualifier_name.{value}"):
            return words.say(f"qualifier_name.{value}")
        case _:
            return str(value)


def shown_cell(words: Words, names: Mapping[str, str], *, column: str, value: object) -> str:
    """A value of a named column: codes by their names, everything else as `shown_value`."""
    if isinstance(value, str):
        key = f"{_DOMAINS.get(column)}.{value}"
        if words.has(key):
            return words.capital(words.say(key))
        if column.endswith("_code") or column == "issuer":
            return names.get(value, value)
    return shown_value(words, value)


def part_text(words: Words, names: Mapping[str, str], part: str) -> str:
    """A part of a row's key, whichever column it is of: a day, a word of the domain, a name."""
    try:
        return words.date(dt.date.fromisoformat(part))
    except ValueError:
        keys = (f"{domain}.{part}" for domain in _DOMAINS.values())
        said = next((words.say(key) for key in keys if words.has(key)), None)
        return names.get(part, part) if said is None else words.capital(said)


def key_text(words: Words, names: Mapping[str, str], *, kind: Kind, key: Sequence[object]) -> str:
    """What a row is about: `Phường Long Mỹ · BHXH tự nguyện · 31/10/2025`."""
    cells = zip(SPECS[kind].key, key, strict=True)
    return " · ".join(
        shown_cell(words, names, column=column, value=value)
        for column, value in cells
        if value is not None
    )
