"""Parts of the unit page: all that is known of one province, ward, commune or office."""

from collections.abc import Sequence

import streamlit as st

from campaign.ui.choice import choose
from campaign.ui.pace import has_pace, pace_line
from campaign.ui.parts import (
    Row,
    as_of_text,
    issuer_names,
    link_address,
    place_name,
    plain,
    required_text,
    target_text,
)
from campaign.ui.tables import text_table
from campaign.ui.values import indicator_names
from campaign.ui.view import View
from campaign.words import Words
from campaign.words.headline import headline
from campaign.words.names import drive_name, unit_in_sentence, unit_label
from campaign.words.pace import status_text

_REGISTERS = ("practice", "award", "action")


def choose_unit(view: View) -> Row:
    """The unit to look at; the province itself comes first."""
    words = view.words
    rows = view.select(
        "mart_unit",
        where={"province_code": view.province_code},
        order_by=("-unit_level", "unit_name", "unit_code"),
    )
    by_code = {row["unit_code"]: row for row in rows}
    labels = {code: unit_label(words, row) for code, row in by_code.items()}
    picked = choose("unit", words.say("map.unit"), labels, default=view.province_code)
    return by_code[picked]


def show_headline(view: View, unit: Row) -> None:
    """The unit's name and where it stands on the chosen indicator."""
    st.subheader(plain(unit_label(view.words, unit)), anchor=False)
    if unit["unit_level"] == "office":
        return
    st.markdown(f"**{plain(headline_text(view, unit))}**")
    judged = judged_progress(view, unit)
    if judged is not None:
        st.markdown(pace_line(view, judged))


def headline_text(view: View, unit: Row) -> str:
    """Where the unit stands on the chosen indicator, in one sentence."""
    words = view.words
    place = place_name(view) if unit["unit_level"] == "province" else unit_in_sentence(words, unit)
    return headline(
        words, place=place, indicator=view.indicator, progress=unit_progress(view, unit)
    )


def unit_progress(view: View, unit: Row) -> Row | None:
    """The unit's row of the chosen indicator against the chosen issuer's target."""
    rows = view.default_progress(unit_code=unit["unit_code"], indicator_code=view.indicator_code)
    return rows[0] if rows else None


def judged_progress(view: View, unit: Row) -> Row | None:
    """The same where there is anything to tell of its pace."""
    row = unit_progress(view, unit)
    return row if row is not None and has_pace(row) else None


def show_figures(view: View, unit: Row) -> None:
    """Every indicator against every issuer's target, as a table."""
    words = view.words
    st.subheader(words.say("unit.figures"), anchor=False)
    rows = figure_rows(view, unit)
    if not rows:
        st.info(words.say("unit.nothing"), icon=":material/info:")
        return
    names = issuer_names(view)
    text_table(
        [figure_cells(view, row, names) for row in rows],
        alt=words.say("unit.figures.alt"),
        links=(words.say("column.source"),),
    )


def figure_rows(view: View, unit: Row) -> list[Row]:
    """Rows of mart_progress that hold any figure of the unit, in the indicators' order."""
    ranks = {row["indicator_code"]: row["indicator_rank"] for row in view.select("mart_indicator")}
    rows = [row for row in view.progress(unit_code=unit["unit_code"]) if _has_figure(row)]
    return sorted(rows, key=lambda row: ranks[row["indicator_code"]])


def _has_figure(row: Row) -> bool:
    names = (
        "participant_count",
        "coverage_pct",
        "attainment_pct",
        "target_count",
        "target_coverage_pct",
    )
    return any(row[name] is not None for name in names)


def figure_cells(view: View, row: Row, names: dict[str, str]) -> dict[str, str]:
    """One of those rows in words, by the column's label."""
    words = view.words
    return {
        words.say("column.indicator"): indicator_names(view)[row["indicator_code"]],
        words.say("column.status"): status_text(words, row["pace_status"]),
        words.say("column.participants"): words.count(
            row["participant_count"], row["participant_qualifier"]
        ),
        words.say("column.target"): target_text(words, row),
        words.say("column.issuer"): names.get(row["issuer"], words.say("value.none")),
        words.say("column.attainment"): words.pct(
            row["attainment_pct"], row["attainment_qualifier"]
        ),
        words.say("column.gap"): words.count(row["gap_count"], row["gap_qualifier"]),
        words.say("column.required"): required_text(words, row),
        words.say("column.coverage"): words.pct(row["coverage_pct"], row["coverage_qualifier"]),
        words.say("column.denominator"): _denominator(view, row),
        words.say("column.as_of"): as_of_text(words, row),
        words.say("column.note"): row["note"] or "",
        words.say("column.source"): source_address(row),
    }


def source_address(row: Row) -> str:
    """Where a figure, else its target, was printed; empty when nowhere."""
    return row["source_url"] or row["target_source_url"] or ""


def _denominator(view: View, row: Row) -> str:
    words = view.words
    if row["denominator_count"] is None:
        return words.say("value.none")
    kind = words.say(f"denominator.{row['denominator_kind']}")
    return f"{words.count(row['denominator_count'])} {kind}"


def show_people(view: View, unit: Row) -> None:
    """How many people live there, by the kinds of denominator that are known."""
    words = view.words
    rows = view.select(
        "mart_people",
        where={"unit_code": unit["unit_code"]},
        order_by=("denominator_kind", "-as_of_date"),
    )
    if not rows:
        return
    st.subheader(words.say("unit.people"), anchor=False)
    text_table(
        [
            {
                words.say("column.denominator"): words.capital(
                    words.say(f"denominator.{row['denominator_kind']}")
                ),
                words.say("column.value"): words.count(
                    row["people_count"], row["people_qualifier"]
                ),
                words.say("column.as_of"): words.date(row["as_of_date"]),
            }
            for row in rows
        ],
        alt=words.say("unit.people"),
    )


def show_drives(view: View, unit: Row) -> None:
    """What the unit did and brought in drives."""
    words = view.words
    rows = drive_rows(view, unit)
    if not rows:
        return
    latest_first = view.select("mart_drive", order_by=("-starts_date", "drive_code"))
    drives = {row["drive_code"]: row for row in latest_first}
    place = {code: number for number, code in enumerate(drives)}
    rows = sorted(rows, key=lambda row: place[row["drive_code"]])
    st.subheader(words.say("unit.drives"), anchor=False)
    text_table(
        [
            {
                words.say("column.drive"): drive_name(words, drives[row["drive_code"]]),
                words.say("column.measure"): words.say(f"{row['measure_group']}.{row['measure']}"),
                words.say("column.value"): words.count(row["value_count"], row["qualifier"]),
                words.say("column.attendees"): ""
                if row["attendee_count"] is None
                else words.count(row["attendee_count"], row["attendee_qualifier"]),
            }
            for row in rows
        ],
        alt=words.say("unit.drives"),
    )


def drive_rows(view: View, unit: Row) -> Sequence[Row]:
    """Rows of mart_drive_summary of the unit, each drive's largest figures first."""
    return view.select(
        "mart_drive_summary",
        where={"unit_code": unit["unit_code"]},
        order_by=("drive_code", "measure_group", "-value_count"),
    )


def show_register(view: View, unit: Row) -> None:
    """Practices, awards and actions of the unit."""
    words = view.words
    for kind in _REGISTERS:
        rows = register_rows(view, unit, kind)
        if not rows:
            continue
        st.subheader(words.say(f"unit.{kind}"), anchor=False)
        for row in rows:
            st.markdown(f"- {_register_text(words, row)}")


def register_rows(view: View, unit: Row, kind: str) -> tuple[Row, ...]:
    """The unit's practices, awards or actions, the latest first."""
    return view.select(
        "mart_register",
        where={"unit_code": unit["unit_code"], "register_kind": kind},
        order_by=("-register_date", "title"),
    )


def _register_text(words: Words, row: Row) -> str:
    parts = [f"**{plain(row['title'])}**"]
    if row["description"]:
        parts.append(plain(row["description"]))
    if row["register_date"]:
        parts.append(words.date(row["register_date"]))
    if row["action_status"]:
        parts.append(words.say(f"action_status.{row['action_status']}"))
    if row["owner_role"]:
        parts.append(plain(row["owner_role"]))
    if row["due_date"]:
        parts.append(words.say("unit.due", date=row["due_date"]))
    if row["source_url"]:
        told = words.say("unit.register.source")
        parts.append(f"[{told}]({link_address(row['source_url'])})")
    return " · ".join(parts)


def show_offices(view: View, unit: Row) -> None:
    """The office that covers the unit, or the units that an office covers."""
    told = office_text(view, unit)
    if told:
        st.markdown(plain(told))


def office_text(view: View, unit: Row) -> str:
    """The same as a sentence; empty for a province and where no office is known."""
    words = view.words
    column = "office_code" if unit["unit_level"] == "office" else "unit_code"
    rows = view.select("mart_office_unit", where={column: unit["unit_code"]})
    if not rows:
        return ""
    if column == "unit_code":
        names = [words.say("office.name", name=row["office_name"]) for row in rows]
        return words.say("unit.office", list=", ".join(names))
    units = {row["unit_code"]: row for row in view.select("mart_unit")}
    names = [unit_label(words, units[row["unit_code"]]) for row in rows]
    return words.say("unit.covers", list=", ".join(names))
