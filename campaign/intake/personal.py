"""Personal data: a campaign counts people, so nothing that names one may come in."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from campaign.findings import Finding
from campaign.intake.guard import UndecodableError
from campaign.intake.letters import clean, heading_key
from campaign.intake.sheet import Line, Sheet

_HEADINGS = {
    "identity_number": "cccd|cmnd|so cccd|so cmnd|can cuoc|can cuoc cong dan|so can cuoc"
    "|so dinh danh"
    "|ma dinh danh|so dinh danh ca nhan|cccd cmnd|chung minh nhan dan|so cmnd cccd",
    "phone": "so dien thoai|dien thoai|sdt|so dt|di dong|so di dong|dt lien he|dien thoai lien he",
    "insurance_number": "ma so bhxh|so so bhxh|ma bhxh|so bhxh|ma so bao hiem xa hoi|ma the bhyt"
    "|so the"
    "|ma the|so the bhyt|the bhyt so|ma so the",
    "birth_date": "ngay sinh|nam sinh|ngay thang nam sinh|ntns|sinh ngay",
    "person_name": "ho ten|ho va ten|ho ten nguoi tham gia|ten nguoi tham gia"
    "|ho va ten nguoi tham gia"
    "|nguoi tham gia ho ten|ho ten chu ho|chu ho|ho va ten chu ho|ten chu ho|ho dem|ten dem",
}
_KIND_OF_HEADING = {key: kind for kind, names in _HEADINGS.items() for key in names.split("|")}
_VALUES = {
    # Twelve digits: a zero, the province, century and sex, year, number.
    "identity_number": re.compile(r"(?<![\d.,])0(?:0[1-9]|[1-9]\d)\d{9}(?![\d.,]?\d)"),
    "insurance_number": re.compile(r"(?<![A-Z\d])[A-Z]{2}[1-5]\d{12}(?!\d)"),
    "phone": re.compile(r"(?<![\d.,])(?:\+84|0)(?:3|5|7|8|9)(?:[ .]?\d){8}(?![\d.,]?\d)"),
}
_FEWEST_DIGITS = 10
_TEN_DIGITS = re.compile(r"\d{10}")
_LAST_CENTURY = re.compile(r"(?:\d{1,2}[/.-]){2}19\d\d|19\d\d-\d\d-\d\d")
_SURNAMES = frozenset(
    [
        "nguyễn",
        "trần",
        "lê",
        "phạm",
        "huỳnh",
        "hoàng",
        "phan",
        "vũ",
        "võ",
        "đặng",
        "bùi",
        "đỗ",
        "hồ",
        "ngô",
        "dương",
        "lý",
        "lò",
        "giàng",
        "vàng",
        "sùng",
        "thào",
        "đinh",
        "trương",
        "lâm",
        "mai",
        "cao",
        "châu",
        "thạch",
        "sơn",
        "kim",
        "danh",
        "hà",
        "tạ",
        "quách",
        "lương",
        "triệu",
        "tống",
        "lưu",
    ]
)
_CAPITAL, _SMALL = "[A-ZÀ-ỸĐ]", "[a-zà-ỹđ]"
_NAME = re.compile(
    rf"{_CAPITAL}{_SMALL}+(?: {_CAPITAL}{_SMALL}+){{1,4}}|(?:{_CAPITAL}+ ){{1,4}}{_CAPITAL}+"
)
# Signatures at a sheet's foot are a few names; a list of people is longer.
_FEWEST_NAMES = 4
_FEWEST_NUMBERS = 3
_NAME_SHARE = 0.5
_SEARCHED_HEADING_LINES = 30
_MOST_HEADING_CHARS = 40


# The same for the columns of a big file, whose regular expressions cannot look around.
_IN_COLUMNS = {
    "identity_number": r"(^|[^0-9.,])0(0[1-9]|[1-9][0-9])[0-9]{9}([^0-9]|$)",
    "insurance_number": r"(^|[^A-Z0-9])[A-Z]{2}[1-5][0-9]{12}([^0-9]|$)",
    "phone": r"(^|[^0-9.,])(\+84|0)[35789]([ .]?[0-9]){8}([^0-9]|$)",
}


def refuse_people_in(table: pa.Table) -> None:
    """Raise UndecodableError when a text of a big file's rows numbers a person."""
    for name in table.column_names if table.num_rows else ():
        column = table.column(name)
        is_dictionary = pa.types.is_dictionary(column.type)
        if not pa.types.is_string(column.type) and not is_dictionary:
            continue
        # A dictionary holds each text once, so it is searched in place of the column.
        sought = column.chunk(0).dictionary if is_dictionary and column.num_chunks else column
        for kind, pattern in _IN_COLUMNS.items():
            if pc.any(pc.match_substring_regex(sought, pattern)).as_py():
                texts = column.cast(pa.string())
                found = pc.index(pc.match_substring_regex(texts, pattern), value=True).as_py()
                line = table.column("line_number")[max(found, 0)].as_py()
                raise UndecodableError(Finding(f"personal_{kind}", line=line))


def personal_data(sheet: Sheet, *, unit_names: frozenset[str]) -> Finding | None:
    """The finding that refuses a sheet which names or numbers people; never with the value.

    `unit_names` are names of places in lower case: they look like people's names and are none.
    """
    for line in sheet.lines[:_SEARCHED_HEADING_LINES]:
        for index, cell in enumerate(line.cells):
            kind = _kind_of(heading_key(cell[:_MOST_HEADING_CHARS]))
            if kind and _has_values_below(sheet.lines, line, index):
                return _finding(kind, sheet, line, index)
    for line in sheet.lines:
        for index, cell in enumerate(line.cells):
            for kind, pattern in _VALUES.items():
                if len(cell) >= _FEWEST_DIGITS and pattern.search(cell):
                    return _finding(kind, sheet, line, index)
    return _columns_of_people(sheet, unit_names)


def _kind_of(heading: str) -> str | None:
    """What a heading says of people; after "Họ và tên" nothing else matters."""
    is_name = heading.startswith(("ho va ten ", "ho ten "))
    return _KIND_OF_HEADING.get("ho ten" if is_name else heading)


def _has_values_below(lines: Sequence[Line], heading: Line, index: int) -> bool:
    return any(line.number > heading.number and line.cell(index).strip() for line in lines)


def _finding(kind: str, sheet: Sheet, line: Line, index: int) -> Finding:
    cell = sheet.place(line.number, index)
    return Finding(f"personal_{kind}", line=line.number, sheet=sheet.name, cell=cell)


def _columns_of_people(sheet: Sheet, unit_names: frozenset[str]) -> Finding | None:
    width = max((len(line.cells) for line in sheet.lines), default=0)
    for index in range(width):
        cells = [(line, clean(line.cell(index))) for line in sheet.lines if line.cell(index)]
        for kind, found, fewest in (
            ("person_name", [ln for ln, c in cells if _is_name(c, unit_names)], _FEWEST_NAMES),
            ("insurance_number", [ln for ln, c in cells if _is_person_number(c)], _FEWEST_NUMBERS),
            ("birth_date", [ln for ln, c in cells if _is_birth_date(c)], _FEWEST_NAMES),
        ):
            if len(found) >= fewest and len(found) >= _NAME_SHARE * len(cells):
                return _finding(kind, sheet, found[0], index)
    return None


def _is_name(cell: str, unit_names: frozenset[str]) -> bool:
    text = cell.casefold()
    return (
        text.partition(" ")[0] in _SURNAMES
        and text not in unit_names
        and _NAME.fullmatch(cell) is not None
    )


def _is_person_number(cell: str) -> bool:
    """Ten digits are a social-insurance number: no count of a province has so many."""
    return _TEN_DIGITS.fullmatch(cell) is not None


def _is_birth_date(cell: str) -> bool:
    """A day of the last century: no report is so old, most people are."""
    return _LAST_CENTURY.fullmatch(cell) is not None
