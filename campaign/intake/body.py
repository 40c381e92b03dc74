"""The lines below the headings: units, totals, and what is neither."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from campaign.intake import numbers
from campaign.intake.headings import SKIP
from campaign.intake.layout import Layout, is_numbering
from campaign.intake.letters import clean, heading_key
from campaign.intake.mapping import MEASURES, Role
from campaign.intake.sheet import Line
from campaign.intake.table import cell_type_of
from campaign.intake.units import UnitFinder
from campaign.kinds import CellType

_TOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong(?: chung)?)(?: \d+ .*)?"
    r"|(?:tong |tong cong |tong so |cong )?toan (?:thanh pho|tinh|tp|quoc)(?: .{1,40})?"
)
_SUBTOTAL = re.compile(r"cong .{1,40}")
_ROMAN_OR_LETTER = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")
# No H: "H. Long Phú" is a former district (huyện), and its figure must not be passed over.
_NUMBERED_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-GĐ])[.)]\s+\S.*")
_UNIT_ROLES = ("unit", "unit_name", "unit_code")


@dataclass(frozen=True)
class Body:
    """The lines of units, the totals, and the numbers of the lines that were passed over.

    `sections` are the line numbers at which a part of the table begins: totals may sum
    either all lines or those of their part.
    """

    lines: tuple[Line, ...]
    totals: tuple[Line, ...]
    passed_over: tuple[int, ...]
    sections: tuple[int, ...]


def sort_lines(layout: Layout, roles: Sequence[Role], *, units: UnitFinder) -> Body:
    """Tell the lines of units from group names, totals, repeated headings and footers.

    In a table with canonical headings only totals are set apart: there a line that cannot
    be read is an error, never a remark.
    """
    sorter = _Sorter(layout, roles, units)
    lines: list[Line] = []
    totals: list[Line] = []
    passed_over: list[int] = []
    sections: list[int] = []
    for line in _filled(layout, sorter.unit_indexes):
        match sorter.kind_of(line):
            case "unit":
                lines.append(line)
            case "total":
                totals.append(line)
            case "group":
                sections.append(line.number)
                passed_over.append(line.number)
            case _:
                passed_over.append(line.number)
    return Body(tuple(lines), tuple(totals), tuple(passed_over), tuple(sections))


def _filled(layout: Layout, indexes: Sequence[int]) -> list[Line]:
    """The lines with every cell of a merged column of units holding its text."""
    texts: dict[tuple[int, int], str] = {}
    by_number = {line.number: line for line in layout.body}
    for first, last, left, right in layout.sheet.merged:
        if left == right and left in indexes and first in by_number:
            text = by_number[first].cell(left)
            texts |= {(number, left): text for number in range(first + 1, last + 1)}
    if not texts:
        return list(layout.body)
    return [_with(line, indexes, texts) for line in layout.body]


def _with(line: Line, indexes: Sequence[int], texts: dict[tuple[int, int], str]) -> Line:
    cells = list(line.cells)
    for index in indexes:
        if index < len(cells) and not cells[index].strip():
            cells[index] = texts.get((line.number, index), cells[index])
    return replace(line, cells=tuple(cells))


class _Sorter:
    """Knows a table's columns and says of each line what it is."""

    def __init__(self, layout: Layout, roles: Sequence[Role], units: UnitFinder) -> None:
        self._layout = layout
        self._units = units
        self.unit_indexes = [i for i, role in enumerate(roles) if role.name in _UNIT_ROLES]
        self._figures = [
            i
            for i, role in enumerate(roles)
            if role.name in MEASURES or cell_type_of(role) in (CellType.COUNT, CellType.PCT)
        ]
        self._others = [
            i
            for i, role in enumerate(roles)
            if role.name not in (SKIP, "drive_code", *_UNIT_ROLES) and not self._figures
        ]
        self._headings = [" ".join(path) for path in layout.paths]
        self._first_figure = min(self._figures, default=len(roles))
        self._rows_before = [
            i for i, role in enumerate(roles) if i < self._first_figure and role.name == SKIP
        ]

    def kind_of(self, line: Line) -> str:
        """`unit`, `total`, `group` or `text`."""
        names = [clean(line.cell(index)) for index in self.unit_indexes]
        name = next((name for name in names if name), "")
        if self._is_total(line, name):
            return "total"
        if self._layout.is_canonical:
            return "unit"
        if is_numbering(line) or self._repeats_headings(line):
            return "text"
        has_figure = any(self._is_figure(line, index) for index in self._figures) or any(
            # A register has no figures: there any words are what the line is about.
            clean(line.cell(index))
            for index in self._others
        )
        is_known = self._units.is_known(name) or any(map(self._units.is_code, names))
        if self._figures and self._units.is_province(name):
            # The whole beside its wards is their sum; alone it would be a unit like others.
            return "total" if len(self._layout.body) > 1 else "unit"
        if not is_known and (self._is_group(line, name) or _SUBTOTAL.fullmatch(heading_key(name))):
            return "group"
        return "unit" if is_known or has_figure else "text"

    def _is_total(self, line: Line, name: str) -> bool:
        """Whether a line sums others; its name may stand in a column to the left."""
        if not self.unit_indexes:
            return False
        texts = [name] if name else [clean(line.cell(index)) for index in self._rows_before]
        return any(_TOTAL.fullmatch(heading_key(text)) for text in texts if text)

    def _is_group(self, line: Line, name: str) -> bool:
        before = [clean(line.cell(index)) for index in self._rows_before]
        is_numbered = any(_ROMAN_OR_LETTER.fullmatch(text) for text in before if text)
        only_text = (
            not name
            and any(before)
            and not any(self._is_figure(line, index) for index in self._figures)
        )
        return is_numbered or only_text or _NUMBERED_GROUP.fullmatch(name) is not None

    def _is_figure(self, line: Line, index: int) -> bool:
        text = clean(line.cell(index))
        return not numbers.is_blank(text) and (
            numbers.written(text) is not None or text.startswith(("#", "=", "-"))
        )

    def _repeats_headings(self, line: Line) -> bool:
        """Whether the headings stand here again, as at the top of every printed page."""
        texts = [(i, clean(cell)) for i, cell in enumerate(line.cells) if cell.strip()]
        same = [
            text
            for i, text in texts
            if i < len(self._headings) and text and text in self._headings[i]
        ]
        return len(texts) > 1 and len(same) * 2 > len(texts)
