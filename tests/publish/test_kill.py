"""kill -9 at any moment of a publication loses nothing and shows nothing half done."""

import csv
import io
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from campaign import publish
from campaign.home import Home
from campaign.store import ledger, query
from tests.publish.scenes import DAY, UNITS, current, shown, upload_ids

_PROJECT = Path(__file__).resolve().parents[2]
_ROUNDS = 50
_LONGEST_WAIT_SECONDS = 30.0

pytestmark = pytest.mark.xdist_group("kill")


class Zygote:
    """Starts publishers and tells how they ended."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.publish.zygote"]
        self._process = subprocess.Popen(
            command, cwd=_PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def start(self, home: Home, *words: str) -> None:
        """Start one publisher."""
        assert self._process.stdin is not None
        self._process.stdin.write("\t".join((str(home.root), *words)) + "\n")
        self._process.stdin.flush()

    def end(self, how: str) -> str:
        """Kill the publisher or wait for it: done, failed or killed."""
        assert self._process.stdin is not None
        self._process.stdin.write(how + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=_LONGEST_WAIT_SECONDS)


@pytest.fixture
def zygote() -> Iterator[Zygote]:
    made = Zygote()
    yield made
    made.close()


def _duration_seconds(zygote: Zygote, home: Home) -> float:
    """How long an undisturbed publication takes."""
    started = time.monotonic()
    zygote.start(home, "500")
    assert zygote.end("wait") == "done"
    return time.monotonic() - started


def _wait_until(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + _LONGEST_WAIT_SECONDS
    while not is_so() and time.monotonic() < ends:
        time.sleep(0.0002)


def _moment(home: Home, dice: random.Random, *, kind: int, seconds: float) -> None:
    """Wait for the moment to kill: any, as a build appears, the ledger grows, the pointer moves."""
    builds, size = set(home.builds.glob("*.duckdb")), home.ledger.stat().st_size
    pointed = home.pointer.stat().st_ino
    if kind == 0:
        _wait_until(lambda: set(home.builds.glob("*.duckdb")) != builds)
    elif kind == 1:
        _wait_until(lambda: home.ledger.stat().st_size != size)
    elif kind == 2:
        _wait_until(lambda: home.pointer.stat().st_ino != pointed)
    else:
        time.sleep(dice.uniform(0, 1.1 * seconds))
        return
    time.sleep(dice.choice((0, 0, 0.001, 0.003)))


def _model(home: Home) -> dict[str, int]:
    """What the ledger's active uploads say of October, read without the project's reader."""
    counts: dict[str, int] = {}
    for upload in ledger.active_uploads(ledger.read_entries(home)):
        text = ledger.read_raw(home, upload.sha256).decode()
        for row in csv.DictReader(io.StringIO(text)):
            if row.get("as_of_date") == DAY.isoformat() and row["unit_code"] in UNITS:
                counts[row["unit_code"]] = int(row["participant_count"])
    return counts


def _assert_whole(home: Home) -> None:
    """The current build is what the ledger says, all of it."""
    publish.ensure_ready(home)
    found = query.select(current(home), "mart_upload", order_by=("upload_sequence",))
    assert [row["upload_id"] for row in found] == upload_ids(home)
    assert shown(home) == _model(home)


def test_a_publication_killed_at_any_moment_is_whole_or_absent(
    fresh_home: Home, zygote: Zygote
) -> None:
    dice = random.Random(20251122)  # noqa: S311 - a seed, not a secret
    seconds = _duration_seconds(zygote, fresh_home)
    ends: list[tuple[str, bool]] = []
    for number in range(_ROUNDS):
        before = upload_ids(fresh_home)
        zygote.start(fresh_home, str(1000 + number))
        _moment(fresh_home, dice, kind=number % 6, seconds=seconds)
        end = zygote.end("kill")
        _assert_whole(fresh_home)
        is_new = len(upload_ids(fresh_home)) == len(before) + 1
        assert shown(fresh_home) == dict.fromkeys(UNITS, 1000 + number) or not is_new
        assert upload_ids(fresh_home)[: len(before)] == before
        assert is_new or end != "done"
        ends.append((end, is_new))
    # The moments must really have been spread: killed before and after the ledger was written.
    assert {("killed", False), ("killed", True)} <= set(ends)


def test_an_undo_killed_at_any_moment_is_whole_or_absent(fresh_home: Home, zygote: Zygote) -> None:
    dice = random.Random(7)  # noqa: S311 - a seed, not a secret
    seconds = _duration_seconds(zygote, fresh_home)
    for number in range(6):
        last = upload_ids(fresh_home)[-1]
        zygote.start(fresh_home, "undo", last)
        _moment(fresh_home, dice, kind=(1, 3)[number % 2], seconds=seconds / 4)
        zygote.end("kill")
        _assert_whole(fresh_home)


def test_what_killed_publishers_leave_is_swept(fresh_home: Home, zygote: Zygote) -> None:
    zygote.start(fresh_home, "900")
    _wait_until(lambda: any(fresh_home.builds.glob(".*.part")))
    assert zygote.end("kill") == "killed"
    assert list(fresh_home.builds.glob(".*.part"))
    _duration_seconds(zygote, fresh_home)
    assert not list(fresh_home.builds.glob(".*.part*"))
