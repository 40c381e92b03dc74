"""Parts of the targets page: every unit with a bar against its target, filters, download."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from campaign.export.tables import csv_bytes
from campaign.figures.bars import Bar, target_bars
from campaign.terms import FULL_PCT
from campaign.ui.choice import choose
from campaign.ui.parts import (
    Row,
    detail_text,
    issuer_names,
    note,
    reporting_summary,
    required_count,
    target_text,
    unit_rows,
)
from campaign.ui.tables import NumberColumn, number_table
from campaign.ui.view import View
from campaign.words.names import unit_label, unit_type_label

_ALL = "all"
_DOWNLOAD = (
    "unit_code",
    "unit_name",
    "unit_type",
    "indicator_code",
    "issuer",
    "month_end",
    "reported_date",
    "participant_count",
    "participant_qualifier",
    "target_count",
    "target_qualifier",
    "is_target_derived",
    "attainment_pct",
    "attainment_qualifier",
    "gap_count",
    "gap_qualifier",
    "required_per_month_count",
    "required_qualifier",
    "denominator_count",
    "denominator_kind",
    "coverage_pct",
    "coverage_qualifier",
    "target_coverage_pct",
    "is_undated",
    "is_simulated",
    "source_url",
    "target_source_url",
)


def filtered_rows(view: View) -> list[Row]:
    """The units that the two filters leave, furthest from their target first."""
    rows = unit_rows(view)
    with st.container(horizontal=True):
        kept_type = _filter_type(view, rows)
        kept_units = _filter_office(view)
    left = [
        row
        for row in rows
        if kept_type in (_ALL, row["unit_type"])
        and (kept_units is None or row["unit_code"] in kept_units)
    ]
    return sorted(left, key=lambda row: (row["attainment_pct"] is None, row["attainment_pct"] or 0))


def _filter_type(view: View, rows: Sequence[Row]) -> str:
    words = view.words
    types = sorted({row["unit_type"] for row in rows})
    labels = {_ALL: words.say("filter.all")} | {t: unit_type_label(words, t) for t in types}
    return choose("type", words.say("filter.type"), labels, default=_ALL)


def _filter_office(view: View) -> set[str] | None:
    words = view.words
    rows = view.select(
        "mart_office_unit",
        where={"province_code": view.province_code},
        order_by=("office_name", "office_code"),
    )
    labels = {_ALL: words.say("filter.all")} | {
        row["office_code"]: words.say("office.name", name=row["office_name"]) for row in rows
    }
    tip = words.say("filter.office.help")
    picked = choose("office", words.say("filter.office"), labels, default=_ALL, tip=tip)
    if picked == _ALL:
        return None
    return {row["unit_code"] for row in rows if row["office_code"] == picked}


def show_counts(view: View, rows: Sequence[Row]) -> None:
    """How many of the shown units can be judged at all."""
    words = view.words
    judged = sum(row["attainment_pct"] is not None for row in rows)
    done = sum((row["attainment_pct"] or 0) >= FULL_PCT for row in rows)
    st.markdown(words.say("targets.counts", units=len(rows), judged=judged, done=done))


def show_bars(view: View, rows: Sequence[Row]) -> None:
    """A bar per unit that has an attainment."""
    words = view.words
    bars = [
        Bar(
            label=unit_label(words, row),
            value=row["attainment_pct"],
            text=_bar_text(view, row),
            detail=detail_text(words, row),
        )
        for row in rows
        if row["attainment_pct"] is not None
    ]
    if not bars:
        st.info(words.say("targets.nobody"), icon=":material/info:")
        return
    note(words.say("targets.caption"))
    st.altair_chart(target_bars(bars, palette=view.palette), alt=words.say("targets.alt"))


def _bar_text(view: View, row: Row) -> str:
    words = view.words
    pct = words.pct(row["attainment_pct"], row["attainment_qualifier"])
    if view.is_phone or row["participant_count"] is None or not row["target_count"]:
        return pct
    count = words.count(row["participant_count"], row["participant_qualifier"])
    return f"{pct} ({count}/{words.count(row['target_count'], row['target_qualifier'])})"


def show_table(view: View, rows: Sequence[Row]) -> None:
    """Every unit, with or without a target, sortable by any column."""
    words = view.words
    names = issuer_names(view)
    number_table(
        rows,
        texts={
            words.say("column.unit"): [unit_label(words, row) for row in rows],
            words.say("column.target"): [target_text(words, row) for row in rows],
            words.say("column.issuer"): [
                names.get(row["issuer"], words.say("value.none")) for row in rows
            ],
        },
        numbers=[
            NumberColumn(
                words.say("column.participants"),
                "participant_count",
                "participant_qualifier",
                words.count,
            ),
            NumberColumn(
                words.say("column.attainment"),
                "attainment_pct",
                "attainment_qualifier",
                words.pct,
            ),
            NumberColumn(words.say("column.gap"), "gap_count", "gap_qualifier", words.count),
            NumberColumn(
                words.say("column.required"),
                "required_per_month_count",
                "required_qualifier",
                partial(required_count, words),
            ),
        ],
        bar=NumberColumn(words.say("column.progress"), "attainment_pct", None, words.pct),
        alt=words.say("targets.table.alt"),
    )


def show_download(view: View, rows: Sequence[Row]) -> None:
    """The shown rows as a CSV with full figures."""
    summary = reporting_summary(view, view.indicator_code) or {}
    about = {
        "reported_unit_count": summary.get("reported_unit_count"),
        "unit_count": summary.get("unit_count"),
        "build_id": view.build_id,
    }
    columns = (*_DOWNLOAD, *about)
    lines = [[*(row[name] for name in _DOWNLOAD), *about.values()] for row in rows]
    month = f"{view.month_end:%Y-%m}" if view.month_end else ""
    st.download_button(
        view.words.say("download.csv"),
        data=csv_bytes(columns, lines),
        file_name=f"chi-tieu_{view.province_code}_{view.indicator_code}_{month}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
