"""What a file changes: every row once, against the latest version of its key."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign import publish
from campaign.findings import Finding
from campaign.home import Home
from campaign.publish import Checked, Incoming, changes, pct_change
from campaign.publish.changes import compare
from campaign.terms import Kind, Severity
from tests.examples import examples
from tests.publish.plausible_scene import communes, home_with_history, reading, report


@pytest.fixture(scope="module")
def codes(shipped_home: Home) -> list[str]:
    return communes(shipped_home)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, codes: list[str]) -> Path:
    home = home_with_history(tmp_path_factory.mktemp("history"), codes)
    current = publish.current_path(home)
    assert current is not None
    return current


_AUGUST = dt.date(2025, 8, 28)


@examples(25)
@given(counts=st.lists(st.sampled_from([None, 1020, 1021, 0]), min_size=1, max_size=60))
def test_every_row_is_new_changed_or_identical(
    path: Path, codes: list[str], counts: list[int | None]
) -> None:
    rows = [report(codes[i + 1], c, as_of_date=_AUGUST) for i, c in enumerate(counts)]
    told = compare(path, reading({Kind.REPORTS: rows}))
    known = counts[:30]
    assert told.new == len(counts) - len(known)
    assert told.identical == known.count(1020)
    assert told.changed == len(known) - known.count(1020) == len(told.details)
    expected = [("participant_count", 1020, c) for c in known if c != 1020]
    assert [detail.columns for detail in told.details] == [(one,) for one in expected]


def test_several_kinds_are_compared_together(path: Path, codes: list[str]) -> None:
    people = {"unit_code": codes[0], "denominator_kind": "population"}
    people |= {"as_of_date": dt.date(2025, 6, 30), "people_count": 5100, "qualifier": "exact"}
    rows = {Kind.REPORTS: [report(codes[0], 1070)], Kind.DENOMINATORS: [people]}
    told = compare(path, reading(rows))
    assert (told.new, told.changed, told.identical) == (1, 1, 0)
    (detail,) = told.details
    assert (detail.kind, detail.columns) == (
        Kind.DENOMINATORS,
        (("people_count", 5000, 5100),),
    )


def test_of_very_many_changes_the_first_are_told_and_all_counted(
    path: Path, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MAX_SHOWN_CHANGES", 3)
    rows = [report(code, 999, as_of_date=_AUGUST) for code in codes[1:11]]
    told = compare(path, reading({Kind.REPORTS: rows}))
    assert (told.changed, len(told.details)) == (10, 3)
    assert [detail.key[0] for detail in told.details] == codes[1:4]


def test_undated_rows_share_the_empty_date(shipped_home: Home) -> None:
    text = (
        "unit_code,indicator_code,as_of_date,participant_count,source_url\n"
        "03532,vsi,,32,https://example.org/a\n"
    )
    (checked,) = publish.check(shipped_home, [Incoming("x.csv", text.encode())])
    assert (checked.changes.new, checked.changes.changed) == (0, 1)
    assert ("participant_count", 31, 32) in checked.changes.details[0].columns


@pytest.mark.parametrize(
    ("old", "new", "pct"),
    [
        (100, 150, 50.0),
        (100, 100, 0.0),
        (3, 1, -200 / 3),
        (100, 0, -100.0),
        (0, 5, None),
        (None, 5, None),
        (5, None, None),
        (80.5, 90.5, None),
        ("exact", "about", None),
        (dt.date(2025, 1, 1), dt.date(2025, 1, 2), None),
    ],
)
def test_a_change_of_a_count_in_percent(old: object, new: object, pct: float | None) -> None:
    told = pct_change(old, new)
    assert told == (None if pct is None else pytest.approx(pct))


@pytest.mark.parametrize(("left_out", "rejected"), [("", 3), ("3,7", 4), ("T2!3", 3)])
def test_every_line_that_is_not_taken_counts_once(left_out: str, rejected: int) -> None:
    faults = (
        Finding("bad_count", line=2, column="a"),
        Finding("bad_count", line=2, column="b"),
        Finding("bad_count", line=3),
        Finding("bad_count", line=3, sheet="T2"),
        Finding("unknown_column", Severity.WARNING, line=4),
        Finding("more_findings"),
    )
    base = reading({Kind.REPORTS: [report("31471", 5)]})
    answers = {"leave_out": left_out} if left_out else {}
    checked = Checked(Incoming("x.csv", b""), replace(base, findings=faults, answers=answers))
    assert checked.rejected_count == rejected
    assert not checked.is_acceptable


def test_errors_beside_the_reading_block_too() -> None:
    base = reading({Kind.REPORTS: [report("31471", 5)]})
    assert isinstance(base.tables[Kind.REPORTS], pa.Table)
    warned = Checked(Incoming("x", b""), base, extra=(Finding("x", Severity.WARNING),))
    blocked = Checked(Incoming("x", b""), base, extra=(Finding("x"),))
    assert (warned.is_acceptable, warned.needs_confirmation) == (True, True)
    assert not blocked.is_acceptable
