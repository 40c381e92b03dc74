"""What the person looks at: build, language, province, month and indicator, kept in the URL."""

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from campaign.figures.palette import Palette, palette_for
from campaign.terms import PaceStatus
from campaign.ui import data
from campaign.ui.data import Row
from campaign.words import Words

_VIEW = "_view"


@dataclass(frozen=True)
class View:
    """The choices of one run of the script; `month_end` is None before any data.

    `issuer` is None while the province's default issuer speaks.
    """

    words: Words
    build_id: str
    is_pinned: bool
    province: Row
    month_end: dt.date | None
    indicator: Row
    palette: Palette
    is_phone: bool
    issuer: str | None = None

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
        """The same, one row per unit and indicator: against the chosen issuer's target.

        With the default issuer a unit of which only another one speaks has that one's row; with
        another one chosen such a unit stands without a target.
        """
        usual = self.progress(is_default_issuer=True, **where)
        if self.issuer is None:
            return usual
        own = {
            (row["unit_code"], row["indicator_code"]): row
            for row in self.progress(issuer=self.issuer, **where)
        }
        return tuple(
            own.get((row["unit_code"], row["indicator_code"]), without_target(row, self.issuer))
            for row in usual
        )

    def select(self, mart: str, **options: object) -> tuple[Row, ...]:
        """Rows of any mart of this build."""
        return data.select(self.build_id, mart, **options)  # type: ignore[arg-type]

    @property
    def is_simulated(self) -> bool:
        """Whether the chosen province is invented."""
        return bool(self.province["is_simulated"])

    @property
    def province_code(self) -> str:
        """The chosen province's code."""
        return str(self.province["province_code"])

    @property
    def indicator_code(self) -> str:
        """The chosen indicator's code."""
        return str(self.indicator["indicator_code"])


# What a row of mart_progress says against a target.
_OF_TARGET = (
    "attainment_pct",
    "attainment_qualifier",
    "baseline_count",
    "baseline_date",
    "baseline_qualifier",
    "decision_no",
    "expected_count",
    "gap_count",
    "gap_qualifier",
    "months_left_count",
    "pace_reason",
    "period_end_date",
    "period_start_date",
    "planned_count",
    "planned_progress_share",
    "projected_count",
    "projected_high_count",
    "projected_low_count",
    "reach_chance_share",
    "required_per_month_count",
    "required_qualifier",
    "target_count",
    "target_coverage_pct",
    "target_qualifier",
    "target_source_url",
)


def without_target(row: Row, issuer: str) -> Row:
    """A row of mart_progress as it stands for an issuer that gave the unit no target."""
    # As in the marts: whoever has no target has that status, reported or not.
    told = {
        "issuer": issuer,
        "is_target_derived": False,
        "pace_status": PaceStatus.NO_TARGET.value,
    }
    return {**row, **dict.fromkeys(_OF_TARGET), **told}


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
