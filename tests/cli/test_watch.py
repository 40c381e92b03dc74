"""The watched folder: what is dropped in is published or handed back, and nothing is lost."""

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from campaign import publish
from campaign.__main__ import main
from campaign.cli import watch as watching
from campaign.cli.folder import look
from campaign.cli.shelf import put_away
from campaign.cli.watch import Desk, Watcher
from campaign.home import Home
from campaign.publish import BuildBlockedError, PublishBusyError
from campaign.store import ledger
from campaign.store.build import CheckResult
from campaign.words import words_for
from tests.publish.scenes import drive, report, results, shown, upload_ids

_PROJECT = Path(__file__).resolve().parents[2]
_BAD = b"unit_code,indicator_code,as_of_date,participant_count\n31471,vsi,2025-10-31,x1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "gui-den"
    path.mkdir()
    return path


@pytest.fixture
def watcher(fresh_home: Home, folder: Path) -> Watcher:
    """A watcher whose rounds the test makes itself."""
    desk = Desk(fresh_home, None, "văn thư", is_confirmed=False)
    return Watcher(folder, desk, words_for("vi"), threading.Event())


def _once(home: Home, folder: Path, *options: str, ends: int = 0) -> None:
    arguments = ["--home", str(home.root), "watch", str(folder), "--once", "--every", "0.01"]
    assert main([*arguments, *options]) == ends


def _tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _lines(capsys: pytest.CaptureFixture[str], name: str) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if name in line]


def test_a_good_file_is_published_and_put_away(
    fresh_home: Home, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "thang10.csv").write_bytes(report(1300).payload)
    _once(fresh_home, folder, "--by", "Phường Long Mỹ", "--province", "92")
    assert _tree(folder) == {"da-nhan/thang10.csv"}
    assert set(shown(fresh_home).values()) == {1300}
    upload = ledger.active_uploads(ledger.read_entries(fresh_home))[-1]
    assert (upload.received_by, upload.province) == ("Phường Long Mỹ", "92")
    (line,) = _lines(capsys, "thang10.csv")
    assert upload.upload_id in line
    assert "da-nhan/thang10.csv" in line


def test_a_bad_file_comes_back_with_its_faults_and_a_marked_copy(
    fresh_home: Home, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.csv").write_bytes(_BAD)
    before = upload_ids(fresh_home)
    _once(fresh_home, folder, ends=1)
    assert upload_ids(fresh_home) == before
    back = folder / "can-sua"
    assert _tree(back) == {"b.csv", "b.csv.loi.txt", "b.loi.csv"}
    assert (back / "b.csv").read_bytes() == _BAD
    text = (back / "b.csv.loi.txt").read_text("utf-8-sig")
    assert "dòng 2" in text
    assert "x1" in text
    assert "Lỗi" in (back / "b.loi.csv").read_text("utf-8-sig")
    assert len(_lines(capsys, "b.csv")) == 1


def test_a_file_that_cannot_be_opened_comes_back_without_a_copy(
    fresh_home: Home, folder: Path
) -> None:
    (folder / "anh.csv").write_bytes(b"\x89PNG....")
    _once(fresh_home, folder, ends=1)
    assert _tree(folder) == {"can-sua/anh.csv", "can-sua/anh.csv.loi.txt"}


def test_a_file_that_needs_a_persons_word_waits_for_it_or_for_confirm(
    fresh_home: Home, folder: Path
) -> None:
    payload = report(1300, header="unit_code,indicator_code,as_of_date,participant_count,zzzz")
    asked = payload.payload.replace(b"1300\n", b"1300,x\n")
    (folder / "hoi.csv").write_bytes(asked)
    _once(fresh_home, folder, ends=1)
    assert "xác nhận" in (folder / "can-sua" / "hoi.csv.loi.txt").read_text("utf-8-sig")
    (folder / "hoi.csv").write_bytes(asked)
    _once(fresh_home, folder, "--confirm")
    assert (folder / "da-nhan" / "hoi.csv").exists()
    assert set(shown(fresh_home).values()) == {1300}


def test_a_drive_and_its_results_may_come_in_any_order(fresh_home: Home, folder: Path) -> None:
    (folder / "a-ket-qua.csv").write_bytes(results("thu", 7).payload)
    (folder / "b-dot.csv").write_bytes(drive("thu").payload)
    _once(fresh_home, folder)
    assert _tree(folder) == {"da-nhan/a-ket-qua.csv", "da-nhan/b-dot.csv"}


def test_nothing_is_overwritten(fresh_home: Home, folder: Path) -> None:
    for count in (1300, 1301):
        (folder / "a.csv").write_bytes(report(count).payload)
        _once(fresh_home, folder)
    for _ in range(2):
        (folder / "b.csv").write_bytes(_BAD)
        _once(fresh_home, folder, ends=1)
    assert _tree(folder) == {
        "da-nhan/a.csv",
        "da-nhan/a (2).csv",
        "can-sua/b.csv",
        "can-sua/b.csv.loi.txt",
        "can-sua/b.loi.csv",
        "can-sua/b (2).csv",
        "can-sua/b (2).csv.loi.txt",
        "can-sua/b (2).loi.csv",
    }


@pytest.mark.parametrize(
    "name",
    [".a.csv", "~$a.xlsx", "a.csv.part", "a.csv.FilePart", "a.tmp", ".~lock.a.csv#", "a.csv~"],
)
def test_locks_and_unfinished_files_are_left_alone(
    fresh_home: Home, folder: Path, name: str
) -> None:
    (folder / name).write_bytes(report(1300).payload)
    _once(fresh_home, folder)
    assert _tree(folder) == {name}


def test_a_file_is_taken_only_when_two_looks_find_it_the_same(
    watcher: Watcher, fresh_home: Home, folder: Path
) -> None:
    path = folder / "a.csv"
    whole = report(1300).payload
    path.write_bytes(whole[:80])
    watcher.round()
    path.write_bytes(whole[:120])
    watcher.round()
    path.write_bytes(whole)
    watcher.round()
    assert _tree(folder) == {"a.csv"}
    watcher.round()
    assert _tree(folder) == {"da-nhan/a.csv"}
    assert set(shown(fresh_home).values()) == {1300}


def test_links_are_never_followed(
    fresh_home: Home, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "ngoai.csv"
    secret.write_bytes(report(1300).payload)
    (folder / "a.csv").symlink_to(secret)
    (folder / "sub").symlink_to(tmp_path)
    before = upload_ids(fresh_home)
    _once(fresh_home, folder, ends=1)
    assert secret.exists()
    assert (folder / "a.csv").is_symlink()
    assert upload_ids(fresh_home) == before
    assert "liên kết" in _lines(capsys, "a.csv")[0]


def test_a_pipe_does_not_hold_the_watch(fresh_home: Home, folder: Path) -> None:
    os.mkfifo(folder / "ong.csv")
    _once(fresh_home, folder, ends=1)


@pytest.mark.parametrize("shelf", ["da-nhan", "can-sua"])
def test_a_linked_folder_to_put_files_into_is_misuse(
    fresh_home: Home, folder: Path, tmp_path: Path, shelf: str
) -> None:
    (folder / shelf).symlink_to(tmp_path)
    _once(fresh_home, folder, ends=2)
    with pytest.raises(OSError, match="symbolic"):
        put_away(folder / "a.csv", folder / shelf, {})


def test_a_crash_between_publishing_and_moving_is_mended_at_the_next_look(
    fresh_home: Home, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.csv").write_bytes(report(1300).payload)
    publish.publish(fresh_home, [report(1300)], by="x")
    before = upload_ids(fresh_home)
    _once(fresh_home, folder)
    assert upload_ids(fresh_home) == before
    assert _tree(folder) == {"da-nhan/a.csv"}
    assert before[-1] in _lines(capsys, "a.csv")[0]


def test_the_same_content_twice_is_published_once(fresh_home: Home, folder: Path) -> None:
    before = len(upload_ids(fresh_home))
    for name in ("a.csv", "b.csv"):
        (folder / name).write_bytes(report(1300).payload)
    _once(fresh_home, folder)
    assert len(upload_ids(fresh_home)) == before + 1
    assert _tree(folder) == {"da-nhan/a.csv", "da-nhan/b.csv"}


def test_a_retracted_upload_may_be_sent_again(fresh_home: Home, folder: Path) -> None:
    (result,) = publish.publish(fresh_home, [report(1300)], by="x")
    publish.undo(fresh_home, str(result.upload_id), by="x")
    (folder / "a.csv").write_bytes(report(1300).payload)
    _once(fresh_home, folder)
    assert set(shown(fresh_home).values()) == {1300}


def test_while_another_publishes_the_file_waits(
    watcher: Watcher,
    fresh_home: Home,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise PublishBusyError

    (folder / "a.csv").write_bytes(report(1300).payload)
    with monkeypatch.context() as patched:
        patched.setattr(publish, "publish", busy)
        for _ in range(4):
            watcher.round()
    assert _tree(folder) == {"a.csv"}
    # However often it tries, it says so once.
    assert len(_lines(capsys, "a.csv")) == 1
    watcher.round()
    assert _tree(folder) == {"da-nhan/a.csv"}
    assert set(shown(fresh_home).values()) == {1300}


def test_a_file_that_blocks_the_build_takes_no_other_with_it(
    watcher: Watcher, fresh_home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., object] = publish.publish

    def blocked(home: Home, files: list[publish.Incoming], **options: object) -> object:
        if any(file.name == "xau.csv" for file in files):
            raise BuildBlockedError([CheckResult("fail_unit_unknown", 1, ("a",), (("b",),))])
        return real(home, files, **options)

    monkeypatch.setattr(publish, "publish", blocked)
    (folder / "tot.csv").write_bytes(report(1300).payload)
    (folder / "xau.csv").write_bytes(report(1301).payload)
    watcher.round()
    watcher.round()
    assert _tree(folder) == {
        "da-nhan/tot.csv",
        "can-sua/xau.csv",
        "can-sua/xau.csv.loi.txt",
    }
    assert set(shown(fresh_home).values()) == {1300}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "không đọc được"),
        (FileNotFoundError(errno.ENOENT, "gone"), "không còn"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_others_go_on(
    watcher: Watcher,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: OSError,
    told: str,
) -> None:
    real = os.open

    def failing(path: Path, *rest: int) -> int:
        if str(path).endswith("a.csv"):
            raise fault
        return real(path, *rest)

    (folder / "a.csv").write_bytes(report(1301).payload)
    (folder / "b.csv").write_bytes(report(1300).payload)
    watcher.round()
    monkeypatch.setattr("campaign.cli.folder.os.open", failing)
    watcher.round()
    assert _tree(folder) == {"a.csv", "da-nhan/b.csv"}
    assert told in _lines(capsys, "a.csv")[0]


def test_a_full_disk_leaves_the_file_and_no_half_of_what_goes_beside_it(
    watcher: Watcher,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target), None, str(self))

    (folder / "b.csv").write_bytes(_BAD)
    watcher.round()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        watcher.round()
    assert _tree(folder) == {"b.csv"}
    assert "No space left" in _lines(capsys, "b.csv")[0]
    watcher.round()
    assert "can-sua/b.csv" in _tree(folder)


def test_a_file_sent_anew_meanwhile_is_another_file(
    watcher: Watcher, fresh_home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., object] = publish.publish

    def slow(*given: object, **options: object) -> object:
        done = real(*given, **options)
        (folder / "a.csv").write_bytes(report(1302).payload)
        return done

    (folder / "a.csv").write_bytes(report(1300).payload)
    watcher.round()
    with monkeypatch.context() as patched:
        patched.setattr(publish, "publish", slow)
        watcher.round()
    assert _tree(folder) == {"a.csv"}
    assert set(shown(fresh_home).values()) == {1300}
    watcher.round()
    watcher.round()
    assert set(shown(fresh_home).values()) == {1302}
    assert _tree(folder) == {"da-nhan/a.csv"}


def test_an_unforeseen_fault_of_one_file_does_not_end_the_watch(
    watcher: Watcher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    (folder / "a.csv").write_bytes(report(1300).payload)
    watcher.round()
    with monkeypatch.context() as patched:
        patched.setattr(publish, "publish", broken)
        watcher.round()
    assert _tree(folder) == {"a.csv"}
    watcher.round()
    assert _tree(folder) == {"da-nhan/a.csv"}


def test_without_a_marked_copy_the_faults_go_back_all_the_same(
    watcher: Watcher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(watching, "marked_copy", broken)
    (folder / "b.csv").write_bytes(_BAD)
    watcher.round()
    watcher.round()
    assert _tree(folder) == {"can-sua/b.csv", "can-sua/b.csv.loi.txt"}


def test_too_large_a_file_is_not_even_read(
    watcher: Watcher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MAX_SIDEBAR_BYTES", 10)
    monkeypatch.setattr(watching, "read_at_rest", None)
    (folder / "b.csv").write_bytes(_BAD)
    watcher.round()
    watcher.round()
    assert _tree(folder) == {"can-sua/b.csv", "can-sua/b.csv.loi.txt"}


def test_a_folder_that_is_away_for_a_while_is_told_once(
    watcher: Watcher, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.rename(folder.with_name("away"))
    watcher.round()
    watcher.round()
    assert len(capsys.readouterr().out.splitlines()) == 1
    folder.with_name("away").rename(folder)
    (folder / "a.csv").write_bytes(report(1300).payload)
    watcher.round()
    watcher.round()
    assert _tree(folder) == {"da-nhan/a.csv"}


@pytest.mark.parametrize("name", ["a\nb.csv", "đ" * 120 + ".csv", "không dấu chấm", "=1+1.csv"])
def test_odd_names_are_put_away_and_told_on_one_line(
    fresh_home: Home, folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (folder / name).write_bytes(_BAD)
    _once(fresh_home, folder, ends=1)
    assert look(folder) == {}
    assert len(look(folder / "can-sua")) == 3
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_a_name_that_is_no_utf8_is_put_away(fresh_home: Home, folder: Path) -> None:
    (folder / os.fsdecode(b"\xff.csv")).write_bytes(report(1300).payload)
    _once(fresh_home, folder)
    assert len(look(folder / "da-nhan")) == 1


@pytest.mark.parametrize(
    "arguments",
    [["/nowhere"], [__file__], [str(_PROJECT), "--province", "99"]],
)
def test_a_folder_or_province_that_is_not_there_is_misuse(
    shipped_home: Home, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["--home", str(shipped_home.root), "watch", *arguments, "--once"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("seconds", ["0", "-1", "x", "nan", "inf"])
def test_looks_need_a_time_between_them(folder: Path, seconds: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["watch", str(folder), "--every", seconds])
    assert caught.value.code == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(fresh_home: Home, folder: Path, number: int) -> None:
    command = [sys.executable, "-m", "campaign", "--home", str(fresh_home.root)]
    process = subprocess.Popen(
        [*command, "watch", str(folder), "--every", "0.05"],
        cwd=_PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert str(folder).encode() in process.stdout.readline()
    (folder / "a.csv").write_bytes(report(1300).payload)
    assert b"da-nhan/a.csv" in process.stdout.readline()
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"Traceback" not in err
    assert len(out.splitlines()) == 1
    assert set(shown(fresh_home).values()) == {1300}
