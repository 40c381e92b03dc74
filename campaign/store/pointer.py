"""Which build is the current one, and which older ones are kept for pinned links."""

import contextlib
import re
from pathlib import Path

from campaign.home import Home
from campaign.store.build import remove_build_file
from campaign.store.disk import replace_file
from campaign.thresholds import BUILDS_KEPT

_BUILD_ID = re.compile(r"[0-9a-f]{16}")


def build_path(home: Home, build_id: str) -> Path:
    """Where the build `build_id` is or will be; raises ValueError for anything but an id."""
    if not _BUILD_ID.fullmatch(build_id):
        raise ValueError("not a build id")
    return home.builds / f"{build_id}.duckdb"


def current_build_id(home: Home) -> str | None:
    """The id of the current build, or None before the first one."""
    try:
        text = home.pointer.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return text if _BUILD_ID.fullmatch(text) else None


def has_build(home: Home, build_id: str) -> bool:
    """Whether a pinned build still exists."""
    return bool(_BUILD_ID.fullmatch(build_id)) and build_path(home, build_id).exists()


def promote(home: Home, build_id: str) -> None:
    """Make `build_id` current in one step, then let the oldest builds go."""
    path = build_path(home, build_id)
    if not path.exists():
        raise FileNotFoundError(path)
    path.touch()
    replace_file(home.pointer, build_id.encode() + b"\n")
    _prune(home, keep=build_id)


def _prune(home: Home, *, keep: str) -> None:
    builds = sorted(
        home.builds.glob("*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True
    )
    for path in builds[BUILDS_KEPT:]:
        if path.stem != keep:
            with contextlib.suppress(OSError):
                remove_build_file(path)
