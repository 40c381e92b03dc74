"""A person's own file back, with what is wrong written beside each line in a column `Lỗi`.

A workbook stays a workbook and text stays text; after mending, the copy is handed in as it
is: the reader passes over the column. Nothing is kept; the copy is made from the bytes at hand.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from campaign.export.marked_text import marked_text
from campaign.export.marked_workbook import marked_values, marked_xlsx
from campaign.export.marks import Fault, Marks, faults_of, marks_of
from campaign.file_names import safe_name
from campaign.intake.choose import open_sheets
from campaign.intake.delimited import decodings, delimiter_of
from campaign.intake.guard import Form, UndecodableError, form_of
from campaign.intake.layout import find_table
from campaign.intake.personal import personal_data
from campaign.intake.reference import Reference
from campaign.words import Words

__all__ = ["Fault", "faults_of", "marked_copy"]

_XLSX = b"xl/workbook.xml"
_NAMELESS = "tep"
_TEXT_SUFFIXES = (".csv", ".txt", ".tsv")


def marked_copy(
    name: str,
    payload: bytes,
    faults: Sequence[Fault],
    *,
    words: Words,
    reference: Reference,
    answers: Mapping[str, str],
) -> tuple[str, bytes] | None:
    """The copy's file name and bytes; None for a file that the reader refuses as a whole.

    `answers` are those that the reading went by (`Reading.answers`): they tell the encoding.
    """
    try:
        form = form_of(payload)
        sheets = open_sheets(payload, reference=reference, answers=answers).sheets
    except UndecodableError:
        return None
    # A file that names people must not be sent around once more.
    if any(personal_data(sheet, unit_names=reference.place_names) for sheet in sheets):
        return None
    layouts = [layout for sheet in sheets if (layout := find_table(sheet)) and layout.body]
    all_marks = [marks_of(layout, faults) for layout in layouts]
    if not all_marks:
        return None
    path = PurePath(safe_name(name, otherwise=_NAMELESS))
    if form is Form.TEXT:
        suffix = path.suffix if path.suffix.casefold() in _TEXT_SUFFIXES else ".csv"
        return f"{path.stem}.loi{suffix}", _text(payload, all_marks[0])
    general = _general(all_marks, faults)
    if _XLSX in payload:
        copy = marked_xlsx(payload, all_marks, general, words=words)
    else:
        copy = marked_values(sheets, all_marks, general, words=words)
    return f"{path.stem}.loi.xlsx", copy


def _text(payload: bytes, marks: Marks) -> bytes:
    delimiter, skipped = delimiter_of(decodings(payload)[0].text)
    return marked_text(marks, delimiter=delimiter, says_delimiter=skipped > 0)


def _general(all_marks: Sequence[Marks], faults: Sequence[Fault]) -> list[str]:
    """What stands beside no line: of the whole file, of headings, of sheets without a table."""
    tables = {marks.sheet.name for marks in all_marks}
    whole = [f.text for f in faults if f.sheet not in tables]
    return whole + [fault.text for marks in all_marks for fault in marks.general]
