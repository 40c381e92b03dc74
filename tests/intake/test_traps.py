"""Files too big to keep, made in memory: each ends in a finding and in little memory."""

import io
import zipfile

import openpyxl
import pytest

from campaign.intake import Context, package
from campaign.thresholds import MAX_SHEET_COLUMNS
from tests.intake.files import read, rows_of
from tests.intake.workbooks import Tab, xlsx
from tests.intake.workbooks import package as packed

_CITY = Context(province="92")
_HEAD = "BHXH tự nguyện đến 30/9/2025\nXã, phường;Thực hiện;Ghi chú\n"
_SHEET = "xl/worksheets/sheet1.xml"


def _codes(payload: str | bytes) -> set[str]:
    return {finding.code for finding in read(payload, _CITY).findings}


def _changed(payload: bytes, old: bytes, new: bytes) -> bytes:
    """A workbook with a part of its first sheet replaced."""
    with zipfile.ZipFile(io.BytesIO(payload)) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    assert old in parts[_SHEET]
    parts[_SHEET] = parts[_SHEET].replace(old, new)
    return packed(parts)


def _usual() -> bytes:
    rows = (["BHXH tự nguyện đến 30/9/2025"], ["Xã, phường", "Thực hiện"], ["Ngã Bảy", 1215])
    return xlsx(Tab("T9", rows))


def test_a_cell_of_ten_megabytes_in_text() -> None:
    assert "line_too_long" in _codes(f"{_HEAD}Ngã Bảy;5;{'x' * 10_000_000}\n")


def test_a_cell_of_ten_megabytes_over_many_lines() -> None:
    assert "broken_quotes" in _codes(f'{_HEAD}Ngã Bảy;5;"' + ("x" * 1000 + "\n") * 10_000 + '"\n')


def test_a_cell_of_ten_megabytes_in_a_workbook() -> None:
    cell = b'<c r="B3" t="inlineStr"><is><t>' + b"x" * 10_000_000 + b"</t></is></c>"
    assert "cell_too_long" in _codes(_changed(_usual(), b'<c r="B3" t="n"><v>1215</v></c>', cell))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_million_columns(sign: str) -> None:
    line = f"Xã, phường{sign}" * 80_000
    assert _codes(f"{line}\n" * 13) == {"too_large_sheet"}


def test_as_many_columns_as_may_be_and_one_more() -> None:
    blank = ";" * (MAX_SHEET_COLUMNS * 2)
    text = _HEAD.replace("Ghi chú\n", f"Ghi chú{blank}\n") + "Ngã Bảy;5;" + blank
    assert _codes(text + "\n") == {"date_from_title", "mapping_unconfirmed"}
    assert _codes(text + "x\n") == {"too_large_sheet"}


def test_more_cells_than_a_sheet_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_SHEET_CELLS", 1_000)
    row = b'<row r="%d"><c r="A%d"/><c r="B%d"/></row>'
    rows = b"".join(row % (n, n, n) for n in range(4, 504))
    assert _codes(_changed(_usual(), b"</sheetData>", rows + b"</sheetData>")) == {
        "too_large_sheet"
    }


def test_a_sheet_formatted_to_its_last_row_is_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_usual()))
    book["T9"]["Z1048576"].number_format = "0.00"
    out = io.BytesIO()
    book.save(out)
    (row,) = rows_of(read(out.getvalue(), _CITY))
    assert row["participant_count"] == 1215


def test_numbers_at_both_ends_of_a_sheet_take_no_area() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_usual()))
    book["T9"]["XFD1048576"] = 1
    out = io.BytesIO()
    book.save(out)
    assert _codes(out.getvalue()) == {"too_large_sheet"}


@pytest.mark.parametrize(
    ("part", "filling"),
    [
        (_SHEET, b"<a>" * 2_000_000 + b"</a>" * 2_000_000),
        ("xl/styles.xml", b"<a>" * 2_000_000 + b"</a>" * 2_000_000),
        ("[Content_Types].xml", b"<a>" * 300_000 + b"</a>" * 300_000),
        (_SHEET, b'<a b="' + b">" * 20_000_000 + b'"/>'),
        ("xl/styles.xml", b"<!--" + b">" * 20_000_000 + b"-->"),
        ("xl/styles.xml", b"<?a " + b">" * 20_000_000 + b"?>"),
    ],
)
def test_elements_within_each_other_and_endless_tags(part: str, filling: bytes) -> None:
    assert _codes(_filled(part, filling)) == {"damaged_workbook"}


@pytest.mark.parametrize(
    ("part", "filling"),
    [
        ("xl/styles.xml", b'<xf numFmtId="0"/>' * 300_000),
        (_SHEET, b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'),
        (_SHEET, b'<hyperlinks><hyperlink ref="A:XFD" location="x"/></hyperlinks>'),
        (_SHEET, b'<cols><col min="1" max="2"/></cols>' * 200_000),
    ],
)
def test_what_costs_whoever_opens_it_more_than_it_weighs(part: str, filling: bytes) -> None:
    assert _codes(_filled(part, filling)) == {"too_large_sheet"}


@pytest.mark.parametrize("part", [_SHEET, "xl/styles.xml", "_rels/.rels"])
def test_a_part_that_declares_its_own_entities(part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(_usual())) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    root = parts[part].index(b"<", parts[part].startswith(b"<?xml") and 5)
    parts[part] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[part][root:]
    assert _codes(packed(parts)) == {"damaged_workbook"}


def _filled(part: str, filling: bytes) -> bytes:
    """The usual workbook with elements before the end of one part."""
    with zipfile.ZipFile(io.BytesIO(_usual())) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    end = parts[part].rindex(b"</")
    parts[part] = parts[part][:end] + filling + parts[part][end:]
    return packed(parts)


def test_long_texts_are_no_endless_tags() -> None:
    text = b"<c:a xmlns:c='c'>" + b"x " * 5_000_000 + b"</c:a>"
    assert _codes(_filled("docProps/app.xml", text)) == {"date_from_title", "mapping_unconfirmed"}
