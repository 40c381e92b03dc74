"""The lines below the headings: units, totals, and what is neither."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from campaign.intake import numbers
from campaign.intake.headings import SKIP
from campaign.intake.layout import Layout, is_numbering, is_unit_heading
from campaign.intake.letters import clean, heading_key
from campaign.intake.mapping import MEASURES, Role
from campaign.intake.reference import Reference
from campaign.intake.sheet import Line
from campaign.intake.table import cell_type_of
from campaign.intake.titles import spoken_of
from campaign.intake.units import UnitFinder, stated_type
from campaign.kinds import CellType

_TOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong(?: chung)?)(?: \d+ .*)?"
    r"|(?:tong |tong cong |tong so |cong )?toan (?:thanh pho|tinh|tp|quoc)(?: .{1,40})?"
)
_SUBTOTAL = re.compile(r"cong .{1,40}")
_ROMAN_OR_LETTER = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")
# No H: "H. Long Phú" is a former district (huyện), and its figure must not be passed over.
_NUMBERED_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-GĐ])[.)]\s+\S.*")
_GROUP_NUMBER = re.compile(r"(?:(?P<roman>[IVX]{1,5})|(?P<letter>[A-HĐ]))(?:[.)]|$)")
_UNIT_ROLES = ("unit", "unit_name", "unit_code")


@dataclass(frozen=True)
class Body:
    """The lines of units, the totals, and the numbers of the lines that were passed over.

    `sections` are the line numbers at which a part of the table begins: totals may sum
    either all lines or those of their part. `further_tables` are those at which the headings of
    another table stand, `shared_figures` the cells (line, column) of a figure over several units.
    """

    lines: tuple[Line, ...]
    totals: tuple[Line, ...]
    passed_over: tuple[int, ...]
    sections: tuple[int, ...]
    further_tables: tuple[int, ...] = ()
    shared_figures: tuple[tuple[int, int], ...] = ()


def sort_lines(
    layout: Layout, roles: Sequence[Role], *, units: UnitFinder, reference: Reference
) -> Body:
    """Tell the lines of units from group names, totals, repeated headings and footers.

    In a table with canonical headings only totals are set apart: there a line that cannot
    be read is an error, never a remark.
    """
    sorter = _Sorter(layout, roles, units)
    told = [(line, sorter.kind_of(line)) for line in _filled(layout, sorter.unit_indexes)]
    told = [(line, _kind_among(told, i, sorter)) for i, (line, _) in enumerate(told)]
    of: dict[str, list[Line]] = defaultdict(list)
    for line, kind in told:
        of[kind].append(line)
    return Body(
        tuple(of["unit"]),
        tuple(of["total"]),
        tuple(line.number for line, kind in told if kind not in ("unit", "total")),
        tuple(line.number for line in of["group"]),
        tuple(_further_tables(layout, told, reference)),
        tuple(sorter.shared_figures(of["unit"])),
    )


def _kind_among(told: Sequence[tuple[Line, str]], i: int, sorter: "_Sorter") -> str:
    """What a line is among the others: a group of no unit, with a figure, is a unit itself."""
    line, kind = told[i]
    style = sorter.numbering(line)
    if kind != "group" or style is None or not sorter.has_figure(line):
        return kind
    following = next((one for one in told[i + 1 :] if one[1] != "text"), None)
    if following is None or following[1] == "total":
        return "unit"
    is_next_like_it = following[1] == "group" and sorter.numbering(following[0]) == style
    return "unit" if is_next_like_it else kind


def _further_tables(
    layout: Layout, told: Sequence[tuple[Line, str]], reference: Reference
) -> Iterator[int]:
    """The lines of headings that differ, or that words on another insurance stand above."""
    above: list[str] = []
    for line, kind in told:
        if kind in ("unit", "total"):
            above = []
        elif kind == "other headings":
            yield line.number
        elif kind == "headings":
            if spoken_of(above, reference) - spoken_of(layout.titles, reference):
                yield line.number
        else:
            above.append(" ".join(line.cells))


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
        """`unit`, `total`, `group`, `headings`, `other headings` or `text`."""
        names = [clean(line.cell(index)) for index in self.unit_indexes]
        name = next((name for name in names if name), "")
        if self._is_total(line, name):
            return "total"
        if self._layout.is_canonical:
            return "unit"
        if is_numbering(line):
            return "text"
        headings = self._headings_of(line, name)
        if headings:
            return headings
        has_figure = self.has_figure(line) or any(
            # A register has no figures: there any words are what the line is about.
            clean(line.cell(index))
            for index in self._others
        )
        is_known = self._units.is_known(name) or any(map(self._units.is_code, names))
        if self._figures and self._units.is_province(name):
            # The whole beside its wards is their sum; alone it would be a unit like others.
            return "total" if len(self._layout.body) > 1 else "unit"
        # A misspelt ward numbered as a group is must not go unsaid.
        is_typed = stated_type(name) is not None and self.has_figure(line)
        if is_typed:
            return "unit"
        if not is_known and (self._is_group(line, name) or _SUBTOTAL.fullmatch(heading_key(name))):
            return "group"
        return "unit" if is_known or has_figure else "text"

    def _is_total(self, line: Line, name: str) -> bool:
        """Whether a line sums others; its name may stand in a column to the left."""
        if not self.unit_indexes:
            return False
        texts = [name] if name else [clean(line.cell(index)) for index in self._rows_before]
        return any(_TOTAL.fullmatch(heading_key(text)) for text in texts if text)

    def has_figure(self, line: Line) -> bool:
        """Whether anything stands in a column of figures."""
        return any(self._is_figure(line, index) for index in self._figures)

    def numbering(self, line: Line) -> str | None:
        """How a line is numbered as a group: `roman`, `letter` or not."""
        for index in (*self._rows_before, *self.unit_indexes):
            found = _GROUP_NUMBER.match(clean(line.cell(index)))
            if found:
                return found.lastgroup
        return None

    def shared_figures(self, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
        """Figures merged over the lines of several units: whose they are nobody can tell."""
        by_number = {line.number: line for line in lines}
        for first, last, left, right in self._layout.sheet.merged:
            within = [number for number in by_number if first <= number <= last]
            names = {tuple(by_number[n].cell(i) for i in self.unit_indexes) for n in within}
            is_figure = first in by_number and any(
                left <= index <= right and self._is_figure(by_number[first], index)
                for index in self._figures
            )
            if is_figure and len(names) > 1:
                yield first, left

    def _is_group(self, line: Line, name: str) -> bool:
        before = [clean(line.cell(index)) for index in self._rows_before]
        is_numbered = any(_ROMAN_OR_LETTER.fullmatch(text) for text in before if text)
        only_text = not name and any(before) and not self.has_figure(line)
        return is_numbered or only_text or _NUMBERED_GROUP.fullmatch(name) is not None

    def _is_figure(self, line: Line, index: int) -> bool:
        text = clean(line.cell(index))
        return not numbers.is_blank(text) and (
            numbers.written(text) is not None or text.startswith(("#", "=", "-"))
        )

    def _headings_of(self, line: Line, name: str) -> str | None:
        """Whether the headings stand here again, as on every printed page, or those of another."""
        texts = {i: clean(cell) for i, cell in enumerate(line.cells) if cell.strip()}
        if len(texts) < 2 or self.has_figure(line):  # noqa: PLR2004 - no heading stands alone
            return None
        here = {i: text for i, text in texts.items() if i < len(self._headings)}
        same = {i for i, text in here.items() if text and text in self._headings[i]}
        is_repeated = len(same) * 2 > len(texts)
        if not is_repeated and not is_unit_heading(name):
            return None
        is_other = any(i in texts and i not in same for i in self._figures)
        return "other headings" if is_other else "headings"
