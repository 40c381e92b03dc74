"""Text in the ways of the years before Unicode: TCVN3 (ABC), VNI, and UTF-8 read wrongly."""

import re
import unicodedata
from collections.abc import Callable

import ftfy
import ftfy.bad_codecs  # registers the sloppy code pages

# TCVN3's code page by where each run of letters starts; the gaps hold no letter. Only
# lower-case accents exist: capitals live in fonts of their own.
_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {
    chr(start + offset): letter
    for start, letters in _TCVN3_RUNS.items()
    for offset, letter in enumerate(letters)
}

# VNI writes a letter and then a mark: the tone alone, or tone and hat together.
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TONE_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT_MARKS = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323", "â": ""}
_BOWL_MARKS = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323", "ê": ""}
_VNI_SINGLE = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_VNI_SINGLE)
    for base in "aeiouyôö":
        letter = _VNI_SINGLE.get(base, base)
        pairs |= {base + mark: letter + tone for mark, tone in _TONE_MARKS.items()}
    for base in "aeo":
        pairs |= {base + mark: base + _CIRCUMFLEX + tone for mark, tone in _HAT_MARKS.items()}
    pairs |= {"a" + mark: "a" + _BREVE + tone for mark, tone in _BOWL_MARKS.items()}
    return {vni: unicodedata.normalize("NFC", text) for vni, text in pairs.items()}


_VNI = _vni_pairs()
_VNI_PATTERN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)


def from_tcvn3(text: str) -> str:
    """Text typed in a TCVN3 (ABC) font: `Ng· B¶y` gives `Ngã Bảy`."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def from_vni(text: str) -> str:
    """Text typed in a VNI font: `Ngaõ Baûy` gives `Ngã Bảy`."""

    def letter(found: re.Match[str]) -> str:
        # The small form of some capitals (İ) is two letters, and no way of writing any of ours.
        plain = _VNI.get(found[0].lower(), found[0])
        return plain.upper() if found[0][0].isupper() else plain

    return _VNI_PATTERN.sub(letter, text)


def from_mojibake(text: str) -> str:
    """UTF-8 that somebody read as Windows-1252: `NgÃ£ Báº£y` gives `Ngã Bảy`."""
    try:
        return text.encode("sloppy-windows-1252").decode()
    except UnicodeError:
        # Letters lost on the way, or only a part is wrong: the library knows the usual cases.
        return ftfy.fix_encoding(text)


WAYS: dict[str, Callable[[str], str]] = {
    "tcvn3": from_tcvn3,
    "vni": from_vni,
    "mojibake": from_mojibake,
}
