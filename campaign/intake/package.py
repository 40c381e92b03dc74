"""What the XML within a workbook may hold, found out without building anything of it.

A few kilobytes can stand for millions of cells, styles or elements within each other, and
whoever opens the workbook makes every one of them.
"""

import io
import zipfile
from typing import IO
from xml.parsers import expat

from openpyxl.utils import range_boundaries

from campaign.findings import Finding
from campaign.intake.guard import UndecodableError
from campaign.terms import MAX_PART_ELEMENTS, MAX_SHEET_CELLS, MAX_XML_DEPTH

_PIECE_BYTES = 1 << 18
_MOST_TAG_BYTES = 1 << 20
# What cells are made of; a few of each for every cell.
_OF_CELLS = frozenset(
    (
        *("c", "row", "v", "t", "f", "is", "si"),
        *("table:table-cell", "table:covered-table-cell", "table:table-row", "text:p"),
    )
)
# Every cell of these areas is made, be it empty or not.
_AREAS = frozenset(("mergeCell", "hyperlink"))


def check_parts(payload: bytes) -> None:
    """Raise UndecodableError for XML that is too deep, too much, or brings its own entities."""
    with zipfile.ZipFile(io.BytesIO(payload)) as package:
        for name in package.namelist():
            # A crafted package may keep its sheets anywhere.
            if name.endswith((".xml", ".rels")):
                with package.open(name) as stream:
                    _Part().read(stream)


class _Part:
    """Counts the elements of one part while the parser goes through it."""

    def __init__(self) -> None:
        self._cells_left = MAX_SHEET_CELLS
        self._of_cells_left = 5 * MAX_SHEET_CELLS
        self._others_left = MAX_PART_ELEMENTS
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse_entities

    def read(self, stream: IO[bytes]) -> None:
        """Go through the part; raises UndecodableError."""
        fed = 0
        while piece := stream.read(_PIECE_BYTES):
            fed += len(piece)
            self._parser.Parse(piece)
            # Whatever opens the workbook reads such a tag or remark anew for every piece of it.
            if fed - self._parser.CurrentByteIndex > _MOST_TAG_BYTES:
                raise UndecodableError(Finding("damaged_workbook"))
        self._parser.Parse(b"", True)  # noqa: FBT003 - that was all

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_XML_DEPTH:
            raise UndecodableError(Finding("damaged_workbook"))
        name = tag if tag.startswith(("table:", "text:")) else tag.rpartition(":")[2]
        if name in _OF_CELLS:
            self._of_cells_left -= 1
            self._cells_left -= name == "c"
        else:
            self._others_left -= 1
        if name in _AREAS:
            self._cells_left -= _area(attributes.get("ref", "A1"))
        if min(self._cells_left, self._of_cells_left, self._others_left) < 0:
            raise UndecodableError(Finding("too_large_sheet"))

    def _end(self, _tag: str) -> None:
        self._depth -= 1

    def _refuse_entities(self, *_declared: object) -> None:
        raise UndecodableError(Finding("damaged_workbook"))


def _area(reference: str) -> int:
    bounds: tuple[int, int, int, int] = range_boundaries(reference)
    left, top, right, bottom = bounds
    return (right - left + 1) * (bottom - top + 1)
