"""What the person looks at: build, language, province, month and indicator, kept in the URL."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from campaign.figures.palette import Palette, palette_for
from campaign.ui import data
from campaign.ui.data import Row
from campaign.words import Words

_VIEW = "_view"
_WRITTEN = "_written_to_url"
_IGNORED = "_ignored_parameters"


@dataclass(frozen=True)
class View:
    """The choices of one run of the script; `month_end` is None before any data."""

    words: Words
    build_id: str
    is_pinned: bool
    province: Row
    month_end: dt.date | None
    indicator: Row
    palette: Palette
    is_phone: bool

    def progress(self, **where: object) -> tuple[Row, ...]:
        """Rows of mart_progress of the chosen province and month."""
        place = {"province_code": self.province["province_code"], "month_end": self.month_end}
        return data.select(
            self.build_id,
            "mart_progress",
            where=place | where,
            order_by=("indicator_code", "unit_name", "unit_code", "-is_default_issuer", "issuer"),
        )

    def default_progress(self, **where: object) -> tuple[Row, ...]:
        """The same, one row per unit and indicator: the one of the default issuer."""
        return self.progress(is_default_issuer=True, **where)

    def select(self, mart: str, **options: object) -> tuple[Row, ...]:
        """Rows of any mart of this build."""
        return data.select(self.build_id, mart, **options)  # type: ignore[arg-type]

    @property
    def province_code(self) -> str:
        """The chosen province's code."""
        return str(self.province["province_code"])

    @property
    def indicator_code(self) -> str:
        """The chosen indicator's code."""
        return str(self.indicator["indicator_code"])


def show_view(view: View) -> None:
    """Hand the run's choices to the page."""
    st.session_state[_VIEW] = view


def current_view() -> View:
    """The choices of this run, as the shell made them."""
    view: View = st.session_state[_VIEW]
    return view


def is_phone() -> bool:
    """Whether the browser says it is a phone; decides only how large the map starts."""
    return "Mobile" in (st.context.headers.get("User-Agent") or "")


def palette() -> Palette:
    """The data colours of the page's theme."""
    return palette_for(st.context.theme.type)


def chosen(name: str, options: Sequence[str], *, default: str | None) -> None:
    """Bring the widget key `name` and the URL parameter of that name together.

    The URL wins when a person changed it (a link, the back button), else the widget. The
    built-in binding is not used because it writes labels, which change with the language.
    """
    asked = st.query_params.get(name)
    is_from_person = asked is not None and asked != _written().get(name)
    if is_from_person and asked in options:
        st.session_state[name] = asked
    elif st.session_state.get(name) not in options:
        st.session_state[name] = default
    if is_from_person and asked not in options:
        st.session_state.setdefault(_IGNORED, {})[name] = asked


def keep_in_url(name: str, value: str | None) -> None:
    """Write a choice to the URL so that a copied link restores it."""
    if value is None:
        return
    _written()[name] = value
    if st.query_params.get(name) != value:
        st.query_params[name] = value


def ignored_parameters() -> dict[str, str]:
    """Parts of the link that name nothing known, told once."""
    ignored: dict[str, str] = st.session_state.pop(_IGNORED, {})
    return ignored


def _written() -> dict[str, str]:
    written: dict[str, str] = st.session_state.setdefault(_WRITTEN, {})
    return written
