"""What reading a file found: one row per kind of finding and column, with its places."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from campaign.findings import Finding, grouped
from campaign.ui.parts import note, plain
from campaign.ui.tables import readable_table
from campaign.ui.view import is_phone
from campaign.words import Words
from campaign.words.findings import finding_text

_SHOWN_GROUPS = 40
_SHOWN_PLACES = 6
_SHOWN_ALIKE = 4


def show_findings(words: Words, findings: Sequence[Finding]) -> None:
    """A table whose cells wrap: what to do about a fault must not be cut off."""
    groups = grouped(finding for finding in findings if finding.ask is None)
    if not groups:
        return
    rows = [row for group in groups[:_SHOWN_GROUPS] for row in _rows(words, group)]
    alt = words.say("upload.findings.alt")
    if is_phone():
        readable_table(rows, alt=alt)
    else:
        st.table(_frame(rows), alt=alt, hide_index=True)
    if len(groups) > _SHOWN_GROUPS:
        note(words.say("upload.findings.cut", shown=_SHOWN_GROUPS, n=len(groups)))


def _frame(rows: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """The rows without the columns that all leave empty; a table reads its cells as Markdown."""
    frame = pd.DataFrame([{label: plain(cell) for label, cell in row.items()} for row in rows])
    return frame.loc[:, (frame != "").any()]


def _rows(words: Words, group: Sequence[Finding]) -> list[dict[str, str]]:
    """One row where all say the same; else the first ones each, and how many more there are."""
    if len({finding_text(words, finding).message for finding in group}) == 1:
        return [_row(words, group)]
    rows = [_row(words, [finding]) for finding in group[:_SHOWN_ALIKE]]
    others = group[_SHOWN_ALIKE:]
    if others:
        more = words.say("finding.more_alike", n=len(others))
        rows.append(
            _row(words, others)
            | {words.say("finding.value"): "", words.say("finding.message"): more}
        )
    return rows


def _row(words: Words, group: Sequence[Finding]) -> dict[str, str]:
    first = group[0]
    text = finding_text(words, first)
    cells = {
        "finding.severity": words.say(f"severity.{first.severity.value}"),
        "finding.place": _places(words, group),
        "finding.value": first.value or "",
        "finding.message": text.message,
        "finding.remedy": text.remedy,
    }
    return {words.say(key): cell for key, cell in cells.items()}


def _places(words: Words, group: Sequence[Finding]) -> str:
    """The first places, and how many there are in all."""
    first = group[0]
    spots = [
        finding.cell or (str(finding.line) if finding.line is not None else "") for finding in group
    ]
    spots = [spot for spot in dict.fromkeys(spots) if spot]
    if len(spots) < 2:  # noqa: PLR2004 - one place is told in full
        return finding_text(words, first).place or words.say("finding.whole_file")
    shown = ", ".join(spots[:_SHOWN_PLACES])
    key = "finding.cells" if first.cell else "finding.lines"
    column = first.column or ""
    return words.say(key, column=column, sheet=first.sheet or "", places=shown, n=len(spots))
