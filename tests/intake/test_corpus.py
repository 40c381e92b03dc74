"""Every file of the corpus is read exactly, or asked about, and never wrongly."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from campaign import intake
from campaign.findings import Finding
from campaign.intake import Context, Reading
from campaign.words import LANGUAGES, words_for
from campaign.words.findings import finding_text
from tests.intake.corpus import make
from tests.intake.files import reference_with

_FOLDERS = sorted(path for path in make.FILES.iterdir() if path.is_dir())
_MOST_BYTES = 30_000
_FEWEST_FILES = 70
# Keys that end in a fingerprint or a name; the expectation holds their first word.
_OWN_KEY = re.compile(r"^(mapping|indicator|issuer|unit):.*")


def _payload(folder: Path) -> tuple[str, bytes]:
    (file,) = (path for path in folder.iterdir() if path.name != "expect.json")
    return file.name, file.read_bytes()


def _expected(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "expect.json").read_text("utf-8"))
    return loaded


# A file with an error is not accepted, so nothing is ever read again by its answers.
_ACCEPTED = [folder for folder in _FOLDERS if _expected(folder)["is_acceptable"]]


@cache
def _read(folder: Path) -> Reading:
    """The reading by the case's context; a `*` in an answer's key is this file's fingerprint."""
    name, payload = _payload(folder)
    expected = _expected(folder)
    lists = reference_with(expected.get("aliases", []))
    stated = expected["context"]
    context = Context(
        province=stated["province"] or None,
        as_of=dt.date.fromisoformat(stated["as_of"]) if "as_of" in stated else None,
        received_on=dt.date.fromisoformat(stated["received_on"]),
    )
    given = {"answers": expected.get("answers", {}), "remembered": expected.get("remembered", {})}
    if any(given.values()):
        first = intake.read(name, payload, reference=lists, context=context)
        keys = [finding.ask.key for finding in first.findings if finding.ask]
        own = {side: _keyed(answers, keys) for side, answers in given.items()}
        context = replace(context, **own)
    return intake.read(name, payload, reference=lists, context=context)


def _keyed(answers: Mapping[str, str], keys: list[str]) -> dict[str, str]:
    found = {}
    for key, answer in answers.items():
        word = key.removesuffix("*")
        own = [k for k in keys if k.startswith(word)] if key.endswith("*") else [key]
        assert own, f"no question {key}"
        found |= dict.fromkeys(own, answer)
    return found


def _told(finding: Finding) -> dict[str, str]:
    """A finding as the expectation states it."""
    if finding.sheet:
        place = finding.cell or (str(finding.line) if finding.line else "")
        at = f"{finding.sheet}!{place}" if place else finding.sheet
    else:
        at = " ".join(str(part) for part in (finding.line, finding.column) if part)
    told = {"code": finding.code, "severity": finding.severity.value}
    told |= {"at": at} if at else {}
    if finding.ask:
        told["ask"] = _OWN_KEY.sub(r"\1", finding.ask.key)
        told |= {"suggested": str(finding.ask.suggested)} if finding.ask.suggested else {}
    return told


def _rows(table: pa.Table) -> dict[str, list[Any]]:
    columns = [name for name in table.column_names if name != "line_number"]
    rows = table.select(columns).to_pylist()
    shown = [" | ".join("-" if v is None else str(v) for v in row.values()) for row in rows]
    return {"columns": columns, "rows": sorted(shown)}


@pytest.mark.parametrize("folder", _FOLDERS, ids=lambda folder: folder.name)
def test_a_file_is_read_exactly_or_asked_about(folder: Path) -> None:
    expected = _expected(folder)
    reading = _read(folder)
    assert [_told(finding) for finding in reading.findings] == expected["findings"]
    tables = {kind: _rows(table) for kind, table in reading.tables.items() if table.num_rows}
    assert {kind.value: found for kind, found in tables.items()} == {
        kind: {"columns": found["columns"], "rows": sorted(found["rows"])}
        for kind, found in expected["tables"].items()
    }
    assert reading.is_acceptable is expected["is_acceptable"]


@pytest.mark.parametrize("folder", _FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_a_file_can_be_said(folder: Path, language: str) -> None:
    for finding in _read(folder).findings:
        text = finding_text(words_for(language), finding)
        assert text.message
        assert text.remedy
        assert "{" not in text.message + text.remedy


@pytest.mark.parametrize("folder", _ACCEPTED, ids=lambda folder: folder.name)
def test_the_answers_of_a_reading_give_the_same_reading_without_a_question(folder: Path) -> None:
    reading = _read(folder)
    assert reading.is_acceptable
    name, payload = _payload(folder)
    expected = _expected(folder)
    stated = expected["context"]
    context = Context(
        province=stated["province"] or None,
        as_of=dt.date.fromisoformat(stated["as_of"]) if "as_of" in stated else None,
        received_on=dt.date.fromisoformat(stated["received_on"]),
        answers=reading.answers,
    )
    lists = reference_with(expected.get("aliases", []))
    again = intake.read(name, payload, reference=lists, context=context)
    assert again.tables == reading.tables
    assert [finding.code for finding in again.findings if finding.ask] == []


def test_the_corpus_is_what_its_descriptions_make() -> None:
    cases = {case.name: case for case in make.all_cases()}
    assert {folder.name for folder in _FOLDERS} == set(cases)
    assert len(cases) >= _FEWEST_FILES
    for folder in _FOLDERS:
        case = cases[folder.name]
        assert (folder / "expect.json").read_text("utf-8") == make.expectation(case), folder.name
        name, payload = _payload(folder)
        assert name == case.file
        assert len(payload) < _MOST_BYTES
        # The packages of workbooks differ with the library that presses them.
        is_pressed = payload.startswith((b"PK", b"\xd0\xcf"))
        assert is_pressed or payload == case.payload, folder.name
