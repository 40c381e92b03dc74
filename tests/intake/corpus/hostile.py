"""Files that are no tables, tables that are traps, and broken ones of both."""

import io
import struct
import zipfile

from campaign.thresholds import MAX_UNPACKED_BYTES
from tests.intake.corpus.case import (
    DAY,
    HEADINGS,
    TITLE,
    Case,
    csv_text,
    error,
    info,
    mapping,
    sheet,
)
from tests.intake.workbooks import package

_ROWS = (
    [TITLE],
    [DAY],
    list(HEADINGS),
    [1, "Ngã Bảy", 1500, 1215, 81.0],
    [2, "Long Mỹ", 1000, 986, 98.6],
)
_WORKBOOK = sheet(*_ROWS)
_COUNTS = (info("date_from_title"), mapping("3", "1=unit_name;2=participant_count.vsi"))


def _refused(name: str, why: str, payload: bytes, told: str, file: str, at: str = "") -> Case:
    return Case(name, why, payload, file, told=(error(told, at),), is_acceptable=False)


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_WORKBOOK)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def _ods(rows: str) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}"'
        f' xmlns:text="{text}"><office:body><office:spreadsheet>'
        f'<table:table table:name="T9">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/"'
        ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    return package(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def ods_with_failed_formula() -> bytes:
    """A sheet in which LibreOffice keeps a failed formula as a blank."""
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    heads = "".join(text.format(head) for head in ("Xã, phường", "BHXH TN"))
    failed = f'<table:table-cell xmlns:calcext="{calc}" calcext:value-type="error"/>'
    rows = (text.format(DAY), heads, text.format("Ngã Bảy") + failed)
    return _ods("".join(f"<table:table-row>{row}</table:table-row>" for row in rows))


def swelling() -> bytes:
    """A small package that would fill the memory when unpacked."""
    blank = b" " * (MAX_UNPACKED_BYTES + 1)
    return package({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": blank})


def _locked() -> bytes:
    """The start of an OLE file whose folder has the entry of an encrypted workbook."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HH", 0x3E, 3)
    return head.ljust(512, b"\0") + "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")


def _huge_merge() -> bytes:
    own = _parts()
    name = "xl/worksheets/sheet1.xml"
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    own[name] = own[name].replace(b"</sheetData>", merged)
    return package(own)


def _named(name: str) -> bytes:
    return csv_text(TITLE, DAY, "Xã, phường\tThực hiện", f"{name}\t101", "Long Mỹ\t102")


_ONE = {
    "reports": """
unit_code indicator_code as_of_date participant_count
31471 vsi 2025-09-30 102
"""
}

CASES = [
    _refused(
        "truncated_xlsx",
        "Half a download.",
        _WORKBOOK[: len(_WORKBOOK) // 2],
        "damaged_workbook",
        "bao cao.xlsx",
    ),
    _refused(
        "xlsx_of_rubbish",
        "The right parts with the wrong content.",
        package({"[Content_Types].xml": b"x", "xl/workbook.xml": b"<not"}),
        "damaged_workbook",
        "bao cao.xlsx",
    ),
    _refused(
        "external_links",
        "Figures out of another file cannot be checked.",
        package(_parts() | {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
        "has_external_links",
        "bao cao.xlsx",
    ),
    _refused(
        "macros",
        "A workbook that brings a program with it.",
        package(_parts() | {"xl/vbaProject.bin": b"\0"}),
        "has_macros",
        "bao cao.xlsm",
    ),
    _refused(
        "password",
        "An encrypted workbook is an OLE file with the package within.",
        _locked(),
        "password_protected",
        "bao cao.xlsx",
    ),
    _refused(
        "ods_of_billions",
        "One stored cell stands for a sheet of billions.",
        _ods(
            '<table:table-row table:number-rows-repeated="1048576">'
            '<table:table-cell office:value-type="float" office:value="1"'
            ' table:number-columns-repeated="16384"/></table:table-row>'
        ),
        "too_large_sheet",
        "bao cao.ods",
    ),
    _refused(
        "merged_over_everything",
        "One merged area over all seventeen billion cells of a sheet.",
        _huge_merge(),
        "too_large_sheet",
        "bao cao.xlsx",
    ),
    _refused(
        "pdf_named_csv",
        "A PDF under another name.",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
        "not_a_table",
        "bao cao.csv",
    ),
    _refused(
        "html_named_xls",
        "Web systems export a page and call it Excel.",
        "\ufeff<html><body><table><tr><td>Xã, phường</td></tr></table></body></html>".encode(),
        "not_a_table",
        "bao cao.xls",
    ),
    _refused(
        "word_document",
        "A letter is no table.",
        package({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
        "not_a_table",
        "bao cao.docx",
    ),
    _refused("empty_file", "Nothing at all.", b"", "empty_file", "bao cao.csv"),
    _refused("empty_cells", "Only delimiters.", b",,,\n,,,\n", "empty_file", "bao cao.csv"),
    _refused(
        "nul_bytes",
        "A NUL byte within text.",
        csv_text(TITLE, DAY) + b"Xa\0,Thuc hien\n",
        "binary_file",
        "bao cao.csv",
        "3",
    ),
    _refused(
        "rubbish",
        "Bytes of no form.",
        bytes((i * 37 + 11) % 255 + 1 for i in range(2000)),
        "not_utf8",
        "bao cao.csv",
        "1",
    ),
    _refused(
        "open_quote",
        "A quotation mark that never closes would swallow the rest.",
        csv_text(TITLE, DAY, 'STT,"Xã, phường,Thực hiện', "1,Ngã Bảy,1215"),
        "broken_quotes",
        "bao cao.csv",
        "3",
    ),
    Case(
        "formula_like_name",
        "A cell that a spreadsheet would run is a name that nobody has.",
        _named("=cmd|' /C calc'!A0"),
        tables=_ONE,
        told=(*_COUNTS, error("unknown_unit", "4 Xã, phường")),
        is_acceptable=False,
    ),
    Case(
        "html_in_a_name",
        "Nor is a script.",
        _named("<script>alert(1)</script>"),
        tables=_ONE,
        told=(*_COUNTS, error("unknown_unit", "4 Xã, phường")),
        is_acceptable=False,
    ),
    Case(
        "formula_like_note",
        "In a note it is kept as text; every export takes its edge off.",
        csv_text(
            TITLE,
            DAY,
            "Xã, phường\tThực hiện\tGhi chú",
            "Long Mỹ\t102\t=1+1",
        ),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count note
31471 vsi 2025-09-30 102 =1+1
"""
        },
        told=(
            info("date_from_title"),
            mapping("3", "1=unit_name;2=participant_count.vsi;3=note"),
        ),
    ),
    Case(
        "turned_text",
        "Marks that turn text round on the screen hide what it says.",
        csv_text(TITLE, DAY, "Xã, phường\tThực hiện\tGhi chú", "Long Mỹ\t102\ta\u202eb"),
        told=(
            info("date_from_title"),
            mapping("3", "1=unit_name;2=participant_count.vsi;3=note"),
            error("control_character", "4 Ghi chú"),
        ),
        is_acceptable=False,
    ),
]
