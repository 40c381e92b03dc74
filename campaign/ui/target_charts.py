"""Charts of the targets page: a bullet bar per unit, and who is fast enough."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from campaign.figures.bullets import Bullet, bullet_bars
from campaign.figures.quadrant import (
    MOST_SPEED_PCT,
    QuadrantPoint,
    QuadrantTexts,
    quadrant_chart,
)
from campaign.terms import PaceStatus
from campaign.thresholds import FULL_PCT, NAMED_POINTS
from campaign.ui.charts import show_chart
from campaign.ui.parts import Row, detail_text, note, required_text
from campaign.ui.view import View
from campaign.words.names import unit_label
from campaign.words.pace import STATUS_SIGNS, last_days_sentence, pace_sentence, status_text

# For the text at a bar's end, as shares of the longest bar: a phone shows the percentage alone,
# half a page needs more of its width for the same text than a whole one.
_TEXT_ROOM = 0.45
TEXT_ROOM_HALF_PAGE = 0.65
TEXT_ROOM_PHONE = 0.4


def show_bullets(view: View, rows: Sequence[Row]) -> None:
    """A bullet bar per unit of which attainment is known, status by status as the rows come."""
    words = view.words
    known = [row for row in rows if row["attainment_pct"] is not None]
    if not known:
        st.info(words.say("targets.nobody"), icon=":material/info:")
        return
    explain_bullets(view, words.say("targets.caption"), known)
    widest = max(row["attainment_pct"] for row in known)
    for status, group in groupby(known, key=lambda row: row["pace_status"]):
        bullets = [bullet_of(view, row) for row in group]
        name = status_text(words, status)
        st.markdown(words.say("targets.group", status=name, n=len(bullets)))
        chart = bullet_bars(
            bullets,
            widest_pct=widest,
            text_room=TEXT_ROOM_PHONE if view.is_phone else _TEXT_ROOM,
            palette=view.palette,
        )
        show_chart(view, chart, alt=words.say("targets.alt", status=name))


def explain_bullets(view: View, caption: str, rows: Sequence[Row]) -> None:
    """What the bars of these rows show; the short tick only where there is one."""
    has_expected = any(row["expected_count"] is not None for row in rows)
    note(f"{caption} {view.words.say('targets.caption.expected')}" if has_expected else caption)


def bullet_of(view: View, row: Row) -> Bullet:
    """A row of mart_progress as a bullet bar."""
    words = view.words
    status = PaceStatus(row["pace_status"])
    expected, target = row["expected_count"], row["target_count"]
    return Bullet(
        label=f"{STATUS_SIGNS[status]} {unit_label(words, row)}",
        attainment_pct=row["attainment_pct"],
        expected_pct=expected * FULL_PCT / target if expected is not None and target else None,
        status=status,
        text=_end_text(view, row),
        detail=" · ".join(
            part
            for part in (
                status_text(words, status),
                detail_text(words, row),
                pace_sentence(words, row),
                last_days_sentence(words, row),
            )
            if part
        ),
    )


def _end_text(view: View, row: Row) -> str:
    """Attainment; where there is room also how many are missing, and what that is a month."""
    words = view.words
    pct = words.pct(row["attainment_pct"], row["attainment_qualifier"])
    if view.is_phone or not row["gap_count"]:
        return pct
    gap = words.count(row["gap_count"], row["gap_qualifier"])
    return words.say("targets.bar", pct=pct, gap=gap)


def show_quadrant(view: View, rows: Sequence[Row]) -> None:
    """How far each unit is against how fast it goes, where both are known."""
    words = view.words
    known = [row for row in rows if _speed_pct(row) is not None]
    if len(known) < 2:  # noqa: PLR2004 - one point is no comparison
        return
    st.subheader(words.say("quadrant.title"), anchor=False)
    for line in _quadrant_lines(view, known):
        note(line)
    named = {row["unit_code"] for row in known[: 0 if view.is_phone else NAMED_POINTS]}
    points = [
        QuadrantPoint(
            attainment_pct=row["attainment_pct"],
            speed_pct=_speed_pct(row) or 0.0,
            status=PaceStatus(row["pace_status"]),
            detail=_speed_text(view, row),
            name=row["unit_name"] if row["unit_code"] in named else None,
        )
        for row in known
    ]
    texts = QuadrantTexts(
        attainment=words.say("quadrant.attainment"), speed=words.say("quadrant.speed")
    )
    show_chart(
        view,
        quadrant_chart(points, texts=texts, palette=view.palette),
        alt=words.say("quadrant.alt"),
    )


def _quadrant_lines(view: View, rows: Sequence[Row]) -> list[str]:
    """How to read the chart: its two directions, what is named or cut off, and its signs."""
    words = view.words
    told = [words.say("quadrant.caption")]
    if not view.is_phone:
        told.append(words.say("quadrant.named"))
    if any((_speed_pct(row) or 0) > MOST_SPEED_PCT for row in rows):
        told.append(words.say("quadrant.edge", pct=words.pct(MOST_SPEED_PCT, digits=0)))
    signs = [status_text(words, status) for status in dict.fromkeys(r["pace_status"] for r in rows)]
    return [" ".join(told), " · ".join(signs)]


def _speed_pct(row: Row) -> float | None:
    """The recent pace in percent of what is required; nothing where nothing is required."""
    recent, required = row["recent_per_month_count"], row["required_per_month_count"]
    if recent is None or not required or row["attainment_pct"] is None:
        return None
    speed: float = recent * FULL_PCT / required
    return speed


def _speed_text(view: View, row: Row) -> str:
    words = view.words
    return words.say(
        "quadrant.detail",
        unit=unit_label(words, row),
        status=status_text(words, row["pace_status"]),
        pct=words.pct(row["attainment_pct"], row["attainment_qualifier"]),
        recent=words.count(row["recent_per_month_count"]),
        required=required_text(words, row),
    )
