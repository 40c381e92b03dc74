"""Publishing: all or nothing, told beforehand, undone on demand."""

import datetime as dt
from pathlib import Path

import pytest

from campaign import publish
from campaign.home import Home
from campaign.publish import Incoming
from campaign.store import query
from tests.publish.scenes import (
    REPORT_HEADER,
    UNITS,
    current,
    drive,
    report,
    results,
    shown,
    state,
    upload_ids,
)


def test_a_good_upload_appears(fresh_home: Home) -> None:
    (done,) = publish.publish(fresh_home, [report(1300)], by="Lan")
    assert shown(fresh_home) == dict.fromkeys(UNITS, 1300)
    rows = query.select(current(fresh_home), "mart_upload", where={"upload_id": done.upload_id})
    assert [(row["file_name"], row["received_by_name"]) for row in rows] == [("1300.csv", "Lan")]


def test_only_the_file_name_is_kept_of_a_path(fresh_home: Home) -> None:
    file = Incoming("../../lan/x/thang10.csv", report(1300).payload)
    publish.publish(fresh_home, [file], by="Lan")
    names = {row["file_name"] for row in query.select(current(fresh_home), "mart_upload")}
    assert "thang10.csv" in names


@pytest.mark.parametrize(
    "payload", [b"", b"\x89PNG", REPORT_HEADER.encode(), report(-5).payload, report(1).payload * 2]
)
def test_a_file_with_errors_leaves_everything_as_it_was(fresh_home: Home, payload: bytes) -> None:
    before = state(fresh_home)
    (done,) = publish.publish(fresh_home, [Incoming("x.csv", payload)], by="Lan", confirm=True)
    assert (done.is_acceptable, done.upload_id) == (False, None)
    assert state(fresh_home) == before


def test_a_future_report_is_refused(fresh_home: Home) -> None:
    # Vietnam's day begins seven hours before the one of UTC.
    future = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=2)
    text = f"{REPORT_HEADER}\n31471,vsi,{future},5\n"
    (done,) = publish.check(fresh_home, [Incoming("x.csv", text.encode())])
    assert [finding.code for finding in done.findings] == ["future_date"]


def _odd(count: int) -> Incoming:
    text = f"{REPORT_HEADER},zzzz\n31471,vsi,2025-10-31,{count},x\n"
    return Incoming("odd.csv", text.encode())


def test_a_warning_waits_for_confirmation(fresh_home: Home) -> None:
    before = state(fresh_home)
    (waiting,) = publish.publish(fresh_home, [_odd(1300)], by="Lan")
    assert (waiting.is_acceptable, waiting.needs_confirmation) == (True, True)
    assert waiting.upload_id is None
    assert state(fresh_home) == before


def test_a_confirmed_warning_is_published(fresh_home: Home) -> None:
    (done,) = publish.publish(fresh_home, [_odd(1300)], by="Lan", confirm=True)
    assert done.upload_id is not None
    assert shown(fresh_home)["31471"] == 1300


def test_a_good_file_is_published_beside_a_bad_one(fresh_home: Home) -> None:
    files = [Incoming("bad.csv", b"x"), report(1300)]
    bad, good = publish.publish(fresh_home, files, by="Lan")
    assert bad.upload_id is None
    assert upload_ids(fresh_home)[-1] == good.upload_id


def test_changes_are_told_beforehand(fresh_home: Home) -> None:
    publish.publish(fresh_home, [report(1300)], by="Lan")
    text = (
        f"{REPORT_HEADER}\n31471,vsi,2025-10-31,1300\n31340,vsi,2025-10-31,1400\n"
        "31157,vsi,2025-10-31,5\n"
    )
    (checked,) = publish.check(fresh_home, [Incoming("x.csv", text.encode())])
    changes = checked.changes
    assert (changes.new, changes.changed, changes.identical) == (1, 1, 1)
    assert [d.columns for d in changes.details] == [(("participant_count", 1300, 1400),)]
    assert changes.missing_units == ("31153", "92")


def test_checking_writes_nothing(fresh_home: Home) -> None:
    before = state(fresh_home)
    publish.check(fresh_home, [report(1300), drive("d1"), results("d1", 5)])
    assert state(fresh_home) == before


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_batch_may_define_a_drive_and_use_it(fresh_home: Home, order: tuple[int, int]) -> None:
    files = [drive("d1"), results("d1", 77)]
    done = publish.publish(fresh_home, [files[index] for index in order], by="Lan")
    assert all(result.upload_id for result in done)
    rows = query.select(current(fresh_home), "mart_drive_summary", where={"drive_code": "d1"})
    assert [row["value_count"] for row in rows] == [77]


def test_results_without_their_drive_are_refused(fresh_home: Home) -> None:
    (done,) = publish.publish(fresh_home, [results("d1", 77)], by="Lan", confirm=True)
    assert [finding.code for finding in done.findings] == ["unknown_drive"]


def test_a_later_upload_replaces_and_undo_restores(fresh_home: Home) -> None:
    publish.publish(fresh_home, [report(1300)], by="Lan")
    (later,) = publish.publish(fresh_home, [report(1400)], by="Lan")
    assert shown(fresh_home) == dict.fromkeys(UNITS, 1400)
    publish.undo(fresh_home, str(later.upload_id), by="Lan")
    assert shown(fresh_home) == dict.fromkeys(UNITS, 1300)


def test_an_upload_cannot_be_undone_twice(fresh_home: Home) -> None:
    (done,) = publish.publish(fresh_home, [report(1300)], by="Lan")
    publish.undo(fresh_home, str(done.upload_id), by="Lan")
    with pytest.raises(publish.UploadUnknownError):
        publish.undo(fresh_home, str(done.upload_id), by="Lan")


def test_an_undone_file_can_be_published_again(fresh_home: Home) -> None:
    (first,) = publish.publish(fresh_home, [report(1300)], by="Lan")
    publish.undo(fresh_home, str(first.upload_id), by="Lan")
    (second,) = publish.publish(fresh_home, [report(1300)], by="Lan")
    assert first.upload_id != second.upload_id
    assert shown(fresh_home) == dict.fromkeys(UNITS, 1300)


def test_undoing_a_drive_that_results_need_is_blocked(fresh_home: Home) -> None:
    made, _ = publish.publish(fresh_home, [drive("d1"), results("d1", 77)], by="Lan")
    before = state(fresh_home)
    with pytest.raises(publish.BuildBlockedError) as caught:
        publish.undo(fresh_home, str(made.upload_id), by="Lan")
    assert [check.name for check in caught.value.checks] == ["fail_drive_unknown"]
    assert state(fresh_home) == before


def test_a_full_disk_leaves_everything_as_it_was(
    fresh_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_home: Home, _entries: object) -> None:
        raise OSError(28, "No space left on device")

    publish.ensure_ready(fresh_home)
    before = state(fresh_home)[:2]
    monkeypatch.setattr("campaign.store.ledger.append_entries", full)
    with pytest.raises(OSError, match="No space"):
        publish.publish(fresh_home, [report(1300)], by="Lan")
    assert state(fresh_home)[:2] == before
    assert shown(fresh_home) != dict.fromkeys(UNITS, 1300)


def test_a_first_start_publishes_the_homes_own_figures(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "mine.csv").write_bytes(report(1300).payload)
    publish.ensure_ready(home)
    assert [row["file_name"] for row in query.select(current(home), "mart_upload")] == ["mine.csv"]
