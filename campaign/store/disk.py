"""Writing files so that a reader sees the old one or the new one, whole, even after a crash."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from campaign.thresholds import ASIDE_STALE_SECONDS

# Neither a build (`*.duckdb`) nor a part (`.*.part`), so that a publisher at work in another
# process sweeps it away only when it is stale.
_ASIDE = ".aside-"


def sync_folder(folder: Path) -> None:
    """Make renames and new names in `folder` durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make a file's content durable."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def replace_file(path: Path, payload: bytes) -> None:
    """Write `payload` as `path` in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    aside.write_bytes(payload)
    sync_file(aside)
    aside.replace(path)
    sync_folder(path.parent)


def remove_parts(folder: Path) -> None:
    """Remove what a killed process left half written; the caller holds the publish lock."""
    for path in folder.glob(".*.part*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def folder_aside(parent: Path) -> Iterator[Path]:
    """A folder of this call's own within `parent`, gone with all it holds at the end.

    What a killed process leaves is swept by `remove_stale_asides`.
    """
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_stale_asides(parent: Path) -> None:
    """Remove folders aside that no running process can still be using."""
    oldest = time.time() - ASIDE_STALE_SECONDS
    for folder in parent.glob(f"{_ASIDE}*"):
        try:
            is_stale = folder.stat().st_mtime < oldest
        except FileNotFoundError:
            continue
        if is_stale:
            shutil.rmtree(folder, ignore_errors=True)
