"""A big file read as columns gives what reading it row by row gives: rows, findings, lines."""

import csv
import datetime as dt
import io
from contextlib import ExitStack
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.findings import Finding
from campaign.intake import Context, bulk
from campaign.intake.cells import parse_cell
from campaign.intake.delimited import Record
from campaign.intake.guard import UndecodableError
from campaign.intake.header import read_header
from campaign.intake.letters import clean
from campaign.intake.rows import Row, RowReader
from campaign.intake.values import as_mask, is_easy
from campaign.intake.verdict import closing_findings
from campaign.kinds import SPECS, CellType, Column
from campaign.terms import Kind
from tests.examples import examples
from tests.intake.files import GOOD_ROW, NOWHERE, REPORT_HEADER, reference, reports


def _words(text: str) -> list[str]:
    return text.split("|")


# Of every column: cells that are good, and cells about which there is something to say.
_UNIT_CELLS = {
    "unit_code": (["31471", "31340", "92"], ["99999", " 31471", "31471\u200b", "O3388", "92 "]),
    "unit_name": (
        ["Phường Long Mỹ", "Long Mỹ", "long  mỹ", "Cần Thơ"],
        ["Long My", "Phu\u031bo\u031b\u0300ng Long My\u0303", "Zzzz", "BHXH cơ sở Yên Bình"],
    ),
    "unit": (["31471", "Phường Long Mỹ", "Tỉnh Lào Cai"], ["?", "Tân Thạnh", "x" * 300]),
}
_LISTED_CELLS = {
    "indicator_code": (["vsi", "hi"], ["VSI", " hi", "abc"]),
    "issuer": (["people_committee", "social_security"], ["nobody", "people committee"]),
    "drive_code": (["d1", "d2"], ["d9", "d1 ", "Đợt 1"]),
}
_TYPED_CELLS = {
    CellType.TEXT: (
        ["Hội nghị", "a", "QĐ 12-2025", "x" * 4000, "ỹ"],
        [" a", "a\u0301", "\u212a", "a\u202eb", "a\x07", "x" * 4001, "\u00a0", "–", "a\u200bb"],
    ),
    CellType.COUNT: (
        ["0", "5", "1215", "9999999999", "0000000007"],
        _words(" 5|5 |1 215|00000000007|12345678901|-1|-0|+5|0x5|1e3|1.215|1,5|٣|５|nan"),
    ),
    CellType.PCT: (
        ["0", "77.90", "77.9", "1000", "0.123456789012", "000100.0"],
        _words(" 5|1000.01|1e2|.5|5.|-1|-0|+1|77,9|77%|1234567|NaN|inf|٣|0.1234567890123"),
    ),
    CellType.DATE: (
        ["2025-09-30", "2025-10-31", "2024-02-29", "2000-01-01", "2100-12-31"],
        _words(
            " 2025-09-30|2025-02-30|1999-12-31|2101-01-01|30/9/2025|2025-9-3|20250930|2025-09"
            "|2025-09-30T00:00|２０２５-09-30"
        ),
    ),
    CellType.URL: (
        ["https://a.vn/x", "http://b.vn/?q=1&r=%20", "https://a.vn/ỹ"],
        ["ftp://a", "https://", "https://a b", "https://a\\b", "https://<a>", " https://a.vn/x"],
    ),
}
_CONTEXTS = st.builds(
    Context,
    province=st.none() | st.just("92"),
    as_of=st.none() | st.just(dt.date(2025, 9, 30)),
    received_on=st.none() | st.just(dt.date(2025, 10, 15)),
    drive_codes=st.none() | st.just(frozenset({"d1"})),
)
_ODD_LINES = ["", " ", "\t", ",", ";;", ",,,,,,", "x", "31471,vsi", "a,b;c\td,e;f\tg", "\ufeffx"]


def _pools(column: Column) -> tuple[list[str], list[str]]:
    if column.choices:
        return list(column.choices[:2]), ["Exact", "zzz", f"{column.choices[0]} "]
    named = _UNIT_CELLS | _LISTED_CELLS
    return named[column.name] if column.name in named else _TYPED_CELLS[column.cell_type]


def _cells(column: Column, *, is_needed: bool) -> st.SearchStrategy[str]:
    """Mostly good cells, so that whole rows are good and keys repeat."""
    good, bad = _pools(column)
    mostly = [*good * 8, *([] if is_needed else [""] * 8)]
    return st.sampled_from([*mostly, *good, *bad, ""])


@st.composite
def _files(draw: st.DrawFn) -> tuple[bytes, Context]:
    """A file under a canonical header, and what a person says about it."""
    # Month weights are held against each other, so they are never read as columns.
    spec = SPECS[draw(st.sampled_from([kind for kind in Kind if kind is not Kind.PHASING]))]
    context = draw(_CONTEXTS)
    needed = {*spec.required, *spec.figures[:1], *({"as_of_date"} & set(spec.names))}
    if context.as_of is not None:
        needed -= {"as_of_date"}
    optional = [c for c in spec.columns if c.name not in needed and c.name != "unit_code"]
    chosen = draw(st.lists(st.sampled_from(optional), unique=True, max_size=5))
    units = draw(st.lists(st.sampled_from(list(_UNIT_CELLS)), unique=True, min_size=1, max_size=3))
    columns = [c for c in spec.columns if c.name in needed] + chosen + [Column(u) for u in units]
    columns = draw(st.permutations(columns))
    delimiter = draw(st.sampled_from(",;\t"))
    of_row = st.tuples(*(_cells(c, is_needed=c.name in needed) for c in columns))
    line = of_row.map(delimiter.join)
    lines = draw(st.lists(st.one_of([line] * 9 + [st.sampled_from(_ODD_LINES)]), max_size=25))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join([delimiter.join(c.name for c in columns), *lines])
    bom = draw(st.sampled_from(["", "\ufeff"]))
    last = draw(st.sampled_from(["", end])) if lines else end
    return (bom + text + last).encode(), context


def _row_by_row(payload: bytes, context: Context) -> tuple[list[Row], list[Finding]]:
    """The file as the row reader alone reads it."""
    text = payload.decode("utf-8-sig")
    delimiter = bulk.header_delimiter(text.splitlines()[0])
    lines = enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1)
    first, *records = [Record(n, cells) for n, cells in lines if any(c.strip() for c in cells)]
    header = read_header(first.cells, line=1, has_as_of=context.as_of is not None)
    assert header.findings == ()
    reader = RowReader(header=header, reference=reference(), context=context)
    rows = [row for row in map(reader.read, records) if row is not None]
    closing = closing_findings(
        reader.findings,
        error_count=reader.finding_count,
        row_count=len(rows),
        record_count=len(records),
    )
    return rows, [*reader.findings, *closing]


def _as_columns(payload: bytes, context: Context = NOWHERE) -> bulk.BulkReading | None:
    return bulk.read_canonical(payload, reference=reference(), context=context)


@examples(600)
@given(
    file=_files(),
    piece_bytes=st.sampled_from([1, 60, 300, 10**6]),
    limit=st.sampled_from([3, 1000]),
)
def test_columns_and_rows_read_the_same(
    file: tuple[bytes, Context], piece_bytes: int, limit: int
) -> None:
    payload, context = file
    with ExitStack() as patches:
        patches.enter_context(patch.object(bulk, "_PIECE_BYTES", piece_bytes))
        for module in ("bulk", "rows", "verdict"):
            patches.enter_context(patch(f"campaign.intake.{module}.MAX_FINDINGS", limit))
        rows, findings = _row_by_row(payload, context)
        reading = _as_columns(payload, context)
    assert reading is not None
    assert list(reading.findings) == findings
    names = SPECS[reading.kind].names
    nothing = dict.fromkeys(names)
    assert [nothing | row for row in reading.table.to_pylist()] == [nothing | row for row in rows]


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"unit_code,indicator_code",
        reports('31471,vsi,2025-09-30,"5"').encode(),
        reports("31471,vsi,2025-09-30,5\r").encode() + b"\rx",
        reports("31471,vsi,2025-09-30,\0").encode(),
        reports("31471,vsi,2025-09-30,5,Đ", header=REPORT_HEADER + ",note").encode(
            "cp1258", "replace"
        ),
        reports(GOOD_ROW).encode("utf-16"),
        reports(GOOD_ROW, header=REPORT_HEADER + ",zzz").encode(),
        reports(GOOD_ROW, header=REPORT_HEADER + ",unit_code").encode(),
        reports(GOOD_ROW, header=REPORT_HEADER + ",").encode(),
        reports(GOOD_ROW, header="unit_code,indicator_code").encode(),
        b"\n" + reports(GOOD_ROW).encode(),
        reports(GOOD_ROW, *[""] * 100_001).encode(),
        reports(GOOD_ROW, f"31471,{'x' * 1_000_001}").encode(),
        reports(GOOD_ROW, f"31471,{'x' * 9_000_000}").encode(),
        reports(GOOD_ROW, f"31471,{'x' * 200_000},2025-09-30,5").encode(),
    ],
)
def test_what_is_not_simple_is_left_to_the_general_reader(payload: bytes) -> None:
    with patch.object(bulk, "_PIECE_BYTES", 10_000):
        assert _as_columns(payload) is None


def test_columns_that_the_file_lacks_are_not_made_up() -> None:
    reading = _as_columns(reports(GOOD_ROW).encode())
    assert reading is not None
    assert reading.table.column_names == ["line_number", *REPORT_HEADER.split(",")]


@pytest.mark.parametrize("cell_type", [CellType.TEXT, CellType.URL, CellType.COUNT, CellType.PCT])
def test_an_easy_character_needs_no_cleaning(cell_type: CellType) -> None:
    """Every letter that is let through by its range is one that the row reader lets through."""
    column = Column("note", cell_type)
    around = {CellType.TEXT: ("", ""), CellType.URL: ("https://aa", "")}.get(cell_type, ("1", "1"))
    letters = [chr(n) for n in range(1, 0x3000) if chr(n) not in '\n\r"']
    texts = [around[0] + letter + around[1] for letter in letters]
    easy = as_mask(is_easy(texts, cell_type))
    assert easy.any()
    for text in (text for text, good in zip(texts, easy, strict=True) if good):
        assert clean(text) == text
        parse_cell(text, column)
        assert clean(text + "e" + text) == text + "e" + text


def test_repeated_keys_are_found_in_a_key_space_too_wide_for_flags() -> None:
    header = "unit_code,indicator_code,issuer,period_start,period_end,decision_no,target_count"
    rows = [
        f"{unit},vsi,people_committee,{day},2100-12-31,{unit}-{day},5"
        for unit in ("31471", "31340", "92")
        for day in ("2000-01-01", "2050-06-30", "2100-01-01")
    ]
    reading = _as_columns(reports(*rows, rows[4], header=header).encode())
    assert reading is not None
    assert [(f.code, f.line, f.params) for f in reading.findings] == [
        ("duplicate_key", 11, {"first": "6"})
    ]


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("cc 092190001234", "personal_identity_number"),
        ("0912345678", "personal_phone"),
        ("DN4920123456789", "personal_insurance_number"),
    ],
)
def test_numbers_of_persons_are_refused_in_a_big_file(note: str, code: str) -> None:
    text = reports(f"{GOOD_ROW},", f"31471,vsi,2025-08-31,5,{note}", header=f"{REPORT_HEADER},note")
    with pytest.raises(UndecodableError) as refused:
        _as_columns(text.encode())
    assert (refused.value.finding.code, refused.value.finding.line) == (code, 3)
