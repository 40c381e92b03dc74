"""Parts of the drives page: one drive's activities, results, units, and its bulletin."""

from collections.abc import Sequence

import streamlit as st

from campaign.figures.bars import Bar, count_bars
from campaign.terms import ResultType
from campaign.ui.charts import show_chart
from campaign.ui.choice import choose
from campaign.ui.parts import Row, link_address, note, plain
from campaign.ui.simulated import marked_text
from campaign.ui.tables import text_table
from campaign.ui.view import View
from campaign.words import LANGUAGES, Words, words_for
from campaign.words.bulletin import bulletin
from campaign.words.names import drive_name, unit_label


def choose_drive(view: View) -> Row | None:
    """The drive to look at; the ones with figures first, then by name."""
    words = view.words
    drives = view.select(
        "mart_drive",
        where={"province_code": view.province_code},
        order_by=("-starts_date", "drive_code"),
    )
    if not drives:
        st.info(words.say("drives.none"), icon=":material/info:")
        return None
    told = {row["drive_code"] for row in view.select("mart_drive_summary")}
    by_code = {
        row["drive_code"]: row
        for row in sorted(drives, key=lambda row: row["drive_code"] not in told)
    }
    labels = {code: _drive_label(view, row) for code, row in by_code.items()}
    picked = choose("drive", words.say("drives.choose"), labels, default=next(iter(labels)))
    return by_code[picked]


def _drive_label(view: View, drive: Row) -> str:
    """The drive's name, and whose it is where it is not the chosen province's."""
    name = drive_name(view.words, drive)
    if not drive["unit_name"] or drive["unit_code"] == view.province_code:
        return name
    return f"{name} · {unit_label(view.words, drive)}"


def measures_of(view: View, drive: Row) -> tuple[Row, ...]:
    """All rows of the drive's summary."""
    return view.select(
        "mart_drive_summary",
        where={"drive_code": drive["drive_code"]},
        order_by=("-is_area", "unit_level", "unit_name", "measure_group", "-value_count"),
    )


def show_facts(view: View, drive: Row) -> None:
    """What kind of drive it is, where, when, and who tells of it."""
    words = view.words
    st.subheader(plain(_drive_label(view, drive)), anchor=False)
    facts = [words.say(f"drive_kind.{drive['drive_kind']}")]
    if drive["phase"]:
        facts.append(words.say("drives.phase", phase=plain(drive["phase"])))
    facts.append(_when(words, drive))
    if drive["note"]:
        facts.append(plain(drive["note"]))
    st.markdown(" · ".join(facts))
    if drive["outlet_name"]:
        dated = drive["published_date"] is not None
        note(
            words.say(
                "drives.source" if dated else "drives.source_undated",
                outlet=plain(drive["outlet_name"]),
                date=words.date(drive["published_date"]),
                url=link_address(drive["source_url"]),
            )
        )


def _when(words: Words, drive: Row) -> str:
    first, last = drive["starts_date"], drive["ends_date"]
    if first is None and last is None:
        return words.say("drives.undated")
    if first is None:
        return words.say("drives.until", last=last)
    if last is None:
        return words.say("drives.since", first=first)
    return words.say("drives.between", first=first, last=last)


def show_results(view: View, measures: Sequence[Row]) -> None:
    """The drive's own totals as big numbers."""
    words = view.words
    own = {r["measure"]: r for r in measures if r["is_area"]}
    results = [own[result.value] for result in ResultType if result.value in own]
    st.subheader(words.say("drives.results"), anchor=False)
    if not results:
        st.info(words.say("drives.no_results"), icon=":material/info:")
        return
    with st.grid(min(5, len(results)), min_column_width=190):
        for row in results:
            st.metric(
                words.say(f"result.{row['measure']}"),
                words.count(row["value_count"], row["qualifier"]),
                border=True,
                height="stretch",
            )


def show_activities(view: View, measures: Sequence[Row]) -> None:
    """The drive's activities by type, as bars and as a table."""
    words = view.words
    done = [r for r in measures if r["is_area"] and r["measure_group"] == "activity"]
    st.subheader(words.say("drives.activities"), anchor=False)
    if not done:
        st.info(words.say("drives.no_activities"), icon=":material/info:")
        return
    bars = [
        Bar(
            label=words.say(f"activity.{row['measure']}"),
            value=row["value_count"],
            text=_activity_text(view, row),
            detail="",
        )
        for row in done
    ]
    show_chart(view, count_bars(bars, palette=view.palette), alt=words.say("drives.activities.alt"))


def _activity_text(view: View, row: Row) -> str:
    """How many, and where there is room how many people came; the table has both."""
    words = view.words
    count = words.count(row["value_count"], row["qualifier"])
    if row["attendee_count"] is None or view.is_phone:
        return count
    figure = words.count(row["attendee_count"], row["attendee_qualifier"])
    return words.say("drives.attended", count=count, figure=figure)


def show_table(view: View, measures: Sequence[Row]) -> None:
    """Every figure of the drive by unit: the twin of the bars and numbers above."""
    words = view.words
    rows = [
        {
            words.say("column.unit"): unit_label(words, row),
            words.say("column.measure"): _measure_label(words, row),
            words.say("column.value"): words.count(row["value_count"], row["qualifier"]),
            words.say("column.attendees"): ""
            if row["attendee_count"] is None
            else words.count(row["attendee_count"], row["attendee_qualifier"]),
            words.say("column.note"): _note(words, row),
        }
        for row in measures
    ]
    st.subheader(words.say("drives.by_unit"), anchor=False)
    if rows:
        text_table(rows, alt=words.say("drives.table.alt"))


def _measure_label(words: Words, row: Row) -> str:
    return words.say(f"{row['measure_group']}.{row['measure']}")


def _note(words: Words, row: Row) -> str:
    return words.say("drives.summed") if row["is_summed"] else (row["note"] or "")


def show_bulletin(view: View, drive: Row, measures: Sequence[Row]) -> None:
    """A paragraph to copy, in both languages; the page's own language first."""
    st.subheader(view.words.say("bulletin.title"), anchor=False)
    note(view.words.say("bulletin.caption"))
    for code in sorted(LANGUAGES, key=lambda code: code != view.words.language):
        st.markdown(view.words.say(f"language.{code}"))
        text = bulletin(words_for(code), drive=drive, measures=measures)
        text = marked_text(view, text, words=words_for(code))
        st.code(text, language=None, wrap_lines=True)
