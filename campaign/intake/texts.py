"""Cells that hold no number: codes, days, and values by their names."""

from campaign.intake import periods
from campaign.intake.headings import CHOICE_NAMES
from campaign.intake.letters import heading_key
from campaign.intake.mapping import Role
from campaign.intake.reference import Reference
from campaign.intake.table import cell_type_of
from campaign.kinds import CellType

_APOSTROPHED = frozenset(("unit_code", "unit_name", "unit", "indicator_code", "as_of_date"))


def text_of(role: Role, text: str, reference: Reference) -> str:
    """The canonical text of a cleaned cell; what is not recognised stays as it is written."""
    if role.name in _APOSTROPHED:
        # Typed before a code to make Excel keep its zeros; other programs show it.
        text = text.removeprefix("'")
    if not text:
        return text
    if cell_type_of(role) is CellType.DATE:
        day = periods.whole(text)
        return day.isoformat() if day else text
    return _named(role.name, text, reference)


def _named(column: str, text: str, reference: Reference) -> str:
    """The code of a value that was written by its name."""
    key = heading_key(text)
    match column:
        case "indicator_code":
            return reference.indicator_of(text) or text
        case "issuer":
            return reference.issuer_names.get(key, text)
        case _:
            return CHOICE_NAMES.get(column, {}).get(key, text)
