"""Every finding is produced by a bad file and says line, column and value."""

import ast
from pathlib import Path

import pytest

from campaign import intake
from campaign.terms import Severity
from campaign.thresholds import MAX_FINDINGS
from campaign.words import LANGUAGES, words_for
from campaign.words.findings import finding_text
from tests.intake.bad_files import BAD_FILES, Bad
from tests.intake.files import GOOD_ROW, read, reports, rows_of

_WARNS = {
    "ambiguous_mark",
    "ambiguous_rate",
    "before_units",
    "counts_in_thousands",
    "hidden_columns",
    "hidden_rows",
    "legacy_letters",
    "mapping_unconfirmed",
    "months_add_up",
    "ratio_differs",
    "said_in_thousands",
    "several_sheets",
    "total_differs",
    "unit_suggested",
    "unknown_column",
    "unknown_column_near",
    "whose_targets",
}
_INFORMS = {"date_from_title", "left_out", "row_without_figure"}
_RAISERS = {"Finding", "CellError", "_add"}


def _codes_in(tree: ast.AST, known: set[str]) -> set[str]:
    """Strings that are a finding's code: known ones, and first arguments of what makes one."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in known:
            found.add(str(node.value))
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in _RAISERS:
                found.add(str(node.args[0].value))
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.JoinedStr):
            # Made from a kind or a column: f"personal_{kind}".
            start = node.args[0].values[0]
            prefix = start.value if isinstance(start, ast.Constant) else ""
            found |= {code for code in known if prefix and code.startswith(str(prefix))}
    return found


def _source_codes() -> set[str]:
    keys = words_for("en").messages
    known = {key.split(".")[1] for key in keys if key.endswith(".message") and key.count(".") == 2}
    trees = [
        ast.parse(path.read_text("utf-8")) for path in Path(intake.__file__).parent.glob("*.py")
    ]
    return set().union(*(_codes_in(tree, known) for tree in trees))


def test_every_code_of_the_source_has_a_bad_file() -> None:
    assert {bad.code for bad in BAD_FILES} == _source_codes()


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.code)
def test_a_bad_file_is_told_with_line_column_and_value(bad: Bad) -> None:
    found = [
        f
        for f in read(bad.payload, bad.context, aliases=bad.aliases).findings
        if f.code == bad.code
    ]
    assert [(f.line, f.column, f.value) for f in found] == [(bad.line, bad.column, bad.value)]


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.code)
def test_what_can_be_read_warns_and_what_cannot_blocks(bad: Bad) -> None:
    expected = (
        Severity.WARNING
        if bad.code in _WARNS
        else Severity.INFO
        if bad.code in _INFORMS
        else Severity.ERROR
    )
    reading = read(bad.payload, bad.context, aliases=bad.aliases)
    assert {f.severity for f in reading.findings if f.code == bad.code} == {expected}
    assert reading.is_acceptable is (expected is not Severity.ERROR)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.code)
def test_every_finding_can_be_said(bad: Bad, language: str) -> None:
    words = words_for(language)
    for finding in read(bad.payload, bad.context, aliases=bad.aliases).findings:
        text = finding_text(words, finding)
        assert text.message
        assert text.remedy
        assert "{" not in text.message + text.remedy


def test_all_faults_of_a_file_are_told_at_once() -> None:
    reading = read(reports("31471,vsi,31/9/2025,012.345", "9,abc,2025-09-30,-1"))
    assert [(f.line, f.code) for f in reading.findings] == [
        (2, "impossible_date"),
        (2, "grouped_count"),
        (3, "negative_count"),
        (3, "unknown_unit"),
        (3, "unknown_indicator_code"),
    ]


def test_more_errors_than_are_shown_are_counted() -> None:
    findings = read(reports(*["31471,vsi"] * (MAX_FINDINGS + 5))).findings
    assert len(findings) == MAX_FINDINGS + 1
    assert findings[-1].params == {"shown": str(MAX_FINDINGS), "total": str(MAX_FINDINGS + 5)}


def test_empty_rows_never_hide_an_error() -> None:
    empty = ["31153,vsi,2025-09-30,"] * (MAX_FINDINGS + 1)
    reading = read(reports(GOOD_ROW, *empty, "31471,vsi,2025-08-31,abc"))
    assert not reading.is_acceptable
    assert "bad_count" in {f.code for f in reading.findings}


def test_a_long_value_is_cut_in_its_finding() -> None:
    (finding,) = read(reports(f"31471,{'x' * 3000},2025-09-30,5")).findings
    assert finding.value == "x" * 200


def test_a_repeated_row_is_not_read_twice() -> None:
    assert len(rows_of(read(reports(GOOD_ROW, GOOD_ROW)))) == 1


def test_days_first_and_grouped_digits_are_read() -> None:
    (row,) = rows_of(read(reports("31471,vsi,30/9/2025,1.215.300")))
    assert (str(row["as_of_date"]), row["participant_count"]) == ("2025-09-30", 1215300)


def test_a_suggestion_is_given_for_digits_that_may_be_grouped() -> None:
    (finding,) = read(reports("31471,vsi,2025-09-30,012.345")).findings
    assert finding.params["suggestion"] == "12345"


def test_a_unit_of_another_type_is_offered_and_never_taken() -> None:
    header = "unit,indicator_code,as_of_date,participant_count"
    reading = read(reports("Xã Vị Thanh,vsi,2025-09-30,5", header=header))
    (finding,) = reading.findings
    assert finding.ask is not None
    assert set(finding.ask.options) >= {"31321", "31465"}
    assert finding.ask.suggested is None
    assert rows_of(reading) == []


def test_a_date_written_badly_is_not_also_missing() -> None:
    findings = read(reports("31471,vsi,31/9/2025,5")).findings
    assert [f.code for f in findings] == ["impossible_date"]


def test_a_bad_unit_is_told_under_the_header_that_the_file_has() -> None:
    header = "unit,indicator_code,as_of_date,participant_count"
    findings = read(reports(",vsi,2025-09-30,5", "Zzzz,vsi,2025-09-30,5", header=header)).findings
    assert [(f.code, f.column) for f in findings] == [
        ("missing_unit", "unit"),
        ("unknown_unit", "unit"),
    ]
