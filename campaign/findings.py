"""What reading or checking a file found: where, what, and what to do, free of any language."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from campaign.terms import Severity


@dataclass(frozen=True)
class Ask:
    """A question about a file that only a person can answer; the answer is kept under `key`.

    `options` are the answers to choose from, as codes; empty when any text may be the answer.
    `suggested` is what the reader went on with, None when it could not go on.
    """

    key: str
    options: tuple[str, ...] = ()
    suggested: str | None = None


@dataclass(frozen=True)
class Named:
    """A name in each language, as a value that fills a message."""

    vi: str
    en: str


@dataclass(frozen=True)
class Month:
    """The month of a day, as a value that fills a message."""

    day: dt.date


@dataclass(frozen=True)
class Term:
    """A word of the catalogues by its key, as a value that fills a message."""

    key: str


@dataclass(frozen=True)
class Finding:
    """One thing to know about a file.

    `code` names the message in the catalogues (`finding.<code>.message` and `.remedy`),
    `params` fills it: a text as it is, an int as a count, a float as a percentage, a Decimal
    as a number, a date, Month, Named or Term in the reader's language, a tuple as a list of
    these. `line` is the line or row number a person sees in the file; None means the whole
    file. `sheet` and `cell` (`C17`) tell the place in a workbook.
    """

    code: str
    severity: Severity = Severity.ERROR
    line: int | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    sheet: str | None = None
    cell: str | None = None
    ask: Ask | None = None


class ReferenceDamagedError(Exception):
    """A reference list that an office edited cannot be used; names the file and the reason."""

    def __init__(self, *, file_name: str, reason: str) -> None:
        super().__init__(f"{file_name}: {reason}")
        self.file_name = file_name
        self.reason = reason


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding blocks."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def has_warnings(findings: Iterable[Finding]) -> bool:
    """Whether any finding needs a person's confirmation."""
    return any(finding.severity is Severity.WARNING for finding in findings)


def grouped(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Findings of the same code and column together, errors before warnings before remarks."""
    groups: dict[tuple[str, str | None, str | None], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.column, finding.sheet)
        groups.setdefault(key, []).append(finding)
    order = list(Severity)
    return sorted(
        (tuple(group) for group in groups.values()),
        key=lambda group: order.index(group[0].severity),
    )
