"""The ledger: an append-only file, one line per decision, each on disk before it counts.

The ledger and the raw files are the truth; builds are made from them and can be lost.
"""

import errno
import hashlib
import io
import json
import logging
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from campaign.home import Home
from campaign.store.disk import replace_file, sync_folder
from campaign.terms import Kind

_log = logging.getLogger(__name__)

ACCEPT = "accept"
RETRACT = "retract"


@dataclass(frozen=True)
class Upload:
    """One accepted file. `received_at` is UTC in ISO 8601; `sequence` counts all uploads.

    `answers` are what a person decided about it, by the key of the question: with them the
    raw file is read again as it was accepted.
    """

    upload_id: str
    sequence: int
    kind: Kind
    file_name: str
    sha256: str
    byte_count: int
    row_count: int
    received_at: str
    received_by: str
    province: str | None
    as_of: str | None
    answers: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def new_id(sequence: int, sha256: str) -> str:
        """The name of the upload: its number and the start of its hash."""
        return f"{sequence:06d}-{sha256[:8]}"


@dataclass(frozen=True)
class Entry:
    """One line of the ledger: an upload accepted, or an earlier one retracted."""

    state: str
    at: str
    by: str
    upload_id: str
    upload: Upload | None = None


class LedgerDamagedError(Exception):
    """A line before the last one cannot be read: somebody changed the ledger by hand."""

    def __init__(self, *, line: int) -> None:
        super().__init__(f"ledger line {line} cannot be read")
        self.line = line


def _encode(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _decode(line: bytes) -> Entry:
    fields = json.loads(line)
    upload = fields.pop("upload")
    if upload is not None:
        upload = Upload(**{**upload, "kind": Kind(upload["kind"])})
    return Entry(upload=upload, **fields)


def read_entries(home: Home) -> list[Entry]:
    """All whole lines in order.

    A last line without its newline was being written when the process died; it was never
    acknowledged and is left out. Raises LedgerDamagedError for any other unreadable line.
    """
    try:
        content = home.ledger.read_bytes()
    except FileNotFoundError:
        return []
    whole = content[: content.rfind(b"\n") + 1]
    entries = []
    for number, line in enumerate(whole.splitlines(), start=1):
        try:
            entries.append(_decode(line))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise LedgerDamagedError(line=number) from None
    return entries


def append_entries(home: Home, entries: Iterable[Entry]) -> None:
    """Add lines and wait until they are on disk; the caller holds the publish lock."""
    home.uploads.mkdir(parents=True, exist_ok=True)
    _drop_torn_tail(home.ledger)
    payload = b"".join(_encode(entry) for entry in entries)
    with home.ledger.open("ab", buffering=0) as stream:
        before = stream.seek(0, os.SEEK_END)
        try:
            _write_whole(stream, payload)
        except OSError:
            # Of several lines all count or none.
            stream.truncate(before)
            raise
    sync_folder(home.uploads)


def _write_whole(stream: io.FileIO, payload: bytes) -> None:
    """Write and sync everything; a disk that takes only a part is a full disk."""
    if stream.write(payload) != len(payload):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(stream.fileno())


def _drop_torn_tail(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb+") as stream:
        content = stream.read()
        whole = content.rfind(b"\n") + 1
        if whole != len(content):
            _log.warning("dropping %d bytes of an unfinished ledger line", len(content) - whole)
            stream.truncate(whole)
            os.fsync(stream.fileno())


def active_uploads(entries: Iterable[Entry]) -> list[Upload]:
    """The accepted uploads that nobody has retracted, in order."""
    active: dict[str, Upload] = {}
    for entry in entries:
        if entry.upload is not None:
            active[entry.upload_id] = entry.upload
        else:
            active.pop(entry.upload_id, None)
    return list(active.values())


def keep_raw(home: Home, payload: bytes) -> str:
    """Keep an upload's bytes whole under their SHA-256 and return it; mends an altered file."""
    sha256 = hashlib.sha256(payload).hexdigest()
    path = home.uploads / sha256
    if not path.exists() or path.read_bytes() != payload:
        replace_file(path, payload)
    return sha256


def read_raw(home: Home, sha256: str) -> bytes:
    """An upload's bytes; raises RawDamagedError when the file is missing or altered."""
    try:
        payload = (home.uploads / sha256).read_bytes()
    except FileNotFoundError:
        raise RawDamagedError(sha256) from None
    if hashlib.sha256(payload).hexdigest() != sha256:
        raise RawDamagedError(sha256)
    return payload


class LedgerMissingError(Exception):
    """There is a current build but no ledger: it was lost, this is no first start."""


def require_not_lost(home: Home) -> None:
    """Raise LedgerMissingError for a home that must have had a ledger.

    The pointer is only ever written after the ledger, so a first start that was killed
    leaves none and may simply begin again.
    """
    if home.pointer.exists() and not home.ledger.exists():
        raise LedgerMissingError


class RawDamagedError(Exception):
    """An accepted upload's file is missing or no longer what was accepted."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"raw upload {sha256} is missing or altered")
        self.sha256 = sha256
