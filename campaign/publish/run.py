"""Build aside, run the checks, promote: the only way into the database."""

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import filelock

from campaign import intake
from campaign.findings import Finding
from campaign.home import BUILD_SOURCES, SQL_DIR, Home
from campaign.publish.check import Checked, Incoming, check
from campaign.store import build, ledger, pointer, query
from campaign.store.build import CheckResult, Facts
from campaign.store.disk import remove_parts
from campaign.store.ledger import Entry, Upload
from campaign.terms import LOCK_TIMEOUT_SECONDS, Severity

_log = logging.getLogger(__name__)

FIRST_PUBLISHER = "Bao Phủ"

# Read once: a server that runs on after an update still reads and builds in the old way, and
# must not give its builds the new name.
_PROGRAM = b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in BUILD_SOURCES)


class BuildBlockedError(Exception):
    """A check found rows that must not be shown; nothing was promoted."""

    def __init__(self, checks: Sequence[CheckResult]) -> None:
        super().__init__(", ".join(check.name for check in checks))
        self.checks = tuple(checks)


class PublishBusyError(Exception):
    """Another process is publishing and has not finished in time."""


class UploadUnreadableError(Exception):
    """Accepted uploads have rows that today's reference lists no longer allow.

    Leaving them out would change figures without a word, so nothing is built. `finding` is
    the first fault of the first of them.
    """

    def __init__(self, uploads: Sequence[Upload], finding: Finding) -> None:
        super().__init__(", ".join(upload.upload_id for upload in uploads))
        self.uploads = tuple(uploads)
        self.finding = finding


class UploadUnknownError(Exception):
    """No active upload has this id."""


class BuildChangedError(Exception):
    """Somebody published or undid something after the person looked."""


def _now() -> str:
    """The present moment in UTC, as the ledger writes it."""
    return dt.datetime.now(tz=dt.UTC).replace(tzinfo=None).isoformat(timespec="seconds")


@contextmanager
def _publishing(home: Home) -> Iterator[None]:
    home.builds.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(home.lock, timeout=LOCK_TIMEOUT_SECONDS)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise PublishBusyError from None
    try:
        remove_parts(home.builds)
        remove_parts(home.uploads)
        yield
    finally:
        lock.release()


def publish(
    home: Home, files: Sequence[Incoming], *, by: str, confirm: bool = False
) -> list[Checked]:
    """Accept every file that nothing blocks, as one build.

    A file with an error, or with a warning that is not confirmed, is left out and says so
    in its result. Raises BuildBlockedError when a check stops the build and
    PublishBusyError when another process is publishing; both leave everything as it was.
    """
    ensure_ready(home)
    with _publishing(home):
        return _publish(home, files, by=by, confirm=confirm)


def _publish(home: Home, files: Sequence[Incoming], *, by: str, confirm: bool) -> list[Checked]:
    entries = ledger.read_entries(home)
    sequence = sum(entry.upload is not None for entry in entries)
    results: list[Checked] = []
    fresh: list[Entry] = []
    for checked in check(home, files, confirm=confirm):
        if not checked.is_acceptable or (checked.needs_confirmation and not confirm):
            results.append(checked)
            continue
        sequence += 1
        entry = _accept(home, checked, sequence=sequence, by=by)
        fresh.append(entry)
        results.append(replace(checked, upload_id=entry.upload_id))
    if fresh:
        _commit(home, entries, fresh)
    return results


def _accept(home: Home, checked: Checked, *, sequence: int, by: str) -> Entry:
    kind = checked.reading.kind
    if kind is None:
        raise ValueError("a file of no kind cannot be accepted")
    sha256 = ledger.keep_raw(home, checked.incoming.payload)
    at = _now()
    file = checked.incoming
    upload = Upload(
        upload_id=Upload.new_id(sequence, sha256),
        sequence=sequence,
        kind=kind,
        file_name=Path(file.name).name,
        sha256=sha256,
        byte_count=len(file.payload),
        row_count=checked.row_count,
        received_at=at,
        received_by=by,
        province=file.province,
        as_of=file.as_of.isoformat() if file.as_of else None,
        answers=dict(checked.reading.answers),
    )
    return Entry(ledger.ACCEPT, at, by, upload.upload_id, upload)


def _commit(home: Home, entries: list[Entry], fresh: list[Entry]) -> str:
    """Build with the new lines, and only when no check blocks write them and promote."""
    build_id = _make(home, [*entries, *fresh])
    ledger.append_entries(home, fresh)
    try:
        pointer.promote(home, build_id)
    except OSError:
        # The ledger has it, so it is published; the next start or publish moves the pointer.
        _log.exception("the ledger has the upload, but the pointer could not be moved")
    return build_id


def undo(home: Home, *upload_ids: str, by: str, seen_build_id: str | None = None) -> str:
    """Retract uploads; the values before them return. Returns the new build's id.

    `seen_build_id` is the build that the person looked at before deciding. Raises
    BuildChangedError when it is no longer the current one, UploadUnknownError for an id of
    no active upload, and what `publish` raises.
    """
    with _publishing(home):
        if seen_build_id not in {None, pointer.current_build_id(home)}:
            raise BuildChangedError
        entries = ledger.read_entries(home)
        active = {upload.upload_id for upload in ledger.active_uploads(entries)}
        unknown = [upload_id for upload_id in upload_ids if upload_id not in active]
        if unknown:
            raise UploadUnknownError(", ".join(unknown))
        at = _now()
        fresh = [Entry(ledger.RETRACT, at, by, name) for name in dict.fromkeys(upload_ids)]
        return _commit(home, entries, fresh)


def rebuild(home: Home) -> str:
    """Make the current build anew from ledger and raw files alone; returns its id."""
    with _publishing(home):
        return _restore(home, ledger.read_entries(home), afresh=True)


def _restore(home: Home, entries: list[Entry], *, afresh: bool) -> str:
    build_id = _make(home, entries, afresh=afresh)
    pointer.promote(home, build_id)
    return build_id


def ensure_ready(home: Home) -> str:
    """Make sure that the current build is whole and is what the ledger says; returns its id.

    A first start publishes the shipped figures by the same path as any upload. After a
    crash, a lost build or a new version of the SQL the build is made again from the ledger.
    """
    entries = ledger.read_entries(home)
    if entries and _is_current(home, entries):
        return build_id_of(home, entries)
    with _publishing(home):
        entries = ledger.read_entries(home)
        ledger.require_not_lost(home)
        if not entries and not _is_current(home, entries):
            _first_start(home)
            entries = ledger.read_entries(home)
        if _is_current(home, entries):
            return build_id_of(home, entries)
        _log.warning("the current build is missing, damaged or outdated: rebuilding it")
        return _restore(home, entries, afresh=False)


def _is_current(home: Home, entries: list[Entry]) -> bool:
    build_id = build_id_of(home, entries)
    if pointer.current_build_id(home) != build_id:
        return False
    return query.is_intact(pointer.build_path(home, build_id))


def _first_start(home: Home) -> None:
    files = [Incoming(path.name, path.read_bytes()) for path in home.published_files()]
    _log.info("first start: publishing %d shipped files", len(files))
    results = _publish(home, files, by=FIRST_PUBLISHER, confirm=True)
    for result in results:
        if result.upload_id is None:
            codes = ", ".join(f.code for f in result.findings if f.severity is Severity.ERROR)
            _log.error("%s was not published: %s", result.incoming.name, codes)
    if not any(result.upload_id for result in results):
        ledger.append_entries(home, [])
        _restore(home, [], afresh=False)


def build_id_of(home: Home, entries: Sequence[Entry]) -> str:
    """The name of the build that these ledger lines give: a hash of all it is made from."""
    digest = hashlib.sha256()
    for upload in ledger.active_uploads(entries):
        digest.update(json.dumps(asdict(upload), sort_keys=True).encode())
    digest.update(_PROGRAM)
    for _, path in sorted(home.reference_files().items()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _make(home: Home, entries: list[Entry], *, afresh: bool = False) -> str:
    """Make the build of these ledger lines, or find it; raises BuildBlockedError."""
    build_id = build_id_of(home, entries)
    path = pointer.build_path(home, build_id)
    if not afresh and path.exists() and query.is_intact(path):
        return build_id
    query.close(path)
    results = build.build(
        path,
        facts=_facts(home, ledger.active_uploads(entries)),
        reference=home.reference_files(),
        sql_dir=SQL_DIR,
    )
    blocking = [result for result in results if result.is_blocking]
    if blocking:
        raise BuildBlockedError(blocking)
    return build_id


def _facts(home: Home, uploads: Sequence[Upload]) -> Iterator[Facts]:
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
        reading = intake.read(upload.file_name, payload, reference=reference, context=context)
        faults = [f for f in reading.findings if f.severity is Severity.ERROR]
        if faults:
            unreadable.append((upload, faults[0]))
        else:
            yield Facts(upload, reading.tables)
    if unreadable:
        raise UploadUnreadableError([upload for upload, _ in unreadable], unreadable[0][1])
