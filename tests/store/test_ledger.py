"""The ledger: what is on disk counts, torn ends are dropped, damage is refused."""

import errno
import io
from dataclasses import replace
from pathlib import Path

import pytest

from campaign.home import Home
from campaign.store import ledger
from campaign.store.disk import remove_parts
from campaign.store.ledger import Entry, LedgerDamagedError, RawDamagedError, Upload
from campaign.terms import Kind


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def _accept(sequence: int, *, name: str = "tệp.csv") -> Entry:
    upload_id = Upload.new_id(sequence, "a" * 64)
    at = "2025-10-01T00:00:00"
    upload = Upload(
        upload_id, sequence, Kind.REPORTS, name, "a" * 64, 9, 1, at, "Lan", "92", "2025-09-30"
    )
    return Entry(ledger.ACCEPT, at, "Lan", upload_id, upload)


def _retract(entry: Entry) -> Entry:
    return replace(entry, state=ledger.RETRACT, upload=None)


def test_no_ledger_is_an_empty_one(home: Home) -> None:
    assert ledger.read_entries(home) == []


def test_entries_are_read_as_they_were_appended(home: Home) -> None:
    entries = [_accept(1), _accept(2, name='a"\n,\u2028.csv'), _retract(_accept(1))]
    ledger.append_entries(home, entries[:1])
    ledger.append_entries(home, entries[1:])
    assert ledger.read_entries(home) == entries


def test_a_retraction_ends_an_upload(home: Home) -> None:
    one, two = _accept(1), _accept(2)
    ledger.append_entries(home, [one, two, _retract(one)])
    assert ledger.active_uploads(ledger.read_entries(home)) == [two.upload]


@pytest.mark.parametrize("kept_bytes", [1, 20, -1])
def test_a_torn_last_line_is_left_out(home: Home, kept_bytes: int) -> None:
    ledger.append_entries(home, [_accept(1)])
    whole = home.ledger.read_bytes()
    home.ledger.write_bytes(whole + whole[:kept_bytes])
    assert ledger.read_entries(home) == [_accept(1)]


def test_appending_repairs_a_torn_last_line(home: Home) -> None:
    ledger.append_entries(home, [_accept(1)])
    home.ledger.write_bytes(home.ledger.read_bytes() + b'{"at": "2025')
    ledger.append_entries(home, [_accept(2)])
    assert ledger.read_entries(home) == [_accept(1), _accept(2)]


def test_of_several_lines_a_full_disk_keeps_none(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.append_entries(home, [_accept(1)])

    def write_the_first(stream: io.FileIO, payload: bytes) -> None:
        stream.write(payload[: payload.index(b"\n") + 1])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(ledger, "_write_whole", write_the_first)
    with pytest.raises(OSError, match="full"):
        ledger.append_entries(home, [_accept(2), _accept(3)])
    assert ledger.read_entries(home) == [_accept(1)]


@pytest.mark.parametrize("line", [b"{", b"5", b"[]", b"null", b'{"a": 1}', b"\xff", b"", b'""'])
def test_a_damaged_line_is_refused_with_its_number(home: Home, line: bytes) -> None:
    ledger.append_entries(home, [_accept(1)])
    whole = home.ledger.read_bytes()
    home.ledger.write_bytes(whole + line + b"\n" + whole)
    with pytest.raises(LedgerDamagedError) as caught:
        ledger.read_entries(home)
    assert caught.value.line == 2


def test_raw_bytes_are_kept_under_their_hash(home: Home) -> None:
    sha256 = ledger.keep_raw(home, b"abc")
    assert ledger.read_raw(home, sha256) == b"abc"
    assert [path.name for path in home.uploads.iterdir()] == [sha256]


def test_an_altered_raw_file_is_noticed(home: Home) -> None:
    sha256 = ledger.keep_raw(home, b"abc")
    (home.uploads / sha256).write_bytes(b"abd")
    with pytest.raises(RawDamagedError):
        ledger.read_raw(home, sha256)


def test_a_missing_raw_file_is_noticed(home: Home) -> None:
    with pytest.raises(RawDamagedError):
        ledger.read_raw(home, "0" * 64)


def test_uploading_the_same_bytes_mends_an_altered_raw_file(home: Home) -> None:
    sha256 = ledger.keep_raw(home, b"abc")
    (home.uploads / sha256).write_bytes(b"")
    ledger.keep_raw(home, b"abc")
    assert ledger.read_raw(home, sha256) == b"abc"


def test_what_a_killed_process_left_half_written_is_removed(home: Home) -> None:
    sha256 = ledger.keep_raw(home, b"abc")
    (home.uploads / ".x.1.part").write_bytes(b"half")
    (home.uploads / ".x.1.part.tmp").mkdir()
    remove_parts(home.uploads)
    assert [path.name for path in home.uploads.iterdir()] == [sha256]
