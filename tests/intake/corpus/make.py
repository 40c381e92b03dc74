"""Write the corpus from its descriptions: `python -m tests.intake.corpus.make [NAME…]`."""

import json
import sys
from pathlib import Path

from tests.intake.corpus import (
    figures,
    headings,
    hostile,
    letters,
    offices,
    people,
    readers,
    tables,
    units,
)
from tests.intake.corpus.case import CONTEXT, Case

FILES = Path(__file__).parent / "files"
_THEMES = (readers, letters, tables, headings, figures, units, people, hostile, offices)


def all_cases() -> list[Case]:
    """Every described file; a name that is used twice is an error."""
    cases = [case for theme in _THEMES for case in theme.CASES]
    names = [case.name for case in cases]
    if len(set(names)) != len(names):
        raise ValueError(sorted({name for name in names if names.count(name) > 1}))
    return cases


def expectation(case: Case) -> str:
    """What the file must give, as the JSON that stands beside it."""
    tables = {}
    for kind, text in case.tables.items():
        columns, *rows = (line.split() for line in text.strip().splitlines())
        tables[kind] = {"columns": columns, "rows": [" | ".join(row) for row in rows]}
    content: dict[str, object] = {
        "why": case.why,
        "context": {**CONTEXT, **case.context},
        "tables": tables,
        "findings": [told.as_json() for told in case.told],
        "is_acceptable": case.is_acceptable,
    }
    optional = {
        "answers": dict(case.answers),
        "remembered": dict(case.remembered),
        "aliases": list(case.aliases),
    }
    content |= {name: value for name, value in optional.items() if value}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _write(case: Case) -> None:
    folder = FILES / case.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / case.file).write_bytes(case.payload)
    (folder / "expect.json").write_text(expectation(case), "utf-8")


if __name__ == "__main__":
    for described in all_cases():
        if len(sys.argv) == 1 or described.name in sys.argv[1:]:
            _write(described)
