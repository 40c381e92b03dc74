"""A select box whose choice is kept in the address."""

from collections.abc import Mapping

import streamlit as st

from campaign.ui.link import chosen, keep_in_url, widget_key


def choose(
    name: str,
    label: str,
    labels: Mapping[str, str],
    *,
    default: str,
    tip: str | None = None,
) -> str:
    """Pick one of the codes in `labels`, each shown by its label."""
    chosen(name, list(labels), default=default)
    picked: str = st.selectbox(
        label,
        list(labels),
        key=widget_key(name),
        format_func=lambda code: labels.get(code, code),
        help=tip,
    )
    keep_in_url(name, picked, default=default)
    return picked


def choose_or_none(
    name: str, label: str, labels: Mapping[str, str], *, placeholder: str
) -> str | None:
    """The same, where nothing may be picked and nothing is at first."""
    chosen(name, list(labels), default=None)
    picked: str | None = st.selectbox(
        label,
        list(labels),
        index=None,
        key=widget_key(name),
        placeholder=placeholder,
        format_func=lambda code: labels.get(code, code),
    )
    keep_in_url(name, picked, default=None)
    return picked
