"""Putting a file away beside what there is to say about it, never over another one."""

import errno
import os
from collections.abc import Mapping
from itertools import count
from pathlib import Path, PurePath

# A name with its number and endings must stay below the 255 bytes of a file name.
_MOST_STEM_BYTES = 200
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def put_away(source: Path, shelf: Path, beside: Mapping[str, bytes]) -> str:
    """Move `source` into `shelf` and return its name there, numbered when it is taken.

    `beside` are files to write next to it, by what follows the name without its suffix. All
    are there before the file moves; when anything fails none is, and OSError is raised.
    """
    if shelf.is_symlink():
        # It may lead anywhere.
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    shelf.mkdir(exist_ok=True)
    path = PurePath(source.name)
    stem = _short(path.stem)
    for number in count(1):
        own = stem if number == 1 else f"{stem} ({number})"
        # The name is taken first, so that nobody else can take it meanwhile.
        payloads = {own + path.suffix: b""} | {own + end: beside[end] for end in beside}
        if _move(source, shelf, payloads):
            return own + path.suffix
    raise AssertionError


def _move(source: Path, shelf: Path, payloads: Mapping[str, bytes]) -> bool:
    """Write the files and move the source over the first; False when a name is taken."""
    made: list[Path] = []
    try:
        for name, payload in payloads.items():
            with os.fdopen(os.open(shelf / name, _NEW, 0o644), "wb") as stream:
                made.append(shelf / name)
                stream.write(payload)
        source.replace(made[0])
    except OSError as problem:
        for path in made:
            path.unlink(missing_ok=True)
        if isinstance(problem, FileExistsError):
            return False
        raise
    return True


def _short(stem: str) -> str:
    return os.fsdecode(os.fsencode(stem)[:_MOST_STEM_BYTES])
