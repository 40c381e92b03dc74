"""An accepted file read again gives the rows with which it was accepted."""

from pathlib import Path

import pytest

from campaign import intake
from campaign.home import Home
from campaign.intake import Context, read_again
from campaign.terms import Kind
from tests.intake.files import reference

_SHIPPED = Home.default()
FILES = sorted([*_SHIPPED.published.glob("*.csv"), *_SHIPPED.simulated.published.glob("*.csv")])
NOWHERE = Context(province=None, as_of=None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_files_read_again_are_the_same(path: Path) -> None:
    payload = path.read_bytes()
    known = intake.load_reference(Home.default().reference_files())
    first = intake.read(path.name, payload, reference=known, context=NOWHERE)
    again = read_again(
        path.name,
        payload,
        sha256=first.sha256,
        row_count=first.row_count,
        reference=known,
        context=NOWHERE,
    )
    assert again.kind == first.kind
    assert again.sha256 == first.sha256
    assert set(again.tables) == set(first.tables)
    for kind, table in again.tables.items():
        rows = first.tables[kind].to_pylist()
        names = table.column_names
        assert table.to_pylist() == [{name: row.get(name) for name in names} for row in rows]
        left_out = set(rows[0]) - set(names) if rows else set()
        assert all(row[name] is None for row in rows for name in left_out)


def test_what_the_quick_reader_cannot_take_is_left_to_the_general_one() -> None:
    payload = 'unit_name,indicator_code,as_of_date,participant_count\n"Long Mỹ",vsi,30/9/2025,5\n'
    first = intake.read("a.csv", payload.encode(), reference=reference(), context=NOWHERE)
    again = read_again(
        "a.csv",
        payload.encode(),
        sha256=first.sha256,
        row_count=1,
        reference=reference(),
        context=NOWHERE,
    )
    assert again == first
    assert again.tables[Kind.REPORTS].num_rows == 1


def test_other_rows_than_were_accepted_are_never_taken_quickly() -> None:
    payload = b"unit_code,indicator_code,as_of_date,participant_count\n31471,vsi,2025-09-30,5\n"
    known = reference()
    again = read_again("a.csv", payload, sha256="", row_count=2, reference=known, context=NOWHERE)
    assert again == intake.read("a.csv", payload, reference=known, context=NOWHERE)
