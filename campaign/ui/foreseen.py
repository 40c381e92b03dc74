"""What publishing would do to the headline figures: rehearsed once per preview."""

import streamlit as st

from campaign import publish
from campaign.home import Home
from campaign.publish import Checked, Headline, Rehearsal
from campaign.ui.attempt import attempt
from campaign.ui.parts import note, plain
from campaign.ui.tables import readable_table
from campaign.ui.values import indicator_names, unit_names
from campaign.ui.view import View
from campaign.words.rehearsal import count_move, pct_move, rank_move

_STATE = "_upload_rehearsal"
_SHOWN_RANK_MOVES = 6


def show_foreseen(view: View, home: Home, checked: Checked, *, key: str) -> bool:
    """Headline figures before and after, places that move, and checks that speak up.

    Returns whether the file may be published.
    """
    rehearsal = _rehearsed(view, home, checked, key=key)
    if rehearsal is None:
        return False
    words = view.words
    for check in rehearsal.blocking:
        reason = words.say(f"check.{check.name}")
        st.error(words.say("publish.blocked_by", reason=reason, n=check.row_count))
    moved = [headline for headline in rehearsal.headlines if headline.is_moved]
    if moved:
        st.markdown(f"**{words.say('foreseen.title')}**")
        readable_table([_row(view, headline) for headline in moved], alt=words.say("foreseen.alt"))
    elif not rehearsal.is_blocked:
        note(words.say("foreseen.nothing"))
    _show_ranks(view, rehearsal)
    for check in rehearsal.warnings:
        reason = words.say(f"check.{check.name}")
        st.warning(words.say("foreseen.warning", reason=reason, n=check.row_count))
    return not rehearsal.is_blocked


def _rehearsed(view: View, home: Home, checked: Checked, *, key: str) -> Rehearsal | None:
    """Build what would be, with a bar that tells how far it is; once per file and answers."""
    known: tuple[str, Rehearsal] | None = st.session_state.get(_STATE)
    if known is not None and known[0] == key:
        return known[1]
    rehearsal = attempt(
        view.words,
        lambda tell: publish.rehearse(home, checked, progress=tell),
        doing=view.words.say("foreseen.working"),
    )
    if rehearsal is not None:
        st.session_state[_STATE] = (key, rehearsal)
    return rehearsal


def _row(view: View, headline: Headline) -> dict[str, str]:
    words = view.words
    before, after = headline.before, headline.after
    return {
        words.say("column.indicator"): indicator_names(view)[headline.indicator_code],
        words.say("foreseen.month"): words.capital(words.month(headline.month_end)),
        words.say("foreseen.participants"): count_move(
            words,
            old=before.participant_count if before else None,
            new=after.participant_count if after else None,
            old_qualifier=before.participant_qualifier if before else None,
            new_qualifier=after.participant_qualifier if after else None,
        ),
        words.say("foreseen.attainment"): pct_move(
            words,
            old=before.attainment_pct if before else None,
            new=after.attainment_pct if after else None,
            old_qualifier=before.attainment_qualifier if before else None,
            new_qualifier=after.attainment_qualifier if after else None,
        ),
        words.say("foreseen.coverage"): pct_move(
            words,
            old=before.coverage_pct if before else None,
            new=after.coverage_pct if after else None,
            old_qualifier=before.coverage_qualifier if before else None,
            new_qualifier=after.coverage_qualifier if after else None,
        ),
        words.say("foreseen.reported"): words.say(
            "foreseen.reported.of",
            old=headline.reported_before_count,
            new=headline.reported_after_count,
            units=headline.unit_count,
        ),
    }


def _show_ranks(view: View, rehearsal: Rehearsal) -> None:
    """The units whose place among the others moves farthest."""
    words = view.words
    if not rehearsal.rank_moves:
        return
    units, indicators = unit_names(view), indicator_names(view)
    moves = [
        rank_move(
            words,
            unit=plain(units[move.unit_code]),
            indicator=plain(indicators[move.indicator_code]),
            old=move.old_rank,
            new=move.new_rank,
        )
        for move in rehearsal.rank_moves[:_SHOWN_RANK_MOVES]
    ]
    text = words.say("foreseen.ranks", n=rehearsal.rank_move_count, list="; ".join(moves))
    note(text)
