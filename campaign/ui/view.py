"""What the person looks at: build, language, province, month and indicator, kept in the URL."""

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from campaign.figures.palette import Palette, palette_for
from campaign.ui import data
from campaign.ui.data import Row
from campaign.words import Words

_VIEW = "_view"


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
