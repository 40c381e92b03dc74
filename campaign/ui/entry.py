"""Days, numbers, levels and several choices at once, kept in the address like any other choice.

The address holds text; what a box holds is read from it and written back to it.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from campaign.ui.link import chosen, keep_in_url, widget_key

_T = TypeVar("_T")
_NONE = "none"
_DAY_FORMAT = "DD/MM/YYYY"


class _Readable:
    """All texts of which `read` makes a value instead of raising ValueError."""

    def __init__(self, read: Callable[[str], object]) -> None:
        self._read = read

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str):
            return False
        try:
            self._read(text)
        except ValueError:
            return False
        return True


def enter_date(
    name: str, label: str, *, first: dt.date, last: dt.date, default: dt.date
) -> dt.date:
    """A day from `first` to `last`."""
    read = partial(_read_day, first=first, last=last)

    def write(day: dt.date | None) -> str:
        return day.isoformat() if day else ""

    key = _follow(name, read=read, write=write, default=default)
    entered = st.date_input(label, key=key, min_value=first, max_value=last, format=_DAY_FORMAT)
    day = entered if isinstance(entered, dt.date) else default
    keep_in_url(name, write(day), default=write(default))
    return day


def enter_date_or_none(
    name: str, label: str, *, first: dt.date, last: dt.date, default: dt.date, tip: str
) -> dt.date | None:
    """A day from `first` to `last`, or None where somebody empties the box."""

    def read(text: str) -> dt.date | None:
        return None if text == _NONE else _read_day(text, first=first, last=last)

    def write(day: dt.date | None) -> str:
        return day.isoformat() if day else _NONE

    usual: dt.date | None = default
    key = _follow(name, read=read, write=write, default=usual)
    # Only a box that begins empty can be emptied.
    entered = st.date_input(
        label, None, key=key, min_value=first, max_value=last, format=_DAY_FORMAT, help=tip
    )
    keep_in_url(name, write(entered), default=write(default))
    return entered


def _read_day(text: str, *, first: dt.date, last: dt.date) -> dt.date:
    day = dt.date.fromisoformat(text)
    if not first <= day <= last:
        raise ValueError(text)
    return day


def enter_count(name: str, label: str, *, most: int, default: int) -> int:
    """A whole number from 0 to `most`; a larger default becomes that."""
    default = min(default, most)

    def read(text: str) -> int:
        # An address may hold more digits than Python turns into a number.
        if len(text) > len(str(most)) or not (text.isdecimal() and text.isascii()):
            raise ValueError(text)
        if int(text) > most:
            raise ValueError(text)
        return int(text)

    def write(count: int | None) -> str:
        return "" if count is None else str(count)

    key = _follow(name, read=read, write=write, default=default)
    entered = st.number_input(label, key=key, min_value=0, max_value=most, step=1)
    count = default if entered is None else int(entered)
    keep_in_url(name, write(count), default=write(default))
    return count


def enter_several(
    name: str,
    label: str,
    labels: Mapping[str, str],
    *,
    default: Sequence[str],
    placeholder: str,
    tip: str,
) -> list[str]:
    """Any of the codes in `labels`, none of them too."""

    def read(text: str) -> list[str]:
        codes = [] if text == _NONE else text.split(",")
        if not all(code in labels for code in codes):
            raise ValueError(text)
        return codes

    def write(codes: Sequence[str]) -> str:
        return ",".join(code for code in labels if code in codes) or _NONE

    key = _follow(name, read=read, write=write, default=default)
    picked: list[str] = st.multiselect(
        label,
        list(labels),
        key=key,
        format_func=lambda code: labels.get(code, code),
        placeholder=placeholder,
        help=tip,
    )
    keep_in_url(name, write(picked), default=write(default))
    return picked


def _follow(
    name: str, *, read: Callable[[str], _T], write: Callable[[_T], str], default: _T
) -> str:
    """Bring the box in line with the address or the last choice; returns the box's key."""
    text_key = widget_key(name)
    box_key = f"{text_key}_box"
    if box_key in st.session_state:
        st.session_state[text_key] = write(st.session_state[box_key])
    chosen(name, _Readable(read), default=write(default))
    st.session_state[box_key] = read(st.session_state[text_key])
    return box_key


def choose_level(
    name: str, label: str, labels: Mapping[str, str], *, default: str, tip: str | None = None
) -> str:
    """One of the codes in `labels`, which stand in their order on a line."""
    chosen(name, list(labels), default=default)
    picked: str = st.select_slider(
        label,
        list(labels),
        key=widget_key(name),
        format_func=lambda code: labels.get(code, code),
        help=tip,
    )
    keep_in_url(name, picked, default=default)
    return picked


def choose_side(name: str, label: str, labels: Mapping[str, str], *, default: str) -> str:
    """One of few codes, all in sight."""
    chosen(name, list(labels), default=default)
    picked: str = st.radio(
        label,
        list(labels),
        key=widget_key(name),
        format_func=lambda code: labels.get(code, code),
        horizontal=True,
    )
    keep_in_url(name, picked, default=default)
    return picked
