"""A sheet as text: what every reader makes of a file, and how a place in it is called."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

# Letters that no older encoding leaves behind: their text was typed in Unicode.
_ONLY_UNICODE = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")


@dataclass(frozen=True)
class Line:
    """One row of a sheet: the number a person sees, and its cells as text.

    `is_exact` marks the cells that the workbook holds as numbers or dates, whose text
    is canonical already.
    """

    number: int
    cells: tuple[str, ...]
    exact: frozenset[int] = frozenset()

    def cell(self, index: int) -> str:
        """The cell's text; empty beyond the row's end."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet that are not blank; `name` is None for a text file.

    `merged` are merged areas as (first row, last row, first column, last column), with row
    numbers as a person sees them and columns from 0.
    """

    lines: tuple[Line, ...]
    name: str | None = None
    merged: tuple[tuple[int, int, int, int], ...] = field(default=(), repr=False)

    def place(self, number: int, index: int) -> str | None:
        """`C17` in a workbook; None in a text file, where line and column tell the place."""
        return None if self.name is None else f"{column_letters(index)}{number}"

    def recoded(self, way: Callable[[str], str]) -> "Sheet":
        """The sheet with every text run through `way`, unless it is Vietnamese as it stands."""
        lines = tuple(
            replace(line, cells=tuple(_recoded(cell, way) for cell in line.cells))
            for line in self.lines
        )
        return replace(self, lines=lines)


def _recoded(cell: str, way: Callable[[str], str]) -> str:
    return cell if cell.isascii() or _ONLY_UNICODE.search(cell) else way(cell)


def column_letters(index: int) -> str:
    """`A` for column 0, `AA` for column 26."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
