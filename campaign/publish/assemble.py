"""From ledger lines to a build: its name, its rows read again from the raw files, its making."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from campaign import intake
from campaign.findings import Finding
from campaign.home import BUILD_SOURCES, SQL_DIR, Home
from campaign.store import build, ledger, pointer, query
from campaign.store.build import CheckResult, Facts
from campaign.store.ledger import Entry, Upload
from campaign.store.progress import Progress
from campaign.terms import Severity

# Read once: a server that runs on after an update still reads and builds in the old way, and
# must not give its builds the new name.
_PROGRAM = b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in BUILD_SOURCES)


class BuildBlockedError(Exception):
    """A check found rows that must not be shown; nothing was promoted."""

    def __init__(self, checks: Sequence[CheckResult]) -> None:
        super().__init__(", ".join(check.name for check in checks))
        self.checks = tuple(checks)


class UploadUnreadableError(Exception):
    """Accepted uploads no longer read as they were accepted.

    A row may be refused by today's reference lists, or there are more or fewer rows than the
    ledger says. Going on would change figures without a word, so nothing is built. `finding`
    is the first fault of the first of them.
    """

    def __init__(self, uploads: Sequence[Upload], finding: Finding) -> None:
        super().__init__(", ".join(upload.upload_id for upload in uploads))
        self.uploads = tuple(uploads)
        self.finding = finding


def build_id_of(home: Home, entries: Sequence[Entry]) -> str:
    """The name of the build that these ledger lines give: a hash of all it is made from."""
    return next(build_ids(home, [entries]))


def build_ids(home: Home, states: Iterable[Sequence[Entry]]) -> Iterator[str]:
    """The name of each state's build; states of one ledger share most of the work."""
    tail = _PROGRAM + b"".join(
        path.name.encode() + b"\0" + path.read_bytes() + b"\0"
        for _, path in sorted(home.reference_files().items())
    )
    encoded: dict[str, bytes] = {}
    for entries in states:
        digest = hashlib.sha256()
        for upload in ledger.active_uploads(entries):
            if upload.upload_id not in encoded:
                text = json.dumps(asdict(upload), sort_keys=True)
                encoded[upload.upload_id] = text.encode()
            digest.update(encoded[upload.upload_id])
        digest.update(tail)
        yield digest.hexdigest()[:16]


def make(
    home: Home,
    entries: Sequence[Entry],
    *,
    afresh: bool = False,
    progress: Progress | None = None,
) -> str:
    """Make the build of these ledger lines, or find it; returns its id.

    Raises BuildBlockedError or UploadUnreadableError; then there is no such build.
    """
    build_id = build_id_of(home, entries)
    path = pointer.build_path(home, build_id)
    if not afresh and path.exists() and query.is_intact(path):
        if progress is not None:
            progress(1.0)
        return build_id
    query.close(path)
    uploads = ledger.active_uploads(entries)
    results = build.build(
        path,
        facts=facts_of(home, uploads),
        reference=home.reference_files(),
        sql_dir=SQL_DIR,
        fact_count=len(uploads),
        progress=progress,
    )
    blocking = [result for result in results if result.is_blocking]
    if blocking:
        raise BuildBlockedError(blocking)
    return build_id


def facts_of(home: Home, uploads: Sequence[Upload]) -> Iterator[Facts]:
    """The typed rows of every active upload, read again from its raw file."""
    reference = intake.load_reference(home.reference_files())
    unreadable: list[tuple[Upload, Finding]] = []
    for upload in uploads:
        context = intake.Context(
            province=upload.province,
            as_of=dt.date.fromisoformat(upload.as_of) if upload.as_of else None,
            answers=upload.answers,
        )
        payload = ledger.read_raw(home, upload.sha256)
        reading = intake.read_again(
            upload.file_name,
            payload,
            sha256=upload.sha256,
            row_count=upload.row_count,
            reference=reference,
            context=context,
        )
        fault = _fault(upload, reading)
        if fault is not None:
            unreadable.append((upload, fault))
        else:
            yield Facts(upload, reading.tables)
    if unreadable:
        raise UploadUnreadableError([upload for upload, _ in unreadable], unreadable[0][1])


def _fault(upload: Upload, reading: intake.Reading) -> Finding | None:
    """Why an upload is not what was accepted; rows left out by choice stay left out."""
    for finding in reading.findings:
        if finding.severity is Severity.ERROR:
            return finding
    if reading.row_count != upload.row_count:
        params = {"found": reading.row_count, "expected": upload.row_count}
        return Finding("row_count_differs", params=params)
    return None
