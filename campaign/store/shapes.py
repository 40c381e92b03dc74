"""What maps are drawn with, kept by content: the same name always holds the same bytes."""

import gzip
import hashlib
import re

from campaign.home import Home
from campaign.store import disk

_NAME = re.compile(r"[0-9a-f]{32}\.json", re.ASCII)
_COMPRESSION = 9


def keep(home: Home, payload: bytes) -> str:
    """Keep `payload`, a JSON text, and return its name; the same content is kept once.

    Raises OSError when the folder cannot be written.
    """
    name = f"{hashlib.sha256(payload).hexdigest()[:32]}.json"
    path = home.shapes / f"{name}.gz"
    if not path.exists():
        # Without a time of its own in it, so that the same content is the same file.
        disk.replace_file(path, gzip.compress(payload, _COMPRESSION, mtime=0))
    return name


def kept(home: Home, name: str) -> bytes | None:
    """The gzip-compressed content of a name; None for a name that nothing was kept under."""
    if not _NAME.fullmatch(name):
        return None
    try:
        return (home.shapes / f"{name}.gz").read_bytes()
    except FileNotFoundError:
        return None
