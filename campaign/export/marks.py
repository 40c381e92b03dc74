"""Where in a sheet the faults of a file are written: which column, and beside which lines."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from campaign.findings import Finding
from campaign.intake.headings import MARK_HEADING
from campaign.intake.layout import Layout
from campaign.intake.letters import heading_key
from campaign.intake.sheet import Line, Sheet
from campaign.terms import Severity
from campaign.words import Words
from campaign.words.findings import finding_line


@dataclass(frozen=True)
class Fault:
    """One thing to mend, in words; `line` is None for the whole file, `sheet` in text files."""

    text: str
    line: int | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Marks:
    """The faults of the table in one sheet, to be written in the column `index` from 0.

    `heading` is the number of the line whose heading names the column, `first_line` that of
    the first line below the headings, `width` counts the table's columns. `lines` are the
    sheet's without an earlier column of faults, which `index` then is. `general` are the
    sheet's faults that stand beside none of the lines below the headings.
    """

    sheet: Sheet
    lines: tuple[Line, ...]
    heading: int
    first_line: int
    width: int
    index: int
    texts: Mapping[int, Sequence[str]]
    general: tuple[Fault, ...]


def faults_of(words: Words, findings: Sequence[Finding]) -> list[Fault]:
    """What must be mended or confirmed, as the command line says it; remarks are left out."""
    return [
        Fault(finding_line(words, finding), finding.line, finding.sheet)
        for finding in findings
        if finding.severity is not Severity.INFO
    ]


def marks_of(layout: Layout, faults: Sequence[Fault]) -> Marks:
    """Where the faults of the layout's sheet go."""
    sheet = layout.sheet
    numbers = {line.number for line in layout.body}
    texts: dict[int, list[str]] = defaultdict(list)
    general = []
    for fault in faults:
        if fault.sheet == sheet.name and fault.line in numbers:
            texts[fault.line].append(fault.text)
        elif fault.sheet == sheet.name:
            general.append(fault)
    earlier = _earlier_column(layout)
    return Marks(
        sheet=sheet,
        lines=sheet.lines if earlier is None else _without(layout, earlier),
        heading=layout.first_line,
        first_line=min(numbers, default=0),
        width=len(layout.paths) - (earlier is not None),
        index=_filled_width(sheet) if earlier is None else earlier,
        texts=texts,
        general=tuple(general),
    )


def _earlier_column(layout: Layout) -> int | None:
    """The column in which an earlier copy was marked."""
    key = heading_key(MARK_HEADING)
    keys = [heading_key(" ".join(path)) for path in layout.paths]
    return keys.index(key) if key in keys else None


def _without(layout: Layout, index: int) -> tuple[Line, ...]:
    return tuple(
        line
        if line.number < layout.first_line
        else Line(line.number, line.cells[:index] + line.cells[index + 1 :])
        for line in layout.sheet.lines
    )


def _filled_width(sheet: Sheet) -> int:
    """The columns up to the last in which anything stands, signatures included."""
    filled = (i + 1 for line in sheet.lines for i, cell in enumerate(line.cells) if cell.strip())
    return max(filled, default=0)
