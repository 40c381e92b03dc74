"""A written table as rows of cells, and what a person would answer who knows what it says."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from campaign.terms import Kind
from tests.intake.round_trip.figures import Row
from tests.intake.round_trip.styles import Cell, Numbers


@dataclass
class Grid:
    """Rows of cells from row 1; merged areas as (top, left, bottom, right), all from 0.

    `percents` are the cells that a workbook shows as percent. `truth` holds the answers by
    the key of the question, or by what the key begins with.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percents: list[tuple[int, int]] = field(default_factory=list)
    expected: Mapping[Kind, Sequence[Row]] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    province: str = "92"
    received_on: dt.date | None = None
    tab: str = "Sheet1"

    def add(self, *cells: Cell) -> int:
        """Another row; returns its place from 0."""
        self.rows.append(list(cells))
        return len(self.rows) - 1

    def show_percents(self, are_rates: Sequence[bool], style: Numbers) -> None:
        """Mark the numbers of these columns that their workbook shows as percents."""
        if style.has_formats and style.rate == "share":
            self.percents += [
                (at, i)
                for at, row in enumerate(self.rows)
                for i, is_rate in enumerate(are_rates)
                if is_rate and i < len(row) and isinstance(row[i], float)
            ]
