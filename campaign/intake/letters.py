"""Vietnamese text made comparable: composed letters, and keys that forgive how it was typed."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
# No letter of any language bears so many marks, and putting thousands in order takes minutes.
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_PILED = re.compile(f"([{_MARKS}]{{6}})[{_MARKS}]+")
_SPACES = re.compile(r"\s+")
# Icelandic and African letters that look like Đ and are typed for it.
_LOOKALIKES = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Who sets or counts says nothing of what a column holds.
_GIVERS = re.compile(
    r"\b(?:ubnd|hdnd|bhxh viet nam|thanh pho|tp|tinh|trung uong|cap xa|cap tinh|nam|duoc)\b"
)
_WORD = re.compile(r"[^\W_]+")
# A lone y is i in the other spelling (Mỹ, Mĩ); ay and uy are sounds of their own.
_LONE_Y = re.compile(r"^(qu|[bcdđfghklmnpqrstvx]*)y$")


def clean(text: str) -> str:
    """The text in NFC, without invisible characters, white space at its ends or false Đ."""
    seen = _PILED.sub(r"\1", _INVISIBLE.sub("", text))
    composed = unicodedata.normalize("NFC", seen).translate(_LOOKALIKES)
    return composed.replace("\u00a0", " ").replace("\u202f", " ").strip()


def fold(text: str) -> str:
    """A name made comparable: NFC, one space between words, lower case; accents stay."""
    return _SPACES.sub(" ", clean(text).casefold()).strip()


@lru_cache(maxsize=20_000)
def plain_letters(text: str) -> str:
    """Lower case without any accent, one space between words: `Ngã Bảy` gives `nga bay`."""
    split = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def heading_key(text: str) -> str:
    """A heading made comparable: letters and digits without accents, and the percent sign."""
    words = re.findall(r"[a-z0-9]+|%", plain_letters(text.replace("_", " ")))
    return " ".join(words)


def without_givers(key: str) -> str:
    """A heading's key without whose it is: `chi tieu ubnd thanh pho giao` gives `chi tieu giao`."""
    return " ".join(_GIVERS.sub(" ", key).split())


@lru_cache(maxsize=20_000)
def spelling_key(text: str) -> str:
    """A name's letters without spaces, then its tones in order.

    So `Hoà` equals `Hòa`, `Lý` equals `Lí`, and `Xuân Á i` equals `Xuân Ái`.
    """
    letters, tones = [], []
    for word in _WORD.findall(fold(text)):
        split = unicodedata.normalize("NFD", word)
        tones += [mark for mark in split if mark in _TONES]
        toneless = "".join(mark for mark in split if mark not in _TONES)
        bare = unicodedata.normalize("NFC", toneless)
        letters.append(_LONE_Y.sub(r"\1i", bare))
    return "".join(letters) + "|" + "".join(tones)
