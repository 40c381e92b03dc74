"""Tables: the twin of every chart, with numbers that sort as numbers and read as words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from campaign.figures.palette import ink_on
from campaign.ui.parts import plain
from campaign.ui.simulated import told
from campaign.ui.view import current_view, is_phone
from campaign.words.figures import figure_columns, told_columns

Row = Mapping[str, Any]
Writer = Callable[[float | None, str | None], str]
_Once = Callable[[Writer, float, str | None], str]

_MOST_ROWS_SHOWN = 14
_ROW_PIXELS = 35
_LINK_PIXELS = 150
# What is shown of an address, as a pattern.
_HOST = r"^https?://(?:www\.)?([^/]+)"
_MOST_ROWS_STACKED = 6


@dataclass(frozen=True)
class NumberColumn:
    """A column of numbers: where they are, where their qualifiers are, how they are written.

    `is_worded` says that they are written as words and only sort as numbers.
    """

    label: str
    name: str
    qualifier: str | None
    write: Writer
    is_worded: bool = False


def text_table(
    rows: Sequence[Row],
    *,
    alt: str,
    links: Mapping[str, str] | Sequence[str] = (),
    is_data: bool = True,
) -> None:
    """A table of plain texts, with figures to the right and without columns that say nothing.

    `links` are labels of columns that hold addresses, with the text to show for each where it
    is not the address's host. What is no data of the chosen province bears no mark of it.
    """
    texts = links if isinstance(links, Mapping) else dict.fromkeys(links, _HOST)
    shown = told_columns(rows)
    config: dict[str, Any] = _aligned((), figure_columns(rows)) | {
        # Squeezed to fit, the column would cut its words off.
        label: st.column_config.LinkColumn(label, display_text=text, width=_LINK_PIXELS)
        for label, text in texts.items()
        if label in shown
    }
    frame = pd.DataFrame([{label: row.get(label) for label in shown} for row in rows])
    if is_data:
        _mark_simulated(frame)
    _clear_of_toolbar()
    st.dataframe(
        frame,
        hide_index=True,
        alt=told(current_view(), alt) if is_data else alt,
        column_config=config,
        height=_height(len(rows)),
    )


def _aligned(texts: Sequence[str], figures: Sequence[str]) -> dict[str, Any]:
    """Texts at the left of their columns, figures at the right.

    On a phone figures too: a column may stand half in sight, and `1.809` would read as `1.8`.
    """
    side: Literal["left", "right"] = "left" if is_phone() else "right"
    sides: dict[str, Literal["left", "right"]] = dict.fromkeys(texts, "left")
    sides |= dict.fromkeys(figures, side)
    return {
        label: st.column_config.Column(label, alignment=alignment)
        for label, alignment in sides.items()
    }


def readable_table(rows: Sequence[Row], *, alt: str) -> None:
    """A table of plain texts that nobody may overlook; on a phone one row below the other.

    In columns most of them would be cut off there.
    """
    if not is_phone():
        text_table(rows, alt=alt)
        return
    _stack(rows[:_MOST_ROWS_STACKED])
    rest = rows[_MOST_ROWS_STACKED:]
    if rest:
        # No box that scrolls: the keyboard does not reach into one.
        with st.expander(current_view().words.say("table.more", n=len(rest))):
            _stack(rest)


def _stack(rows: Sequence[Row]) -> None:
    for row in rows:
        (_, first), *others = row.items()
        lines = [f"{plain(label)}: {plain(text)}" for label, text in others if text]
        st.markdown("  \n".join([f"**{plain(first)}**", *lines]))


def _clear_of_toolbar() -> None:
    """A touch screen always shows a table's toolbar, over the line above it."""
    if is_phone():
        st.space("small")


def number_table(
    rows: Sequence[Row],
    *,
    texts: Mapping[str, Sequence[str]],
    numbers: Sequence[NumberColumn],
    alt: str,
    lines: Mapping[str, Sequence[Sequence[float]]] | None = None,
    key: str | None = None,
) -> None:
    """A sortable table: text columns by label, then numbers, then small line charts by label.

    On a phone the first column stays in sight when the table is moved sideways.
    """
    frame = pd.DataFrame(dict(texts))
    rows_of_text = [
        dict(zip(texts, cells, strict=True)) for cells in zip(*texts.values(), strict=True)
    ]
    for column in numbers:
        frame[column.label] = pd.array([row[column.name] for row in rows], dtype="Float64")
    config = _aligned(
        [column.label for column in numbers if column.is_worded],
        [*figure_columns(rows_of_text), *(c.label for c in numbers if not c.is_worded)],
    )
    # Only where the table is sure to be moved sideways.
    pinned = list(texts)[: 1 if is_phone() else 0]
    for label in pinned:
        config[label] = st.column_config.Column(label, pinned=True)
    for label, series in (lines or {}).items():
        frame[label] = list(series)
        config[label] = st.column_config.LineChartColumn(label)
    _mark_simulated(frame)
    _clear_of_toolbar()
    st.dataframe(
        _inked(_styled(frame, rows, numbers), pinned),
        hide_index=True,
        alt=told(current_view(), alt),
        column_config=config,
        height=_height(len(rows)),
        key=key,
        placeholder="—",
    )


def _mark_simulated(frame: pd.DataFrame) -> None:
    """A last column that says so in every row: a table can be downloaded as it is."""
    view = current_view()
    if view.is_simulated:
        frame[view.words.say("simulated.column")] = view.words.say("simulated.cell")


def _styled(frame: pd.DataFrame, rows: Sequence[Row], numbers: Sequence[NumberColumn]) -> Styler:
    # A plan by weeks has tens of thousands of cells and few different numbers: each is written
    # once, and columns whose numbers are all alike in kind are given their writer in one step.
    once = cache(_written)
    plain_columns = {c.label: _writer(once, c, None) for c in numbers if c.qualifier is None}
    styler = frame.style.format(plain_columns)
    for column in numbers:
        if column.qualifier is None:
            continue
        by_qualifier: dict[str | None, list[int]] = {}
        for index, row in enumerate(rows):
            by_qualifier.setdefault(row[column.qualifier], []).append(index)
        for mark, indexes in by_qualifier.items():
            styler = styler.format(
                _writer(once, column, mark), subset=pd.IndexSlice[indexes, [column.label]]
            )
    return styler


def _inked(styler: Styler, pinned: Sequence[str]) -> Styler:
    """A pinned column in full black or white, because it is drawn at little more than half."""
    if not pinned:
        return styler
    return styler.set_properties(subset=list(pinned), color=ink_on(current_view().palette.page))


def _writer(once: _Once, column: NumberColumn, mark: str | None) -> Callable[[float], str]:
    return lambda value: "" if pd.isna(value) else once(column.write, float(value), mark)


def _written(write: Writer, value: float, mark: str | None) -> str:
    return write(value, mark)


def _height(row_count: int) -> int:
    return (min(row_count, _MOST_ROWS_SHOWN) + 1) * _ROW_PIXELS + 3
