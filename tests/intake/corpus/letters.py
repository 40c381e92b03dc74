"""Text in every way that Vietnamese was ever stored."""

import unicodedata

from tests.intake.corpus.case import (
    DAY,
    HEADINGS,
    LINES,
    TITLE,
    VSI_TABLES,
    Case,
    csv_text,
    error,
    info,
    mapping,
    sheet,
    usual_told,
    warning,
)

_TEXT = "\n".join((TITLE, DAY, "\t".join(HEADINGS), *("\t".join(line) for line in LINES))) + "\n"
_TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        strict=True,
    )
)
# Written out by hand from the keyboard tables, for the few words that the files hold.
_VNI = {
    "Xã": "Xaõ",
    "phường": "phöôøng",
    "Chỉ tiêu": "Chæ tieâu",
    "Thực hiện": "Thöïc hieän",
    "Tỷ lệ": "Tyû leä",
    "Ngã Bảy": "Ngaõ Baûy",
    "Long Mỹ": "Long Myõ",
    "Số liệu đến ngày": "Soá lieäu ñeán ngaøy",
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_GAPS = b"\x81\x8d\x8f\x90\x9d"
_PLAIN_TITLE = "BHXH TN"


def tcvn3(text: str) -> str:
    """Text as a TCVN3 (ABC) font wants it, capitals as lower-case letters."""
    lowered = "".join(c if c.isascii() or c in "ĂÂÊÔƠƯĐ" else c.lower() for c in text)
    return "".join(_TCVN3.get(letter, letter) for letter in lowered)


def vni(text: str) -> str:
    """Text as a VNI font wants it."""
    for word, typed in _VNI.items():
        text = text.replace(word, typed)
    return text


def windows_1258(text: str) -> bytes:
    """Text in Windows' code page: a letter with its hat, then the tone."""
    split = "".join(
        unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONES))
        + "".join(m for m in marks if m in _TONES)
        for marks in (unicodedata.normalize("NFD", letter) for letter in text)
    )
    return split.encode("cp1258")


def mojibake(text: str) -> str:
    """UTF-8 as Windows shows it in the Western code page; its gaps are control characters."""
    return "".join(
        chr(byte) if byte in _GAPS else bytes([byte]).decode("cp1252") for byte in text.encode()
    )


def _legacy(way: str) -> tuple[object, ...]:
    return (
        warning("legacy_letters", ask="encoding", suggested=way),
        *usual_told(),
    )


_OLD = _TEXT.replace(TITLE, _PLAIN_TITLE)
_SHEET = [
    [_PLAIN_TITLE],
    [DAY],
    list(HEADINGS),
    [1, "Ngã Bảy", 1500, 1215, 81.0],
    [2, "Long Mỹ", 1000, 986, 98.6],
]


def _typed(way: object) -> bytes:
    return sheet(*([way(c) if isinstance(c, str) else c for c in row] for row in _SHEET))  # type: ignore[operator]


_USUAL_XLSX = usual_told("T9!3", "T9")
_ODD_NAMES = """
unit_code indicator_code as_of_date participant_count
04441 vsi 2025-09-30 120
04456 vsi 2025-09-30 340
04288 vsi 2025-09-30 560
"""
_ODD_TOLD = (info("date_from_title"), mapping("3", "1=unit_name;2=participant_count.vsi"))


def _odd(*lines: str) -> bytes:
    return csv_text(TITLE, DAY, "Xã, phường\tThực hiện", *lines)


CASES = [
    Case(
        "utf8_with_mark",
        "Excel's “CSV UTF-8” begins with a mark.",
        b"\xef\xbb\xbf" + _TEXT.encode(),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "utf16_little_with_mark",
        "Excel's “Unicode text”.",
        b"\xff\xfe" + _TEXT.encode("utf-16-le"),
        file="bao cao.txt",
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "utf16_big_with_mark",
        "The same from a Macintosh.",
        b"\xfe\xff" + _TEXT.encode("utf-16-be"),
        file="bao cao.txt",
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "utf16_little_without_mark",
        "Some exports forget the mark.",
        _TEXT.encode("utf-16-le"),
        file="bao cao.txt",
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "utf16_big_without_mark",
        "And in the other order of bytes.",
        _TEXT.encode("utf-16-be"),
        file="bao cao.txt",
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "windows_1258",
        "Windows' own code page of Vietnamese: tones as letters of their own.",
        windows_1258(_TEXT),
        tables=VSI_TABLES,
        told=_legacy("cp1258"),
    ),
    Case(
        "utf8_read_as_cp1252",
        "Opened in the wrong code page and saved again: NgÃ£ Báº£y.",
        mojibake(_TEXT).encode(),
        tables=VSI_TABLES,
        told=_legacy("mojibake"),
    ),
    Case(
        "tcvn3_bytes",
        "A sheet typed in .VnTime, saved as CSV.",
        tcvn3(_OLD).encode("latin-1"),
        tables=VSI_TABLES,
        told=_legacy("tcvn3"),
    ),
    Case(
        "tcvn3_in_excel",
        "In a workbook the old letters stand as Western ones under a .VnTime font.",
        _typed(tcvn3),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=(warning("legacy_letters", ask="encoding", suggested="tcvn3"), *_USUAL_XLSX),
    ),
    Case(
        "vni_bytes",
        "A sheet typed in VNI-Times, saved as CSV.",
        vni(_OLD).encode("latin-1"),
        tables=VSI_TABLES,
        told=_legacy("vni"),
    ),
    Case(
        "vni_in_excel",
        "The same in a workbook.",
        _typed(vni),
        file="bao cao.xlsx",
        tables=VSI_TABLES,
        told=(warning("legacy_letters", ask="encoding", suggested="vni"), *_USUAL_XLSX),
    ),
    Case(
        "tcvn3_answered",
        "Once a person has said which letters they are, nothing is asked.",
        tcvn3(_OLD).encode("latin-1"),
        answers={"encoding": "tcvn3"},
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "two_encodings_in_one_file",
        "Two files glued together, one UTF-8 and one not: the line is told, nothing guessed.",
        _TEXT.encode() + "3\tPh\xfa L\xe3i\t1000\t900\t90\n".encode("latin-1"),
        told=(error("not_utf8", "6"),),
        is_acceptable=False,
    ),
    Case(
        "icelandic_letter",
        "Ð (U+00D0) looks like Đ and is typed for it.",
        csv_text(DAY, "Xã, phường\tBHXH TN", "Ðông Hiệp\t120", "Ðại Hải\t340"),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31273 vsi 2025-09-30 120
31561 vsi 2025-09-30 340
"""
        },
        told=(info("date_from_title"), mapping("2", "1=unit_name;2=participant_count.vsi")),
    ),
    Case(
        "decomposed_letters",
        "A Macintosh writes letters and accents apart.",
        unicodedata.normalize("NFD", _TEXT).encode(),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "invisible_letters",
        "Zero-width and no-break spaces out of a web page.",
        _TEXT.replace("Ngã Bảy", "\u200bNgã\u00a0Bảy\u200b")
        .replace("Thực hiện", "Thực\u00a0hiện")
        .replace("1215", "1215\u00a0")
        .encode(),
        tables=VSI_TABLES,
        told=usual_told(),
    ),
    Case(
        "spaces_out_of_a_pdf",
        "Text copied out of a PDF has spaces inside words.",
        _odd("Xuân Á i\t120", "Mù Cang  Chải\t340", "Nghĩa L ộ\t560"),
        context={"province": "15"},
        tables={"reports": _ODD_NAMES},
        told=_ODD_TOLD,
    ),
    Case(
        "two_ways_of_spelling",
        "Hoà and Hòa, Thuỷ and Thủy, Mĩ and Mỹ are the same names.",
        _odd("Tân Hoà\t120", "Vị Thuỷ\t340", "Long Mĩ\t560", "Hoả Lựu\t780"),
        tables={
            "reports": """
unit_code indicator_code as_of_date participant_count
31342 vsi 2025-09-30 120
31441 vsi 2025-09-30 340
31471 vsi 2025-09-30 560
31338 vsi 2025-09-30 780
"""
        },
        told=_ODD_TOLD,
    ),
    Case(
        "old_letters_and_dashes",
        "Windows' own dash, for no figure, among letters of .VnTime.",
        tcvn3(_OLD.replace("986\t98,6", "\u2013\t98,6")).encode("cp1252"),
        tables={
            "reports": VSI_TABLES["reports"].replace("986", "-"),
            "targets": VSI_TABLES["targets"],
        },
        told=_legacy("tcvn3"),
    ),
]
