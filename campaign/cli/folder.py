"""A folder that others write into: which files are there, and when one has come to rest."""

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Names under which programs keep locks and files that are still being sent.
_STARTS = (".", "~$")
_ENDS = (".part", ".partial", ".filepart", ".crdownload", ".tmp", ".temp", "~")
# Never through a link, and never waiting for a pipe.
_OPENED = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True)
class Seen:
    """What a look tells of a file; the same twice means that nobody writes it any more."""

    size: int
    changed_at: int
    inode: int


def look(folder: Path) -> dict[str, Seen]:
    """The files in `folder` by name, links among them; raises OSError when it is not there."""
    found = {}
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith(_STARTS) or entry.name.casefold().endswith(_ENDS):
                continue
            # It may be gone since the folder was listed.
            with suppress(OSError):
                about = entry.stat(follow_symlinks=False)
                if not stat.S_ISDIR(about.st_mode):
                    found[entry.name] = _seen(about)
    return found


def is_at_rest(path: Path, seen: Seen) -> bool:
    """Whether the file is still as it was seen; raises OSError when it is gone."""
    return _seen(path.lstat()) == seen


def read_at_rest(path: Path, seen: Seen) -> bytes | None:
    """The bytes of a file that is still as it was seen, else None.

    Raises OSError, with ELOOP for what is no plain file.
    """
    with os.fdopen(os.open(path, _OPENED), "rb") as stream:
        about = os.fstat(stream.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        payload = stream.read(seen.size + 1)
        is_same = _seen(os.fstat(stream.fileno())) == seen and len(payload) == seen.size
    return payload if is_same else None


def _seen(found: os.stat_result) -> Seen:
    return Seen(found.st_size, found.st_mtime_ns, found.st_ino)
