"""Two processes on one home: publishers queue, readers read on."""

import os
import subprocess
import sys
from pathlib import Path

import filelock
import pytest

from campaign import publish
from campaign.home import Home
from campaign.publish import run
from tests.conftest import with_printed_figures
from tests.publish.scenes import UNITS, report, shown, state, upload_ids

_PROJECT = Path(__file__).resolve().parents[2]
_PUBLISHERS = 2
_READER = """
import sys
from pathlib import Path
from campaign.home import Home
from tests.publish.scenes import UNITS, shown
home = Home(Path(sys.argv[1]))
print("ready", flush=True)
seen = []
while not (home.root / "stop").exists():
    counts = set(shown(home).values())
    assert len(counts) == 1, counts
    if counts != set(seen[-1:]):
        seen += counts
print(seen)
"""


def _publisher(home: Home, file: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "campaign", "--home", str(home.root), "publish", str(file)]
    return subprocess.Popen(command, cwd=_PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_publishers_at_once_both_end_published(fresh_home: Home, tmp_path: Path) -> None:
    before = upload_ids(fresh_home)
    files = [tmp_path / f"{number}.csv" for number in range(_PUBLISHERS)]
    for number, file in enumerate(files):
        file.write_bytes(report(2000 + number).payload)
    running = [_publisher(fresh_home, file) for file in files]
    assert [(p.communicate(timeout=60)[1], p.returncode) for p in running] == [(b"", 0)] * 2
    assert len(upload_ids(fresh_home)) == len(before) + _PUBLISHERS
    assert set(shown(fresh_home).values()) <= {2000, 2001}


def test_two_first_starts_at_once_publish_the_shipped_figures_once(tmp_path: Path) -> None:
    home = with_printed_figures(Home(tmp_path / "new"))
    command = [sys.executable, "-m", "campaign", "--home", str(home.root), "build-path"]
    pipe = subprocess.PIPE
    running = [subprocess.Popen(command, cwd=_PROJECT, stdout=pipe, stderr=pipe) for _ in range(2)]
    outputs = [p.communicate(timeout=60) for p in running]
    assert outputs[0] == outputs[1]
    assert len(upload_ids(home)) == len(home.published_files())


def test_a_publisher_that_waits_too_long_says_busy(
    fresh_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "LOCK_TIMEOUT_SECONDS", 0.1)
    before = state(fresh_home)
    with filelock.FileLock(fresh_home.lock), pytest.raises(publish.PublishBusyError):
        publish.publish(fresh_home, [report(1300)], by="Lan")
    assert state(fresh_home) == before


def test_readers_read_on_while_another_process_publishes(fresh_home: Home) -> None:
    publish.publish(fresh_home, [report(3000)], by="Lan")
    environment = os.environ | {"PYTHONPATH": str(_PROJECT)}
    with subprocess.Popen(
        [sys.executable, "-c", _READER, str(fresh_home.root)],
        cwd=_PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        for count in (3001, 3002, 3003):
            publish.publish(fresh_home, [report(count)], by="Lan")
        (fresh_home.root / "stop").touch()
        told, faults = reader.communicate(timeout=30)
    assert faults == ""
    assert set(eval(told)) <= {3000, 3001, 3002, 3003}  # noqa: S307 - our own process
    assert shown(fresh_home) == dict.fromkeys(UNITS, 3003)
