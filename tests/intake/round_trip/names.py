"""The ways in which offices write the names of units."""

from collections.abc import Callable

from campaign.intake.letters import plain_letters
from campaign.intake.reference import Unit

_SHORT = {"phường": "P.", "xã": "X."}
# The older way of setting tones, by which Hòa is Hoà.
_OLD_TONES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip


def _old_tones(text: str) -> str:
    for new, old in _OLD_TONES.items():
        if text.endswith(new) or f"{new} " in text:
            text = text.replace(new, old)
    return text


WAYS: dict[str, Callable[[Unit, int], str]] = {
    "full": lambda unit, _: unit.full_name,
    "short": lambda unit, _: f"{_SHORT.get(unit.unit_type, unit.unit_type)} {unit.name}",
    "capitals": lambda unit, _: unit.full_name.upper(),
    "numbered": lambda unit, place: f"{place}. {unit.full_name}",
    "committee": lambda unit, _: f"UBND {unit.full_name[:1].lower()}{unit.full_name[1:]}",
    "bare": lambda unit, _: unit.name,
    "spaced": lambda unit, _: f"  {unit.full_name.replace(' ', '  ')} ",
    "old tones": lambda unit, _: _old_tones(unit.full_name),
    "no accents": lambda unit, _: plain_letters(unit.full_name).title(),
}
