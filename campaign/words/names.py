"""Names of units, indicators, issuers and drives in the language of the page."""

from collections.abc import Mapping
from typing import Any

from campaign.words.catalogue import Words

Row = Mapping[str, Any]

_TYPE_KEYS = {
    "phường": "unit_type.ward",
    "xã": "unit_type.commune",
    "thị trấn": "unit_type.township",
    "đặc khu": "unit_type.special_zone",
    "tỉnh": "unit_type.province",
    "thành phố": "unit_type.city",
    "BHXH cơ sở": "unit_type.office",
}


def unit_label(words: Words, row: Row) -> str:
    """A unit's full name: `Phường Long Mỹ`, `Long Mỹ ward`."""
    key = _TYPE_KEYS.get(row["unit_type"])
    if key is None:
        return words.capital(f"{row['unit_type']} {row['unit_name']}")
    return words.capital(words.say(key, name=row["unit_name"]))


def unit_in_sentence(words: Words, row: Row) -> str:
    """A unit's full name inside a sentence: `phường Long Mỹ`."""
    key = _TYPE_KEYS.get(row["unit_type"])
    if key is None:
        return f"{row['unit_type']} {row['unit_name']}"
    return words.say(key, name=row["unit_name"])


def unit_type_label(words: Words, unit_type: str) -> str:
    """A unit type by itself, for a filter: `Phường`."""
    key = _TYPE_KEYS.get(unit_type)
    return words.capital(words.say(key, name="").strip()) if key else words.capital(unit_type)


def indicator_name(words: Words, row: Row) -> str:
    """An indicator's name inside a sentence."""
    return str(row[f"indicator_name_{words.language}"])


def indicator_short_name(words: Words, row: Row) -> str:
    """An indicator's name on a tile or in a list."""
    return str(row[f"indicator_short_name_{words.language}"])


def drive_name(words: Words, row: Row) -> str:
    """A drive's name."""
    return str(row[f"drive_name_{words.language}"])
