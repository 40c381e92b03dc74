"""Laws of the reader on generated files."""

import csv
import datetime as dt
import io

from hypothesis import assume, example, given
from hypothesis import strategies as st

from campaign.intake import Reading
from campaign.intake.letters import clean
from campaign.kinds import SPECS, CellType, Column
from campaign.terms import Kind
from tests.examples import examples
from tests.intake.files import read, reference, rows_of

_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters='",;\n\t'), max_size=30
).map(clean)
_CELLS = {
    CellType.TEXT: _TEXT,
    CellType.URL: st.sampled_from(["https://a.vn/x", "http://b.vn/?q=1,2&r=%20"]),
    CellType.COUNT: st.integers(0, 10**10 - 1),
    CellType.PCT: st.integers(0, 10**5).map(lambda hundredths: hundredths / 100),
    CellType.DATE: st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)),
}
_UNITS = sorted(reference().units)


def _filled(column: Column) -> st.SearchStrategy[object]:
    known = {
        "unit_code": _UNITS,
        "indicator_code": sorted(reference().indicator_codes),
        "issuer": sorted(reference().issuers),
    }.get(column.name, list(column.choices))
    return st.sampled_from(known) if known else _CELLS[column.cell_type]


def _value(column: Column, *, is_needed: bool) -> st.SearchStrategy[object]:
    values = _filled(column).filter(lambda value: value != "")
    return values if is_needed else st.none() | values


@st.composite
def _canonical(draw: st.DrawFn) -> tuple[Kind, list[dict[str, object]]]:
    """Rows of one kind with distinct keys, a figure, a date and dates in order."""
    spec = SPECS[draw(st.sampled_from(list(Kind)))]
    needed = {*spec.required, *spec.figures[:1], "unit_code", "as_of_date"}
    columns = {c.name: _value(c, is_needed=c.name in needed) for c in spec.columns}
    rows = draw(
        st.lists(
            st.fixed_dictionaries(columns),
            min_size=1,
            max_size=6,
            unique_by=lambda row: tuple(str(row[name]) for name in spec.key),
        )
    )
    for row in rows:
        first, last = spec.date_pair or ("", "")
        if row.get(first) and row.get(last) and row[last] < row[first]:
            row[first], row[last] = row[last], row[first]
    keys = {tuple(str(row[name]) for name in spec.key) for row in rows}
    return spec.kind, rows if len(keys) == len(rows) else rows[:1]


def _as_csv(rows: list[dict[str, object]], *, delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@given(table=_canonical(), delimiter=st.sampled_from(",;\t"))
def test_canonical_rows_are_read_back_exactly(
    table: tuple[Kind, list[dict[str, object]]], delimiter: str
) -> None:
    kind, rows = table
    reading = read(_as_csv(rows, delimiter=delimiter))
    # What reads like a list of people is refused, and rightly.
    assume(not any(finding.code.startswith("personal_") for finding in reading.findings))
    # Generated rates seldom are what the generated counts give, nor are weights the whole.
    seldom = {"ratio_differs", "phasing_sum", "phasing_before_period"}
    told = {finding.code for finding in reading.findings} - seldom
    assert (reading.kind, told) == (kind, set())
    read_back = rows_of(reading)
    for row in read_back:
        row.pop("line_number")
    filled = {name for row in rows for name, value in row.items() if value is not None}
    kept = filled | set(SPECS[kind].key)
    assert read_back == [{n: v for n, v in row.items() if n in kept} for row in rows]


@examples(300)
@given(st.binary(max_size=400))
@example(b",")
@example(b'""')
@example(b"\n;;\n")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbf,\r\r\n")
def test_any_bytes_give_a_reading(payload: bytes) -> None:
    reading = read(payload)
    assert isinstance(reading, Reading)
    assert reading.findings


@examples(300)
@given(st.text('",;\t\r\n\0ab1', max_size=200))
def test_any_text_under_a_good_header_gives_a_reading(text: str) -> None:
    reading = read("unit_code,indicator_code,as_of_date,participant_count\n" + text)
    assert isinstance(reading, Reading)
    assert not reading.is_acceptable


@examples(300)
@given(cell=st.text(max_size=40), kind=st.sampled_from(list(Kind)), place=st.integers(0, 30))
def test_any_cell_in_any_column_gives_a_reading(cell: str, kind: Kind, place: int) -> None:
    names = SPECS[kind].names
    row = dict.fromkeys(names, "") | {names[place % len(names)]: cell}
    payload = _as_csv([row], delimiter=",").encode("utf-8", "replace")
    assert isinstance(read(payload), Reading)
