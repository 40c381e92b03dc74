"""Where the table is in a sheet: titles above, headings of one to three rows, lines below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from campaign.intake.headings import (
    INDICATOR_PHRASES,
    MEASURE_ROLES,
    SHARED_ROLES,
    STANDARD_ROLES,
)
from campaign.intake.letters import fold, plain_letters, without_givers
from campaign.intake.mapping import CANONICAL_NAMES, lasting_key
from campaign.intake.sheet import Line, Sheet

_SEARCHED_LINES = 60
_MOST_HEADING_ROWS = 3
_FEWEST_KNOWN = 2
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[A-Da-dĐđ])\s*\)?(?:\s*=.*)?")
# "Đơn vị: người" above a table tells its measure.
_MEASURE = re.compile(r"\W*(?:don vi(?: tinh)?|dvt)\s*:")
_FEWEST_NUMBERED = 3
_UNIT_NAMES = ("unit", "unit_name", "unit_code")
_FIRST_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Layout:
    """A table's headings by column from the top down, what stands above, and the lines below."""

    sheet: Sheet
    titles: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]
    first_line: int
    is_canonical: bool
    body: tuple[Line, ...]


def find_table(sheet: Sheet) -> Layout | None:
    """The table that begins highest in the sheet; None when no line looks like headings."""
    searched = sheet.lines[:_SEARCHED_LINES]
    for start, line in enumerate(searched):
        keys = [_role(cell) for cell in line.cells]
        canonical = [fold(cell) for cell in line.cells if fold(cell) in CANONICAL_NAMES]
        if len(canonical) >= _FEWEST_KNOWN:
            paths = tuple((cell.strip(),) if cell.strip() else () for cell in line.cells)
            titles = _titles(sheet.lines[:start])
            body = sheet.lines[start + 1 :]
            return Layout(sheet, titles, paths, line.number, is_canonical=True, body=body)
        if any(key in _UNIT_NAMES for key in keys):
            found = _headed(sheet, start)
            if found is not None:
                return found
    return None


def _role(cell: str) -> str | None:
    """The role that a heading cell has by itself; None for text that is no known heading."""
    if len(cell) > 100:  # noqa: PLR2004 - no heading is that long
        return None
    if _MEASURE.match(plain_letters(cell)):
        return None
    key = lasting_key(cell)
    if not key and any(letter.isdigit() for letter in cell):
        return "period"
    for phrase in sorted(INDICATOR_PHRASES, key=len, reverse=True):
        if f" {phrase} " in f" {key} ":
            key = f" {key} ".replace(f" {phrase} ", " ", 1).strip()
            if not key:
                return "indicator"
            break
    for known in (STANDARD_ROLES, SHARED_ROLES, MEASURE_ROLES):
        for form in (key, key.removesuffix(" %").removesuffix(" nguoi"), without_givers(key)):
            if form in known:
                return known[form]
    return None


def _headed(sheet: Sheet, anchor: int) -> Layout | None:
    """The table whose unit heading stands on line `anchor`, if enough else is known."""
    lines = sheet.lines
    unit = next(i for i, c in enumerate(lines[anchor].cells) if _role(c) in _UNIT_NAMES)
    last = anchor
    while last + 1 < len(lines) and last - anchor < _MOST_HEADING_ROWS - 1:
        if not _continues(sheet, lines[anchor], lines[last + 1], unit):
            break
        last += 1
    first = anchor
    while first > 0 and last - first < _MOST_HEADING_ROWS - 1:
        if not _groups(lines[first - 1], unit):
            break
        first -= 1
    rows = lines[first : last + 1]
    known = {i for row in rows for i, cell in enumerate(row.cells) if _role(cell)}
    if len(known) < _FEWEST_KNOWN:
        return None
    body = lines[last + 1 :]
    body = body[1:] if body and is_numbering(body[0]) else body
    titles = _titles(lines[:first])
    return Layout(sheet, titles, _paths(sheet, rows), rows[0].number, is_canonical=False, body=body)


def _continues(sheet: Sheet, anchor: Line, line: Line, unit: int) -> bool:
    """Whether a line below the unit heading still belongs to the headings."""
    texts = [cell for cell in line.cells if cell.strip()]
    if is_numbering(line) or line.exact:
        return False
    is_merged = any(
        first <= anchor.number and line.number <= last and left <= unit <= right
        for first, last, left, right in sheet.merged
    )
    if is_merged and texts:
        # Whatever these columns are called, they are no line of a unit.
        return True
    if line.cell(unit).strip() and not is_merged and _role(line.cell(unit)) not in _UNIT_NAMES:
        return False
    known = sum(_role(cell) is not None for cell in texts)
    return known > 0 and known * 2 >= len(texts)


def _groups(line: Line, unit: int) -> bool:
    """Whether a line above the unit heading groups columns: `BHXH tự nguyện | BHYT`."""
    if any(cell.strip() for cell in line.cells[: unit + 1]):
        return False
    texts = [cell for cell in line.cells if cell.strip()]
    known = [cell for cell in texts if _role(cell)]
    return len(known) * 2 >= len(texts) and not line.exact


def is_unit_heading(cell: str) -> bool:
    """Whether a cell heads a column of units."""
    return _role(cell) in _UNIT_NAMES


def is_numbering(line: Line) -> bool:
    """Whether a line only numbers the columns: `(1) (2) (3)=(2)/(1)` or `A B 1 2 3`."""
    texts = [cell.strip() for cell in line.cells if cell.strip()]
    if len(texts) < _FEWEST_NUMBERED or not all(_NUMBERING.fullmatch(t) for t in texts):
        return False
    numbers = [int(found[0]) for t in texts if (found := _FIRST_NUMBER.search(t))]
    return numbers == sorted(set(numbers)) and bool(numbers) and numbers[0] <= len(texts)


def _paths(sheet: Sheet, rows: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    width = max(len(row.cells) for row in rows)
    grid = [[row.cell(i).strip() for i in range(width)] for row in rows]
    numbers = [row.number for row in rows]
    for first, last, left, right in sheet.merged:
        inside = [k for k, number in enumerate(numbers) if first <= number <= last]
        if inside and numbers[inside[0]] == first:
            text = grid[inside[0]][left] if left < width else ""
            for k in inside:
                for i in range(left, min(right + 1, width)):
                    grid[k][i] = text
    _spread(grid)
    paths = []
    for i in range(width):
        column = [row[i] for row in grid if row[i]]
        paths.append(tuple(dict.fromkeys(" ".join(text.split()) for text in column)))
    return tuple(paths)


def _spread(grid: list[list[str]]) -> None:
    """Give a group's name to the columns to its right, where the merging was lost."""
    for k, row in enumerate(grid[:-1]):
        below = grid[k + 1 :]
        for i in range(1, len(row)):
            is_grouped = any(r[i] for r in below) and any(r[i - 1] for r in below)
            if not row[i] and row[i - 1] and is_grouped:
                row[i] = row[i - 1]


def _titles(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(" ".join(text for cell in line.cells if (text := cell.strip())) for line in lines)
