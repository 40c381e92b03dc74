"""Rows for pages: one cached query per mart and choice, keyed by the build it was asked of."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from campaign.home import Home
from campaign.store import pointer, query
from campaign.store.query import BuildUnreadableError

Row = Mapping[str, Any]

__all__ = ["BuildUnreadableError", "Row", "marts", "select"]


def select(
    build_id: str,
    mart: str,
    *,
    where: Mapping[str, object] | None = None,
    not_null: Sequence[str] = (),
    order_by: Sequence[str] = (),
) -> tuple[Row, ...]:
    """Rows of a mart of one build; they never change, so they are cached without an end."""
    return _select(
        build_id=build_id,
        root=str(Home.from_environment().root),
        mart=mart,
        where=tuple(sorted((where or {}).items())),
        not_null=tuple(not_null),
        order_by=tuple(order_by),
    )


@st.cache_resource(max_entries=512, show_spinner=False)
def _select(
    *,
    build_id: str,
    root: str,
    mart: str,
    where: tuple[tuple[str, object], ...],
    not_null: tuple[str, ...],
    order_by: tuple[str, ...],
) -> tuple[Row, ...]:
    path = pointer.build_path(Home(Path(root)), build_id)
    return tuple(query.select(path, mart, where=dict(where), not_null=not_null, order_by=order_by))


@st.cache_resource(max_entries=16, show_spinner=False)
def _marts(build_id: str, root: str) -> tuple[Row, ...]:
    return tuple(query.columns_of_marts(pointer.build_path(Home(Path(root)), build_id)))


def marts(build_id: str) -> tuple[Row, ...]:
    """The columns of every mart, read from the database itself."""
    return _marts(build_id, str(Home.from_environment().root))
