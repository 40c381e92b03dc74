"""Read files and compare them with the current build; nothing is written here."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from campaign import intake
from campaign.findings import Finding, has_errors, has_warnings
from campaign.home import Home
from campaign.intake import LEAVE_OUT
from campaign.intake.reading import place_of
from campaign.publish.changes import Changes, compare
from campaign.publish.memory import remembered_answers
from campaign.publish.plausible import plausibility
from campaign.store import ledger, pointer, query
from campaign.terms import Kind, Severity
from campaign.thresholds import CLOCK


@dataclass(frozen=True)
class Incoming:
    """A file handed in: its name, its bytes and what the person said about it.

    `answers` holds a person's answers by the key of the reader's question. `received_at`, UTC in
    ISO 8601, is only known of figures that a first start brings; None is the present.
    """

    name: str
    payload: bytes
    province: str | None = None
    as_of: dt.date | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    received_at: str | None = None


@dataclass(frozen=True)
class Checked:
    """A file read and compared, and, once published, its upload id.

    `extra` is what comparing it with the figures as they stand has found beside the reading.
    """

    incoming: Incoming
    reading: intake.Reading
    changes: Changes = field(default_factory=Changes)
    upload_id: str | None = None
    extra: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything noticed about the file."""
        return self.reading.findings + self.extra

    @property
    def is_acceptable(self) -> bool:
        """Whether nothing blocks the file."""
        return self.reading.is_acceptable and not has_errors(self.extra)

    @property
    def needs_confirmation(self) -> bool:
        """Whether a person must accept warnings first."""
        return has_warnings(self.findings)

    @property
    def row_count(self) -> int:
        """Rows without an error."""
        return self.reading.row_count

    @property
    def rejected_count(self) -> int:
        """Lines of the file that are not taken: with errors, or left out by choice.

        Of more errors than MAX_FINDINGS only those that are told.
        """
        left_out = self.reading.answers.get(LEAVE_OUT, "").split(",")
        faults = (f for f in self.findings if f.severity is Severity.ERROR)
        return len({*left_out, *map(place_of, faults)} - {""})


def check(home: Home, files: Sequence[Incoming], *, confirm: bool = True) -> list[Checked]:
    """Read files and compare them with the current build; writes nothing.

    The drives of a file count for the others of its batch only if it will be accepted
    itself: without errors, and without warnings unless `confirm`.
    """
    reference = intake.load_reference(home.reference_files())
    path = current_path(home)
    remembered = remembered_answers(ledger.active_uploads(ledger.read_entries(home)))
    drives = _known_drives(path)

    def read(file: Incoming) -> intake.Reading:
        context = intake.Context(
            province=file.province,
            as_of=file.as_of,
            received_on=today(),
            drive_codes=frozenset(drives),
            answers=file.answers,
            remembered=remembered,
        )
        return intake.read(file.name, file.payload, reference=reference, context=context)

    readings = [read(file) for file in files]
    defined = _drives_of(readings, confirm=confirm)
    if not defined <= drives:
        # A file may speak of drives that another one defines: only then is any read twice.
        drives |= defined
        readings = [
            read(file) if reading.findings and reading.kind is not Kind.DRIVES else reading
            for file, reading in zip(files, readings, strict=True)
        ]
    return [
        Checked(
            file,
            reading,
            compare(path, reading),
            extra=plausibility(path, reading, received_on=today()),
        )
        for file, reading in zip(files, readings, strict=True)
    ]


def _drives_of(readings: Sequence[intake.Reading], *, confirm: bool) -> set[str]:
    """The drives that the acceptable ones among some files define."""
    return {
        code
        for reading in readings
        if reading.kind is Kind.DRIVES and reading.table is not None
        if reading.is_acceptable and (confirm or not has_warnings(reading.findings))
        for code in reading.table.column("drive_code").to_pylist()
    }


def _known_drives(path: Path | None) -> set[str]:
    if path is None:
        return set()
    return {row["drive_code"] for row in query.select(path, "mart_drive")}


def current_path(home: Home) -> Path | None:
    """The current build's file, or None before the first one."""
    build_id = pointer.current_build_id(home)
    return pointer.build_path(home, build_id) if build_id else None


def today() -> dt.date:
    """The day, on Vietnam's clock, on which a file is handed in."""
    return dt.datetime.now(tz=CLOCK).date()
