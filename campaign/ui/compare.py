"""Two months side by side, over the units that reported in both."""

import datetime as dt

import streamlit as st

from campaign.ui.choice import choose
from campaign.ui.parts import Row, change_rows, note
from campaign.ui.tables import NumberColumn, number_table
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.names import unit_label


def show_change(view: View, *, with_units: bool) -> None:
    """What has changed since an earlier month in one sentence, and on demand per unit."""
    words = view.words
    totals = view.select(
        "mart_change_total",
        where={
            "province_code": view.province_code,
            "indicator_code": view.indicator_code,
            "month_end": view.month_end,
        },
        order_by=("-earlier_month_end",),
    )
    if not totals:
        return
    st.subheader(words.say("compare.title"), anchor=False)
    by_code = {f"{row['earlier_month_end']:%Y-%m}": row for row in totals}
    labels = {
        code: words.capital(words.month(row["earlier_month_end"])) for code, row in by_code.items()
    }
    picked = choose("compare", words.say("compare.month"), labels, default=next(iter(by_code)))
    total = by_code[picked]
    st.markdown(_total_text(view, total))
    if with_units:
        _show_units(view, total["earlier_month_end"])


def _total_text(view: View, row: Row) -> str:
    words = view.words
    text = words.say(
        "compare.total",
        month=words.capital(words.month(row["month_end"])),
        earlier=words.month(row["earlier_month_end"]),
        n=row["compared_unit_count"],
        units=row["unit_count"],
        change=words.change(row["change_count"], row["change_qualifier"]),
        before=words.count(row["earlier_participant_count"], row["earlier_participant_qualifier"]),
        after=words.count(row["participant_count"], row["participant_qualifier"]),
    )
    if row["coverage_pct"] is None or row["earlier_coverage_pct"] is None:
        return text
    return f"{text} " + words.say(
        "compare.coverage",
        before=words.pct(row["earlier_coverage_pct"]),
        after=words.pct(row["coverage_pct"]),
        points=words.points(row["coverage_pct"] - row["earlier_coverage_pct"]),
    )


def _show_units(view: View, earlier: dt.date) -> None:
    words = view.words
    rows = change_rows(view, earlier=earlier, order_by=("change_count", "unit_code"))
    shown = _one_per_unit(view, rows)
    note(words.say("compare.caption"))
    number_table(
        shown,
        texts={words.say("column.unit"): [unit_label(words, row) for row in shown]},
        numbers=_numbers(words),
        alt=words.say("compare.alt"),
    )


def _numbers(words: Words) -> list[NumberColumn]:
    counts = [
        NumberColumn(words.say(f"compare.{when}"), name, qualifier, words.count)
        for when, name, qualifier in (
            ("before", "earlier_participant_count", "earlier_participant_qualifier"),
            ("after", "participant_count", "participant_qualifier"),
        )
    ]
    points = [
        NumberColumn(
            words.say(f"compare.{name}_points"),
            f"{name}_change_pct",
            None,
            lambda value, _: words.points(value),
        )
        for name in ("coverage", "attainment")
    ]
    change = NumberColumn(
        words.say("compare.change"), "change_count", "change_qualifier", words.change
    )
    return [*counts, change, *points]


def _one_per_unit(view: View, rows: tuple[Row, ...]) -> list[Row]:
    """Of a unit with several issuers the row of the one that speaks for it on the page.

    Where that one does not speak of both months, no points of attainment are told.
    """
    speaking = {
        row["unit_code"]: row["issuer"]
        for row in view.default_progress(unit_level="commune", indicator_code=view.indicator_code)
    }
    found: dict[str, Row] = {}
    for row in rows:
        if row["issuer"] == speaking.get(row["unit_code"]):
            found[row["unit_code"]] = row
        else:
            found.setdefault(row["unit_code"], {**row, "attainment_change_pct": None})
    return list(found.values())
