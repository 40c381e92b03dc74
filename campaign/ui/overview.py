"""Parts of the overview: the headline, a tile per indicator, who needs help, a small map."""

import streamlit as st

from campaign.figures.bullets import bullet_bars
from campaign.figures.tile_map import tile_chart
from campaign.home import PAGES_DIR
from campaign.terms import MapMeasure
from campaign.thresholds import HELP_LIST_LENGTH
from campaign.ui.charts import show_chart
from campaign.ui.map_parts import (
    map_tiles,
    measure_for,
    province_grid,
    show_legend,
    value_name,
)
from campaign.ui.pace import needs_help, pace_line, worst_first
from campaign.ui.parts import (
    Row,
    issuer_names,
    lowest_first,
    place_name,
    plain,
    province_progress,
    reported_text,
    required_text,
    target_text,
    unit_rows,
)
from campaign.ui.tables import text_table
from campaign.ui.target_charts import (
    TEXT_ROOM_HALF_PAGE,
    TEXT_ROOM_PHONE,
    bullet_of,
    explain_bullets,
)
from campaign.ui.targets import show_counts
from campaign.ui.view import View
from campaign.words.headline import headline
from campaign.words.names import indicator_short_name, unit_label
from campaign.words.pace import status_text

_SMALL_MAP_HEIGHT = 420


def show_headline(view: View) -> None:
    """Where do we stand, in one sentence, and how many units have reported."""
    sentence = headline(
        view.words,
        place=place_name(view),
        indicator=view.indicator,
        progress=province_progress(view, view.indicator_code),
    )
    st.header(plain(sentence), anchor=False)
    row = province_progress(view, view.indicator_code)
    if row is not None and row["target_count"] is not None:
        st.markdown(pace_line(view, row))
    st.markdown(f"**{reported_text(view, view.indicator_code)}**{_issuer_text(view)}")


def show_standing(view: View) -> None:
    """How many units stand where, and who misses the most people, before any picture.

    Nothing where less than half is known: the worst of a few would pass for the worst of all.
    """
    rows = worst_first(unit_rows(view))
    if sum(row["attainment_pct"] is not None for row in rows) * 2 > len(rows):
        show_counts(view, rows)


def _issuer_text(view: View) -> str:
    """Whose target the sentence speaks of."""
    row = province_progress(view, view.indicator_code)
    if row is None or row["issuer"] is None:
        return ""
    name = issuer_names(view)[row["issuer"]]
    return " · " + view.words.say("headline.issuer", issuer=name)


def show_tiles(view: View) -> None:
    """One tile per indicator of which the province itself has any figure."""
    rows = view.progress(unit_code=view.province_code)
    indicators = view.select("mart_indicator", order_by=("indicator_rank",))
    of_indicator = [
        (indicator, [r for r in rows if r["indicator_code"] == indicator["indicator_code"]])
        for indicator in indicators
        if not indicator["is_context"]
    ]
    known = [(i, own) for i, own in of_indicator if any(_has_figure(row) for row in own)]
    # In one row with tiles that tell of targets, those that do not would be empty boxes.
    aimed = [(i, own) for i, own in known if any(row["issuer"] is not None for row in own)]
    _show_grid(view, aimed)
    _show_grid(view, [pair for pair in known if pair not in aimed])
    _show_bare_targets(view, [pair for pair in of_indicator if pair not in known])


def _show_grid(view: View, pairs: list[tuple[Row, list[Row]]]) -> None:
    if not pairs:
        return
    with st.grid(min(3, len(pairs)), min_column_width=260):
        for indicator, own in pairs:
            with st.container(border=True, height="stretch"):
                _tile(view, indicator, own)


def _show_bare_targets(view: View, pairs: list[tuple[Row, list[Row]]]) -> None:
    """Targets of which nobody has reported any progress: a line, not an empty tile."""
    words = view.words
    names = issuer_names(view)
    told = [
        words.say(
            "tiles.bare_target",
            indicator=indicator_short_name(words, indicator),
            target=target_text(words, row),
            issuer=names[row["issuer"]],
        )
        for indicator, own in pairs
        for row in own
        if row["target_count"] is not None
    ]
    if told:
        st.markdown(words.say("tiles.bare_targets", list="; ".join(told)))


def _has_figure(row: Row) -> bool:
    names = ("participant_count", "coverage_pct", "attainment_pct")
    return any(row[name] is not None for name in names)


def _tile(view: View, indicator: Row, rows: list[Row]) -> None:
    words = view.words
    row = rows[0]
    st.metric(
        words.say("tile.participants", indicator=indicator_short_name(words, indicator)),
        words.count(row["participant_count"], row["participant_qualifier"]),
    )
    if row["is_summed"] and row["counted_unit_count"] < row["unit_count"]:
        told = words.say("tile.partial", n=row["counted_unit_count"], units=row["unit_count"])
        st.markdown(told)
    if row["coverage_pct"] is not None:
        pct = words.pct(row["coverage_pct"], row["coverage_qualifier"])
        st.markdown(words.say("tile.coverage", pct=pct))
    names = issuer_names(view)
    for own in rows:
        if own["issuer"] is not None:
            _target_lines(view, own, names[own["issuer"]])


def _target_lines(view: View, row: Row, issuer: str) -> None:
    words = view.words
    if row["attainment_pct"] is not None:
        pct = words.pct(row["attainment_pct"], row["attainment_qualifier"])
        st.progress(
            min(1.0, row["attainment_pct"] / 100), text=words.say("tile.attainment", pct=pct)
        )
    lines = [words.say("tile.target", target=target_text(words, row), issuer=issuer)]
    if row["gap_count"] is not None:
        gap = words.count(row["gap_count"], row["gap_qualifier"])
        lines.append(words.say("tile.gap", gap=gap))
    if row["target_count"] is not None:
        lines.append(f"**{status_text(words, row['pace_status'])}**")
    if row["required_per_month_count"] is not None:
        rate = required_text(words, row)
        lines.append(words.say("tile.required", rate=rate, n=row["months_left_count"]))
    st.markdown("  \n".join(lines))


def show_help_first(view: View) -> None:
    """The units that need a decision first, as bullet bars and as a table."""
    words = view.words
    st.subheader(words.say("help.title"), anchor=False)
    units = unit_rows(view)
    rows = [row for row in units if row["attainment_pct"] is not None]
    behind = worst_first(row for row in rows if needs_help(row))[:HELP_LIST_LENGTH]
    if rows and not behind:
        st.success(words.say("help.all_done", n=len(rows)), icon=":material/check_circle:")
        return
    if not rows:
        st.info(words.say("help.nobody"), icon=":material/info:")
        return
    caption = words.say("help.caption", judged=len(rows), units=len(units))
    explain_bullets(view, caption, behind)
    show_chart(
        view,
        bullet_bars(
            [bullet_of(view, row) for row in behind],
            widest_pct=max(row["attainment_pct"] for row in behind),
            text_room=TEXT_ROOM_PHONE if view.is_phone else TEXT_ROOM_HALF_PAGE,
            palette=view.palette,
        ),
        alt=words.say("help.alt"),
    )
    with st.expander(words.say("table.show")):
        text_table(_help_rows(view, behind), alt=words.say("help.alt"))


def _help_rows(view: View, rows: list[Row]) -> list[dict[str, str]]:
    words = view.words
    return [
        {
            words.say("column.unit"): unit_label(words, row),
            words.say("column.status"): status_text(words, row["pace_status"]),
            words.say("column.attainment"): words.pct(
                row["attainment_pct"], row["attainment_qualifier"]
            ),
            words.say("column.gap"): words.count(row["gap_count"], row["gap_qualifier"]),
            words.say("column.target"): target_text(words, row),
        }
        for row in rows
    ]


def _map_rows(view: View, measure: MapMeasure) -> list[dict[str, str]]:
    words = view.words
    name = value_name(measure)
    rows = lowest_first(unit_rows(view), name)
    return [
        {
            words.say("column.unit"): unit_label(words, row),
            words.say(f"measure.{measure}"): words.pct(row[name], row[f"{measure}_qualifier"]),
        }
        for row in rows
    ]


def show_small_map(view: View) -> None:
    """The province at a glance; the full map has its own page."""
    words = view.words
    measure = measure_for(view)
    st.subheader(words.say(f"map.small.{measure.value}"), anchor=False)
    grid = province_grid(view.build_id, view.province_code)
    show_chart(
        view,
        tile_chart(
            map_tiles(view, measure, grid),
            borders=grid.borders,
            palette=view.palette,
            height=_SMALL_MAP_HEIGHT,
        ),
        alt=words.say("map.alt", place=place_name(view), measure=words.say(f"measure.{measure}")),
    )
    show_legend(view, measure)
    with st.expander(words.say("table.show")):
        text_table(_map_rows(view, measure), alt=words.say("table.title"))
    st.page_link(PAGES_DIR / "coverage.py", label=words.say("map.open"), icon=":material/hexagon:")
