"""What stands on a unit's printed sheet: the unit page's own rows, in short."""

from collections.abc import Sequence

from campaign.export.brief import Brief, Listing, Picture, Table, cut_lines, cut_rows
from campaign.figures.history import history_chart
from campaign.figures.picture import svg_of
from campaign.ui.brief import peer_cells, record_sentence
from campaign.ui.decisions import decision_cells, decision_rows
from campaign.ui.history import drives_text, history_of
from campaign.ui.pace import pace_reasons
from campaign.ui.parts import Row, about_parts, as_of_text, closing_text, issuer_names
from campaign.ui.simulated import mark_of, told
from campaign.ui.unit import (
    drive_rows,
    figure_cells,
    figure_rows,
    headline_text,
    judged_progress,
    office_text,
    register_rows,
    source_address,
    unit_progress,
)
from campaign.ui.view import View
from campaign.words.names import drive_name, unit_label
from campaign.words.pace import status_text

# How much of each part one sheet takes beside all the others.
_MOST_FIGURES = 10
_MOST_FIGURES_WITH_PEERS = 6
_MOST_DECISIONS = 3
_MOST_DRIVES = 5
_MOST_DRIVES_WITH_REGISTERED = 3
_MOST_REGISTERED = 2
_MOST_SOURCES = 2
_CHART_WIDTH_PX = 690
_CHART_HEIGHT_PX = 130


def brief_of(view: View, unit: Row, *, address: str) -> Brief:
    """The sheet of one unit as the choices of `view` show it; `address` is printed on it."""
    words = view.words
    is_judged = unit["unit_level"] != "office"
    judged = judged_progress(view, unit) if is_judged else None
    peers = _peers(view, unit)
    most_figures = _MOST_FIGURES_WITH_PEERS if peers.rows else _MOST_FIGURES
    return Brief(
        name=unit_label(words, unit),
        about=_about(view, unit),
        notice=words.say("simulated.notice") if view.is_simulated else "",
        lead=headline_text(view, unit) if is_judged else "",
        status=status_text(words, judged["pace_status"]) if judged is not None else "",
        reasons=pace_reasons(view, judged) if judged is not None else "",
        told=[office_text(view, unit), record_sentence(view, unit)],
        figures=_figures(view, unit, most=most_figures),
        nothing=words.say("unit.nothing"),
        history=_history(view, unit),
        tables=[_decisions(view, unit), peers],
        listings=_listings(view, unit),
        closing=_closing(view, unit, address),
        mark=mark_of(view) or "",
    )


def _about(view: View, unit: Row) -> str:
    words = view.words
    row = unit_progress(view, unit)
    date = words.say("value.not_reported") if row is None else as_of_text(words, row)
    return " · ".join([*about_parts(view), words.say("brief.as_of", date=date)])


def _figures(view: View, unit: Row, *, most: int) -> Table:
    """All indicators by all issuers; the chosen one leads, lest it be what is left out."""
    words = view.words
    names = issuer_names(view)
    recent = words.say("column.recent")
    cells = [
        figure_cells(view, row, names) | {recent: words.count(row["recent_per_month_count"])}
        for row in sorted(
            figure_rows(view, unit), key=lambda row: row["indicator_code"] != view.indicator_code
        )
    ]
    columns = [
        words.say("column.indicator"),
        words.say("column.participants"),
        words.say("column.coverage"),
        words.say("column.target"),
        words.say("column.issuer"),
        words.say("column.attainment"),
        words.say("column.status"),
        words.say("column.gap"),
        words.say("column.required"),
        recent,
    ]
    return cut_rows(words, words.say("unit.figures"), cells, columns, most)


def _history(view: View, unit: Row) -> Picture | None:
    words = view.words
    history = history_of(view, unit)
    if history is None:
        return None
    notes = [words.say("unit.history.caption")]
    if any(point.restated for point in history.points):
        notes.append(words.say("brief.ring"))
    if history.drives:
        notes.append(drives_text(view, history))
    chart = history_chart(history, palette=view.palette)
    svg = svg_of(chart, width_px=_CHART_WIDTH_PX, height_px=_CHART_HEIGHT_PX)
    alt = told(view, words.say("unit.history.alt"))
    return Picture(words.say("unit.history"), svg, alt, notes)


def _decisions(view: View, unit: Row) -> Table:
    words = view.words
    names = issuer_names(view)
    rows = [row for row in decision_rows(view, unit) if row["is_in_force"]]
    cells = [decision_cells(view, row, names) for row in rows]
    columns = [
        words.say("column.issuer"),
        words.say("column.decision"),
        words.say("column.decided"),
        words.say("column.period"),
        words.say("column.target"),
        words.say("column.amends"),
    ]
    return cut_rows(words, words.say("brief.decisions"), cells, columns, _MOST_DECISIONS)


def _peers(view: View, unit: Row) -> Table:
    cells = peer_cells(view, unit)
    columns: Sequence[str] = list(cells[0]) if cells else ()
    return cut_rows(view.words, view.words.say("unit.peers"), cells, columns, len(cells))


def _listings(view: View, unit: Row) -> list[Listing]:
    registers = _registers(view, unit)
    is_registered = any(one.lines for one in registers)
    most_drives = _MOST_DRIVES_WITH_REGISTERED if is_registered else _MOST_DRIVES
    return [_drives(view, unit, most=most_drives), *registers]


def _drives(view: View, unit: Row, *, most: int) -> Listing:
    """A line per drive with what it brought, the latest drive first."""
    words = view.words
    brought: dict[str, list[str]] = {}
    for row in drive_rows(view, unit):
        if row["measure_group"] == "result":
            count = words.count(row["value_count"], row["qualifier"])
            text = words.say(f"{row['measure_group']}.{row['measure']}")
            brought.setdefault(row["drive_code"], []).append(f"{text}: {count}")
    drives = view.select("mart_drive", order_by=("-starts_date", "drive_code"))
    lines = [
        f"{drive_name(words, row)} – {'; '.join(brought[row['drive_code']])}"
        for row in drives
        if row["drive_code"] in brought
    ]
    return cut_lines(words, words.say("unit.drives"), lines, most)


def _registers(view: View, unit: Row) -> list[Listing]:
    """Practices and awards by their titles."""
    words = view.words
    listings = []
    for kind in ("practice", "award"):
        lines = [
            f"{row['title']} ({words.date(row['register_date'])})"
            if row["register_date"]
            else str(row["title"])
            for row in register_rows(view, unit, kind)
        ]
        title = words.say(f"unit.{kind}")
        listings.append(cut_lines(words, title, lines, _MOST_REGISTERED))
    return listings


def _closing(view: View, unit: Row, address: str) -> list[str]:
    words = view.words
    found = [source_address(row) for row in figure_rows(view, unit)]
    sources = list(dict.fromkeys(source for source in found if source))
    listing = cut_lines(words, "", sources, _MOST_SOURCES)
    lines = [words.say("brief.source", source=source) for source in listing.lines]
    lines += [listing.left_out] if listing.left_out else []
    return [closing_text(view, write=str), *lines, words.say("brief.printed_from", address=address)]
