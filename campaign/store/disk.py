"""Writing files so that a reader sees the old one or the new one, whole, even after a crash."""

import os
import shutil
from pathlib import Path


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
