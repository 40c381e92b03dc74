"""Parts of the targets page: who stands where, filters, the table, the download."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial

import streamlit as st

from campaign.export.tables import csv_bytes
from campaign.terms import PaceStatus
from campaign.thresholds import SPARKLINE_MONTHS
from campaign.ui.choice import choose
from campaign.ui.pace import worst_first
from campaign.ui.parts import (
    Row,
    issuer_names,
    note,
    plain,
    reporting_summary,
    required_count,
    unit_rows,
)
from campaign.ui.simulated import marked_name
from campaign.ui.tables import NumberColumn, number_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import unit_in_sentence, unit_label, unit_type_label
from campaign.words.pace import status_text

_ALL = "all"
_NAMED_FIRST = 3
_JOINER = "\u2060"
_NO_BREAK_SPACE = "\u00a0"
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
    "recent_per_month_count",
    "best_per_month_count",
    "baseline_count",
    "expected_count",
    "pace_status",
    "pace_reason",
    "projected_low_count",
    "projected_count",
    "projected_high_count",
    "reach_chance_share",
    "decision_no",
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
    """The units that the filters leave, by status, of each the one missing most people first."""
    rows = unit_rows(view)
    with st.container(horizontal=True):
        kept_status = _filter_status(view, rows)
        kept_type = _filter_type(view, rows)
        kept_units = _filter_office(view)
    left = [
        row
        for row in rows
        if kept_status in (_ALL, row["pace_status"])
        and kept_type in (_ALL, row["unit_type"])
        and (kept_units is None or row["unit_code"] in kept_units)
    ]
    return worst_first(left)


def _filter_status(view: View, rows: Sequence[Row]) -> str:
    words = view.words
    found = {row["pace_status"] for row in rows}
    labels = {_ALL: words.say("filter.all")} | {
        status.value: status_text(words, status) for status in PaceStatus if status.value in found
    }
    return choose("status", words.say("filter.status"), labels, default=_ALL)


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
    """In one sentence how many units stand where, as the rows come, then who misses the most."""
    words = view.words
    counts = Counter(PaceStatus(row["pace_status"]) for row in rows)
    parts = [
        _unbroken(
            words.say("targets.counted", status=status_text(words, status), count=counts[status])
        )
        for status in counts
    ]
    st.markdown(words.say("targets.counts", n=len(rows), list=" · ".join(parts)))
    missing = [row for row in rows if row["gap_count"]]
    most = sorted(missing, key=lambda row: -row["gap_count"])[:_NAMED_FIRST]
    if most:
        named = [
            words.say(
                "targets.missing",
                unit=plain(unit_in_sentence(words, row)),
                gap=words.count(row["gap_count"], row["gap_qualifier"]),
            )
            for row in most
        ]
        st.markdown(words.say("targets.most_missing", list=words.join(named)))


def _unbroken(text: str) -> str:
    """The text on one line; a dash alone would let go of what follows a no-break space."""
    return text.replace("– ", f"–{_JOINER} ").replace(" ", _NO_BREAK_SPACE)


def show_table(view: View, rows: Sequence[Row]) -> None:
    """Every unit, with or without a target, sortable by any column."""
    words = view.words
    names = issuer_names(view)
    ranks = {
        (row["unit_code"], row["issuer"]): row
        for row in view.select(
            "mart_rank",
            where={"indicator_code": view.indicator_code, "month_end": view.month_end},
        )
    }
    ranked = [{**row, **_rank_of(ranks.get((row["unit_code"], row["issuer"])))} for row in rows]
    number_table(
        ranked,
        texts={
            words.say("column.unit"): [unit_label(words, row) for row in rows],
            words.say("column.status"): [status_text(words, row["pace_status"]) for row in rows],
        },
        numbers=_numbers(view),
        lines={words.say("column.months"): _series(view, rows)},
        alt=words.say("targets.table.alt"),
    )
    shown = sorted({names[row["issuer"]] for row in rows if row["issuer"] is not None})
    if shown:
        note(words.say("targets.issuers", list=plain(words.join(shown))))
    _note_last_days(words, rows)
    _note_incomparable(words, ranked)


def _note_last_days(words: Words, rows: Sequence[Row]) -> None:
    """Why people are missing and nothing is required a month."""
    count = sum(
        bool(row["gap_count"])
        and row["period_end_date"] is not None
        and row["required_per_month_count"] is None
        for row in rows
    )
    if count:
        columns = {name: words.say(f"column.{name}") for name in ("required", "gap")}
        note(words.say("targets.required.none", n=count, none=words.say("value.none"), **columns))


def _note_incomparable(words: Words, ranked: Sequence[Row]) -> None:
    """Why there is a rank and no change of it."""
    count = sum(
        row["attainment_rank"] is not None and row["risen_rank_count"] is None for row in ranked
    )
    if count:
        column, none = words.say("column.risen"), words.say("value.none")
        note(words.say("targets.risen.none", n=count, column=column, none=none))


def _rank_of(row: Row | None) -> dict[str, object]:
    names = ("attainment_rank", "risen_rank_count")
    return {name: row[name] if row else None for name in names}


def _numbers(view: View) -> list[NumberColumn]:
    words = view.words

    def count(label: str, name: str, qualifier: str | None = None) -> NumberColumn:
        return NumberColumn(words.say(f"column.{label}"), name, qualifier, words.count)

    return [
        count("participants", "participant_count", "participant_qualifier"),
        count("target", "target_count", "target_qualifier"),
        NumberColumn(
            words.say("column.attainment"), "attainment_pct", "attainment_qualifier", words.pct
        ),
        count("gap", "gap_count", "gap_qualifier"),
        NumberColumn(
            words.say("column.required"),
            "required_per_month_count",
            "required_qualifier",
            partial(required_count, words),
        ),
        count("recent", "recent_per_month_count"),
        count("best", "best_per_month_count"),
        count("expected", "expected_count"),
        count("rank", "attainment_rank"),
        NumberColumn(words.say("column.risen"), "risen_rank_count", None, words.change),
    ]


def _series(view: View, rows: Sequence[Row]) -> list[list[float]]:
    """Each unit's counts of the last months in which it reported, for a small line."""
    history = view.select(
        "mart_progress",
        where={
            "province_code": view.province_code,
            "indicator_code": view.indicator_code,
            "unit_level": "commune",
            "is_default_issuer": True,
            "is_reported": True,
        },
        not_null=("participant_count",),
        order_by=("unit_code", "month_end"),
    )
    counts: defaultdict[str, list[float]] = defaultdict(list)
    for row in history:
        if view.month_end is None or row["month_end"] <= view.month_end:
            counts[row["unit_code"]].append(float(row["participant_count"]))
    return [counts[row["unit_code"]][-SPARKLINE_MONTHS:] for row in rows]


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
        file_name=marked_name(
            view, f"chi-tieu_{view.province_code}_{view.indicator_code}_{month}.csv"
        ),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
