"""Choices in the address: a copied link restores the view, and the back button goes back.

The built-in binding of widgets is not used because it writes labels, which change with the
language. Every write to the address is a step in the browser's history, so nothing is
written that the address already says, and nothing right after a step back.
"""

from collections.abc import Container
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import streamlit as st

_STATE = "_link"
_LANGUAGE = "lang"


@dataclass
class _Link:
    """What is known about the address between two runs of one session.

    `shown` is what the address said at the end of the last run, `kept` the choices that a
    person made, `defaults` what went without saying, `arrived` the choices with which a
    page was first seen without parameters, `pending` what this run has yet to write.
    """

    path: str | None = None
    shown: dict[str, str | None] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str | None] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)
    arrived: dict[tuple[str, str], str] = field(default_factory=dict)
    ignored: dict[str, str] = field(default_factory=dict)
    stepped_back: set[str] = field(default_factory=set)
    changed_page: bool = False


def _link() -> _Link:
    link: _Link = st.session_state.setdefault(_STATE, _Link())
    return link


def start_run() -> None:
    """Note whether the page has changed since the last run; called once per run."""
    link = _link()
    path = urlsplit(st.context.url or "").path
    link.changed_page = path != link.path
    link.path = path
    link.stepped_back.clear()
    link.pending.clear()


def widget_key(name: str) -> str:
    """The key of the widget of a choice: one per language.

    A select box keeps the label it shows, so after a switch it must be another box.
    """
    return name if name == _LANGUAGE else f"{name}_{st.session_state.get(_LANGUAGE)}"


def chosen(name: str, options: Container[str], *, default: str | None) -> None:
    """Set the choice's widget from the address, else from the last choice, else the default."""
    link = _link()
    asked = st.query_params.get(name)
    kept = link.kept.get(name)
    fallback = kept if kept in options else default
    if link.changed_page or asked != link.shown.get(name):
        _arrive(link, name, options, asked=asked, fallback=fallback, default=default)
        return
    shown = st.session_state.get(widget_key(name))
    if shown not in options or _only_followed(link, name, shown=shown, default=default):
        st.session_state[widget_key(name)] = fallback


def _only_followed(link: _Link, name: str, *, shown: str | None, default: str | None) -> bool:
    """Whether the shown choice was an old default that a new build or choice has moved."""
    before = link.defaults.get(name, default)
    return name not in link.kept and shown == before != default


def _arrive(
    link: _Link,
    name: str,
    options: Container[str],
    *,
    asked: str | None,
    fallback: str | None,
    default: str | None,
) -> None:
    """The address is new: a link was opened, the page changed, or a step back was made."""
    place = (link.path or "", name)
    if asked in options:
        st.session_state[widget_key(name)] = asked
        return
    if asked is not None:
        link.ignored[name] = asked
        st.session_state[widget_key(name)] = fallback
    elif link.changed_page or place not in link.arrived:
        st.session_state[widget_key(name)] = fallback
    else:
        back = link.arrived[place]
        st.session_state[widget_key(name)] = back if back in options else default
        link.stepped_back.add(name)
    if st.session_state[widget_key(name)] is not None:
        link.arrived.setdefault(place, st.session_state[widget_key(name)])


def asked_or_kept(name: str) -> str | None:
    """What the address asks for, else what an earlier page of this session asked for."""
    return st.query_params.get(name) or _link().kept.get(name)


def keep_in_url(name: str, value: str | None, *, default: str | None) -> None:
    """Write a choice to the address unless it goes without saying."""
    link = _link()
    asked = st.query_params.get(name)
    link.defaults[name] = default
    if value is None or (value == default and asked is None):
        link.kept.pop(name, None)
    else:
        link.kept[name] = value
        if asked != value and not (asked is None and name in link.stepped_back):
            link.pending[name] = value
    # What is pending counts as shown once it is written: a next choice may stop this run before.
    link.shown[name] = asked


def finish_run() -> None:
    """Write this run's choices to the address, all in one step of the browser's history."""
    link = _link()
    if link.pending:
        st.query_params.update(link.pending)
        link.shown.update(link.pending)
        link.pending.clear()


def ignored_parameters() -> dict[str, str]:
    """Parts of the link that name nothing known, told once."""
    link = _link()
    ignored, link.ignored = link.ignored, {}
    return ignored
