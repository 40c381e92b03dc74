"""The law of reading: exactly right, or asked about, and right once what was asked is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaign import intake
from campaign.findings import Ask, Finding
from campaign.intake import Context, Reading
from campaign.intake.letters import fold
from campaign.terms import Kind, Severity
from tests.intake.files import reference
from tests.intake.round_trip.figures import Row
from tests.intake.round_trip.grid import Grid

_MOST_ROUNDS = 5


def hold(payload: bytes, grid: Grid, *, letters: str = "as_is") -> None:
    """Answer what is asked of a file by what it says; fails unless its reading is right then.

    `letters` is the way that the file's letters were written in. Where they are not Unicode
    and nothing was recognised by which to ask, errors must stop the file, and no row be wrong.
    """
    grid.truth |= {"encoding": letters, "sheet": "all"}
    reading, answers = _answered(payload, grid)
    left = [
        (finding.code, finding.line, finding.column, finding.value)
        for finding in reading.findings
        if finding.severity is not Severity.INFO
    ]
    found = {kind: _shown(table.to_pylist()) for kind, table in reading.tables.items()}
    wanted = {kind: _shown(rows) for kind, rows in grid.expected.items()}
    if letters != "as_is" and "encoding" not in answers and left:
        assert any(finding.severity is Severity.ERROR for finding in reading.findings)
        wrong = {kind: set(rows) - set(wanted.get(kind, ())) for kind, rows in found.items()}
        assert not any(wrong.values()), wrong
        return
    assert left == []
    assert _filled(found) == _filled(wanted)


def _answered(payload: bytes, grid: Grid) -> tuple[Reading, dict[str, str]]:
    """The reading when nothing is left to ask."""
    context = Context(province=grid.province, received_on=grid.received_on)
    answers: dict[str, str] = {}
    for _ in range(_MOST_ROUNDS):
        reading = intake.read("file", payload, reference=reference(), context=context)
        asked = {
            finding.ask.key: _answer(finding, finding.ask, grid)
            for finding in reading.findings
            if finding.ask and finding.ask.key not in answers
        }
        if not asked:
            return reading, answers
        answers |= asked
        context = replace(context, answers=dict(answers))
    raise AssertionError(f"more and more is asked: {answers}")


def _answer(finding: Finding, ask: Ask, grid: Grid) -> str:
    """What a person answers who knows what the file says."""
    question = ask.key.partition(":")[0]
    if question == "mapping":
        # The headings are usual ones, so a wrong suggestion would not do.
        assert ask.suggested == grid.truth[question]
    return grid.names[fold(finding.value or "")] if question == "unit" else grid.truth[question]


def _shown(rows: Sequence[Row]) -> list[str]:
    """Rows as text in order, with what is known and nothing else."""
    known = (
        {name: str(v) for name, v in row.items() if v is not None and name != "line_number"}
        for row in rows
    )
    return sorted(str(sorted(row.items())) for row in known)


def _filled(tables: Mapping[Kind, list[str]]) -> dict[Kind, list[str]]:
    return {kind: rows for kind, rows in tables.items() if rows}
