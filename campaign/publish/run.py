"""Build aside, run the checks, promote: the only way into the database."""

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import filelock

from campaign.home import Home
from campaign.publish.assemble import build_id_of, make
from campaign.publish.check import Checked, Incoming, check
from campaign.store import ledger, pointer, query
from campaign.store.disk import remove_parts, remove_stale_asides
from campaign.store.ledger import Entry, Upload
from campaign.store.progress import Progress
from campaign.terms import Severity
from campaign.thresholds import LOCK_TIMEOUT_SECONDS

_log = logging.getLogger(__name__)

FIRST_PUBLISHER = "Bao Phủ"


class PublishBusyError(Exception):
    """Another process is publishing and has not finished in time."""


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
        remove_stale_asides(home.builds)
        yield
    finally:
        lock.release()


def publish(
    home: Home,
    files: Sequence[Incoming],
    *,
    by: str,
    confirm: bool = False,
    progress: Progress | None = None,
) -> list[Checked]:
    """Accept every file that nothing blocks, as one build.

    A file with an error, or with a warning that is not confirmed, is left out and says so
    in its result. Raises BuildBlockedError when a check stops the build and
    PublishBusyError when another process is publishing; both leave everything as it was.
    `progress` is told how far the build has come.
    """
    ensure_ready(home)
    with _publishing(home):
        return _publish(home, files, by=by, confirm=confirm, progress=progress)


def _publish(
    home: Home,
    files: Sequence[Incoming],
    *,
    by: str,
    confirm: bool,
    progress: Progress | None = None,
) -> list[Checked]:
    entries = ledger.read_entries(home)
    sequence = sum(entry.upload is not None for entry in entries)
    results: list[Checked] = []
    fresh: list[Entry] = []
    for checked in check(home, files, confirm=confirm):
        if not checked.is_acceptable or (checked.needs_confirmation and not confirm):
            results.append(checked)
            continue
        sequence += 1
        ledger.keep_raw(home, checked.incoming.payload)
        entry = entry_of(checked, sequence=sequence, by=by)
        fresh.append(entry)
        results.append(replace(checked, upload_id=entry.upload_id))
    if fresh:
        _commit(home, entries, fresh, progress=progress)
    return results


def entry_of(checked: Checked, *, sequence: int, by: str) -> Entry:
    """The ledger line with which a file would be accepted now; nothing is written."""
    kind = checked.reading.kind
    if kind is None:
        raise ValueError("a file of no kind cannot be accepted")
    sha256 = checked.reading.sha256
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
        received_at=file.received_at or at,
        received_by=by,
        province=file.province,
        as_of=file.as_of.isoformat() if file.as_of else None,
        answers=dict(checked.reading.answers),
    )
    return Entry(ledger.ACCEPT, at, by, upload.upload_id, upload)


def _commit(
    home: Home, entries: list[Entry], fresh: list[Entry], *, progress: Progress | None
) -> str:
    """Build with the new lines, and only when no check blocks write them and promote."""
    build_id = make(home, [*entries, *fresh], progress=progress)
    ledger.append_entries(home, fresh)
    try:
        pointer.promote(home, build_id)
    except OSError:
        # The ledger has it, so it is published; the next start or publish moves the pointer.
        _log.exception("the ledger has the upload, but the pointer could not be moved")
    return build_id


def undo(
    home: Home,
    *upload_ids: str,
    by: str,
    seen_build_id: str | None = None,
    progress: Progress | None = None,
) -> str:
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
        return _commit(home, entries, fresh, progress=progress)


def rebuild(home: Home, *, progress: Progress | None = None) -> str:
    """Make the current build anew from ledger and raw files alone; returns its id.

    In a home that has nothing yet this is the first start.
    """
    with _publishing(home):
        ledger.require_not_lost(home)
        entries = ledger.read_entries(home)
        if not entries:
            _first_start(home)
            return _restore(home, ledger.read_entries(home), afresh=False, progress=progress)
        return _restore(home, entries, afresh=True, progress=progress)


def _restore(
    home: Home, entries: list[Entry], *, afresh: bool, progress: Progress | None = None
) -> str:
    build_id = make(home, entries, afresh=afresh, progress=progress)
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
    files = [
        Incoming(first.path.name, first.path.read_bytes(), received_at=first.received_at)
        for first in home.published_files()
    ]
    _log.info("first start: publishing %d shipped files", len(files))
    results = _publish(home, files, by=FIRST_PUBLISHER, confirm=True)
    for result in results:
        if result.upload_id is None:
            codes = ", ".join(f.code for f in result.findings if f.severity is Severity.ERROR)
            _log.error("%s was not published: %s", result.incoming.name, codes)
    if not any(result.upload_id for result in results):
        ledger.append_entries(home, [])
        _restore(home, [], afresh=False)
