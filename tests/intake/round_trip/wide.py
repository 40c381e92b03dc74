"""Wide tables, as offices really send them: titles, grouped headings, sections, totals."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from campaign.intake.letters import fold
from campaign.terms import Qualifier
from tests.intake.files import reference
from tests.intake.round_trip.figures import KINDS, Figure, Table, Told, tables
from tests.intake.round_trip.grid import Grid
from tests.intake.round_trip.names import WAYS
from tests.intake.round_trip.shapes import (
    DAY_HEADINGS,
    INDICATORS,
    MEASURES,
    PAIRS,
    PEOPLE,
    SHAPES,
    SIGNATURES,
    UNIT_HEADINGS,
    Column,
    Shape,
)
from tests.intake.round_trip.styles import CELL_DAYS, TITLE_DAYS, Cell, Days, Numbers, numbers


@st.composite
def wide_grids(draw: st.DrawFn, *, is_workbook: bool) -> Grid:
    """A wide table in every shape and every way of writing what is in it."""
    shape = draw(SHAPES)
    ways = CELL_DAYS if shape.day_place == "column" else TITLE_DAYS
    days = ways[draw(st.sampled_from(sorted(ways)))]
    style = draw(numbers(is_workbook=is_workbook, is_canonical=False))
    table = draw(tables(days.strategy(), most_pct=style.most_pct))
    return _Writer(table, shape, style, days).grid()


class _Writer:
    """Writes one table in one shape and style."""

    def __init__(self, table: Table, shape: Shape, style: Numbers, days: Days) -> None:
        self._table, self._shape, self._style, self._days = table, shape, style, days
        self._pairs = [
            of
            for of in table.of("participant_count")
            if shape.pairs and of in table.of("target_count") and self._are_pairs(of)
        ]
        self._columns = self._all_columns()
        self._name_at = next(
            i for i, column in enumerate(self._columns) if column.role == "unit_name"
        )
        self._grid = Grid(
            expected={kind: table.rows(kind) for kind in KINDS},
            province=table.province,
            received_on=table.day + dt.timedelta(days=40),
        )

    def grid(self) -> Grid:
        """The table as rows of cells."""
        self._titles()
        self._headings()
        self._body()
        if self._shape.has_signatures:
            self._row()
            for left, right in SIGNATURES:
                self._row(left, at_end=right)
        self._grid.truth |= self._style.truth() | {
            "issuer": self._table.issuer,
            "as_of": self._table.day.isoformat(),
            "indicator": self._table.indicators[0],
            "mapping": ";".join(
                f"{n}={column.role}" for n, column in enumerate(self._columns, 1) if column.role
            ),
        }
        are_rates = [column.measure.endswith("_pct") for column in self._columns]
        self._grid.show_percents(are_rates, self._style)
        return self._grid

    def _are_pairs(self, of: str) -> bool:
        """A cell of two numbers needs both."""
        return all(
            ("participant_count", of) in told.figures and ("target_count", of) in told.figures
            for told in self._table.told
        )

    def _all_columns(self) -> list[Column]:
        word = self._word
        columns = [Column(("STT",), "")] if self._shape.has_places else []
        if self._shape.has_codes:
            columns.append(Column(("Mã xã",), "unit_code"))
        columns.append(Column((word(UNIT_HEADINGS),), "unit_name"))
        if self._shape.day_place == "column":
            columns.append(Column((word(DAY_HEADINGS),), "as_of_date"))
        for measure, of in self._table.columns:
            if measure == "people_count":
                path = (word(PEOPLE[of]),)
                columns.append(Column(path, f"people_count.{of}", measure, of))
            elif of in self._pairs and measure == "target_count":
                continue
            elif of in self._pairs and measure == "participant_count":
                columns.append(Column(self._path(PAIRS, of), f"pair.{of}", "pair", of))
            else:
                path = self._path(MEASURES[measure], of)
                columns.append(Column(path, f"{measure}.{of}", measure, of))
        return columns

    def _word(self, words: Sequence[str]) -> str:
        return words[self._shape.wording % len(words)]

    def _path(self, words: Sequence[str], of: str) -> tuple[str, ...]:
        word, indicator = self._word(words), self._word(INDICATORS[of])
        match self._shape.heading_rows:
            case 1:
                return (f"{word} {indicator}",)
            case 2:
                return (indicator, word)
            case _:
                return ("Kết quả thực hiện", indicator, word)

    def _row(self, name: str = "", *, at_end: str = "") -> int:
        cells: list[Cell] = [None] * len(self._columns)
        cells[self._name_at] = name or None
        if at_end:
            cells[-1] = at_end
        return self._grid.add(*cells)

    def _title(self, text: str, at_end: str = "") -> None:
        cells: list[Cell] = [None] * len(self._columns)
        cells[0] = text
        if at_end and len(cells) > 1:
            cells[-1] = at_end
        self._grid.add(*cells)

    def _titles(self) -> None:
        if self._shape.has_letterhead:
            self._title("BẢO HIỂM XÃ HỘI VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            self._title("BHXH THÀNH PHỐ", "Độc lập - Tự do - Hạnh phúc")
        self._title("KẾT QUẢ PHÁT TRIỂN NGƯỜI THAM GIA")
        if self._shape.day_place == "title":
            self._title(str(self._days.write(self._table.day)))
        if self._shape.blank_rows:
            self._row()

    def _headings(self) -> None:
        depth = max(len(column.path) for column in self._columns)
        top = len(self._grid.rows)
        rows: list[list[Cell]] = [[None] * len(self._columns) for _ in range(depth)]
        for i, column in enumerate(self._columns):
            path = column.path if len(column.path) == depth else column.path[:1]
            for k, text in enumerate(path):
                left = self._columns[i - 1].path[: k + 1] if i else ()
                is_group = k < depth - 1 and len(path) == depth
                if not (is_group and left == path[: k + 1]):
                    rows[k][i] = text
            if len(path) < depth and self._shape.is_merged and depth > 1:
                self._grid.merged.append((top, i, top + depth - 1, i))
        if self._shape.is_merged:
            for k in range(depth - 1):
                self._merge_groups(top, k, depth)
        for row in rows:
            self._grid.add(*row)
        if self._shape.has_numbering:
            self._grid.add(*(f"({n})" for n in range(1, len(self._columns) + 1)))

    def _merge_groups(self, top: int, k: int, depth: int) -> None:
        paths = [c.path[: k + 1] if len(c.path) == depth else () for c in self._columns]
        start = 0
        while start < len(paths):
            end = start
            while end + 1 < len(paths) and paths[end + 1] == paths[start]:
                end += 1
            if paths[start] and end > start:
                self._grid.merged.append((top + k, start, top + k, end))
            start = end + 1

    def _body(self) -> None:
        told = self._table.told
        if self._shape.total == "first":
            self._sum("Tổng cộng", told, "")
        parts = [("", told)]
        if self._shape.has_sections and self._shape.has_places:
            half = (len(told) + 1) // 2
            parts = [("Các phường", told[:half]), ("Các xã", told[half:])]
        place = 0
        for number, (name, units) in enumerate(parts):
            if name:
                roman = ("I", "II")[number]
                if self._shape.section_sums:
                    self._sum(name, units, roman)
                else:
                    self._grid.rows[self._row(name)][0] = roman
            for unit in units:
                place += 1
                self._unit(unit, place)
                if self._shape.blank_rows and place % 2:
                    self._row()
        if self._shape.total == "last":
            self._sum("Tổng cộng", told, "")

    def _unit(self, told: Told, place: int) -> None:
        unit = reference().units[told.unit_code]
        name = WAYS[self._shape.way](unit, place)
        self._grid.names[fold(name)] = told.unit_code
        cells: list[Cell] = []
        for column in self._columns:
            match column.role:
                case "":
                    cells.append(place if self._style.is_native else str(place))
                case "unit_code":
                    cells.append(told.unit_code)
                case "unit_name":
                    cells.append(name)
                case "as_of_date":
                    cells.append(self._days.write(self._table.day))
                case _:
                    cells.append(self._figure(told, column))
        self._grid.add(*cells)

    def _figure(self, told: Told, column: Column) -> Cell:
        if column.measure != "pair":
            return self._style.cell(told.figures.get((column.measure, column.of)))
        first = self._text(told.figures["participant_count", column.of])
        return f"{first}/{self._text(told.figures['target_count', column.of])}"

    def _text(self, figure: Figure) -> str:
        """A figure of a pair, which is text in any file."""
        cell = self._style.cell(figure)
        return self._style.count_text(cell) if isinstance(cell, int) else str(cell)

    def _sum(self, name: str, told: Sequence[Told], place: str) -> None:
        """A line of sums; rates are left out, and so are columns with a figure that is inexact."""
        cells: list[Cell] = [None] * len(self._columns)
        cells[0] = place or None
        cells[self._name_at] = name
        for i, column in enumerate(self._columns):
            if not column.measure.endswith("_count"):
                continue
            figures = [t.figures.get((column.measure, column.of)) for t in told]
            known = [figure for figure in figures if figure]
            if known and all(figure.qualifier is Qualifier.EXACT for figure in known):
                cells[i] = self._style.cell(Figure(sum(int(figure.value) for figure in known)))
        self._grid.add(*cells)
