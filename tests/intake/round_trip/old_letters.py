"""Vietnamese as a VNI font wants it: a letter, then one mark for its hat and tone."""

import unicodedata

_TONES = {"\u0301": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0323": 4}
_HATS = {"": "ùøûõï", "\u0302": "áàåãä", "\u0306": "éèúüë", "\u031b": "ùøûõï"}
_HAT_ALONE = {"": "", "\u0302": "â", "\u0306": "ê", "\u031b": ""}
_HORNED = {"o": "ô", "u": "ö"}
# These letters with their tones have keys of their own.
_WHOLE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def vni(text: str) -> str:
    """Text in Unicode as the letters that a VNI font shows as the same words."""
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", text))


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    lower = letter.lower()
    if lower in _WHOLE:
        typed = _WHOLE[lower]
    else:
        base, *marks = unicodedata.normalize("NFD", lower)
        hat = next((mark for mark in marks if mark in _HATS), "")
        tone = next((_TONES[mark] for mark in marks if mark in _TONES), None)
        base = _HORNED[base] if hat == "\u031b" else base
        typed = base + (_HAT_ALONE[hat] if tone is None else _HATS[hat][tone])
    return typed.upper() if letter.isupper() else typed
