"""Decisions that gave targets, with what they amend, and whether wards add up to their city."""

import streamlit as st

from campaign.ui.parts import Row, issuer_names
from campaign.ui.tables import text_table
from campaign.ui.view import View


def show_sums(view: View) -> None:
    """A line per issuer: what the wards' targets add up to, against the province's own."""
    names = issuer_names(view)
    rows = view.select(
        "mart_target_sum",
        where={
            "province_code": view.province_code,
            "indicator_code": view.indicator_code,
            "month_end": view.month_end,
        },
        order_by=("issuer",),
    )
    lines = [_sum_text(view, row, names[row["issuer"]]) for row in rows]
    if lines:
        st.markdown("  \n".join(lines))


def _sum_text(view: View, row: Row, issuer: str) -> str:
    words = view.words
    return words.say(
        f"target_sum.{_sum_case(row)}",
        issuer=issuer,
        n=row["unit_with_target_count"],
        units=row["unit_count"],
        sum=words.count(row["summed_target_count"], row["summed_target_qualifier"]),
        target=words.count(row["province_target_count"], row["province_target_qualifier"]),
        difference=words.count(abs(row["difference_count"] or 0), row["difference_qualifier"]),
    )


def _sum_case(row: Row) -> str:
    """How a sum stands to the province's own target; `apart` where their periods differ."""
    if row["unit_with_target_count"] < row["unit_count"]:
        return "some"
    if row["province_target_count"] is None:
        return "alone"
    difference = row["difference_count"]
    if difference is None:
        return "apart"
    return "equal" if difference == 0 else "more" if difference > 0 else "less"


def show_decisions(view: View, unit: Row) -> None:
    """Every decision of the chosen indicator for one unit, the latest first."""
    rows = decision_rows(view, unit)
    if not rows:
        return
    names = issuer_names(view)
    title = view.words.say("decisions.title")
    st.subheader(title, anchor=False)
    text_table([decision_cells(view, row, names) for row in rows], alt=title)


def decision_rows(view: View, unit: Row) -> tuple[Row, ...]:
    """Rows of mart_target for one unit and the chosen indicator, the latest first."""
    return view.select(
        "mart_target",
        where={"unit_code": unit["unit_code"], "indicator_code": view.indicator_code},
        order_by=("-period_start_date", "issuer", "-decided_date"),
    )


def decision_cells(view: View, row: Row, names: dict[str, str]) -> dict[str, str]:
    """One decision in words, by the column's label."""
    words = view.words
    target = (
        words.count(row["target_count"], row["target_qualifier"])
        if row["target_count"] is not None
        else words.say("target.coverage", pct=words.pct(row["target_coverage_pct"]))
    )
    return {
        words.say("column.issuer"): names[row["issuer"]],
        words.say("column.decision"): row["decision_no"] or words.say("decisions.unnumbered"),
        words.say("column.decided"): words.date(row["decided_date"])
        if row["decided_date"]
        else words.say("value.none"),
        words.say("column.period"): words.say(
            "decisions.period", start=row["period_start_date"], end=row["period_end_date"]
        ),
        words.say("column.target"): target,
        words.say("column.amends"): words.count(row["previous_target_count"])
        if row["previous_target_count"] is not None
        else "",
        words.say("column.in_force"): words.say(
            "decisions.in_force" if row["is_in_force"] else "decisions.not_in_force"
        ),
        words.say("column.note"): row["note"] or "",
    }
