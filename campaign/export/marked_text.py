"""A text file with its faults: the same cells on the same lines, one column more."""

import csv
import io
import re

from campaign.export.marks import Marks
from campaign.export.tables import neutral, unbroken
from campaign.intake.headings import MARK_HEADING
from campaign.intake.sheet import Line

_BOM = "\ufeff"
# A number or a dash that stands for none is no formula, and must be read back as it is.
_PLAIN = re.compile(r"[-+–—\d.,%\s]*")
_BETWEEN = " · "


def marked_text(marks: Marks, *, delimiter: str, says_delimiter: bool) -> bytes:
    """UTF-8 with the mark by which Excel knows it; lines keep their numbers.

    Faults of the whole file stand beside its first line of data: above the table a day
    written in them could be taken for the day of the figures.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    number = 1
    if says_delimiter:
        out.write(f"sep={delimiter}\n")
        number = 2
    for line in marks.lines:
        out.write("\n" * (line.number - number))
        cells = [_safe(cell) for cell in _cells(marks, line)]
        writer.writerow(cells)
        number = line.number + 1 + sum(cell.count("\n") for cell in cells)
    return (_BOM + out.getvalue()).encode()


def _cells(marks: Marks, line: Line) -> list[str]:
    """The line's cells with the column of faults right after the table's.

    A line with more cells than there are headings keeps them all, so that it is refused again
    as long as it is not mended.
    """
    if line.number < marks.heading:
        return list(line.cells)
    cells = list(line.cells)
    while len(cells) > marks.width and not cells[-1].strip():
        cells.pop()
    cells += [""] * (marks.width - len(cells))
    return [*cells, _told(marks, line)]


def _told(marks: Marks, line: Line) -> str:
    if line.number == marks.heading:
        return MARK_HEADING
    texts = list(marks.texts.get(line.number, ()))
    if line.number == marks.first_line:
        texts = [fault.text for fault in marks.general] + texts
    return " ".join(_BETWEEN.join(texts).split())


def _safe(cell: str) -> str:
    text = unbroken(cell)
    return text if _PLAIN.fullmatch(text) else str(neutral(text))
