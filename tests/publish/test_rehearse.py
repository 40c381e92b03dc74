"""A rehearsal says what publishing then really shows, and leaves nothing behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from campaign import publish
from campaign.home import Home
from campaign.kinds import SPECS
from campaign.publish import Checked, Incoming, Rehearsal, UploadUnreadableError
from campaign.publish.assemble import facts_of
from campaign.publish.shown import Pages
from campaign.store import build, ledger, query
from campaign.store.disk import folder_aside, remove_stale_asides
from campaign.store.facts import facts_in
from campaign.terms import Kind, MapMeasure
from campaign.thresholds import ASIDE_STALE_SECONDS, RANK_MOVES_SHOWN
from tests.publish.plausible_scene import communes, home_with_history
from tests.publish.scenes import DAY, UNITS, current, drive, report, results, shown, state

_PROJECT = Path(__file__).resolve().parents[2]
_RANKS = """
SELECT unit_code, rank() OVER (ORDER BY attainment_pct DESC) AS place
FROM mart_progress
WHERE unit_level = 'commune' AND is_default_issuer AND indicator_code = 'vsi'
    AND month_end = ? AND attainment_pct IS NOT NULL
"""


def _checked(home: Home, file: Incoming) -> Checked:
    (checked,) = publish.check(home, [file])
    return checked


def _month(codes: list[str], day: str, *, factor: int) -> Incoming:
    """A month in which the order of the units depends on the factor."""
    rows = [f"{code},vsi,{day},{1000 + i * factor % 103}" for i, code in enumerate(codes)]
    text = "\n".join(["unit_code,indicator_code,as_of_date,participant_count", *rows, ""])
    return Incoming("thang.csv", text.encode())


def _targets(codes: list[str]) -> Incoming:
    rows = [f"{code},vsi,2025-01-01,2025-12-31,2000,people_committee" for code in codes]
    head = "unit_code,indicator_code,period_start,period_end,target_count,issuer"
    return Incoming("chi-tieu.csv", "\n".join([head, *rows, ""]).encode())


def _publish(home: Home, file: Incoming) -> None:
    (done,) = publish.publish(home, [file], by="Lan", confirm=True)
    assert done.upload_id is not None


@pytest.fixture
def full_home(fresh_home: Home) -> tuple[Home, list[str]]:
    """A home in which every unit has a target and an August."""
    codes = communes(fresh_home)
    _publish(fresh_home, _targets(codes))
    _publish(fresh_home, _month(codes, "2025-08-31", factor=1))
    return fresh_home, codes


def _places(home: Home, month: object) -> dict[str, int]:
    rows = query.rows(current(home), _RANKS, [month])
    return {row["unit_code"]: row["place"] for row in rows}


def test_the_headlines_are_those_that_publishing_then_shows(
    full_home: tuple[Home, list[str]],
) -> None:
    home, codes = full_home
    file = _month(codes, "2025-10-31", factor=7)
    told = publish.rehearse(home, _checked(home, file))
    before = Pages(publish.current_path(home))
    assert [h.indicator_code for h in told.headlines] == ["vsi"]
    for headline in told.headlines:
        key = (headline.province_code, headline.indicator_code, headline.month_end)
        assert headline.before == before.standing(*key)
    _publish(home, file)
    after = Pages(publish.current_path(home))
    for headline in told.headlines:
        key = (headline.province_code, headline.indicator_code, headline.month_end)
        assert headline.after == after.standing(*key)
        assert (headline.reported_after_count, headline.unit_count) == after.reported(*key)
    (headline,) = told.headlines
    assert headline.after is not None
    assert headline.after.participant_count == sum(1000 + i * 7 % 103 for i in range(103))
    assert (headline.reported_before_count, headline.reported_after_count) == (0, 103)
    assert headline.is_moved


def test_the_ranks_are_those_that_publishing_then_shows(full_home: tuple[Home, list[str]]) -> None:
    home, codes = full_home
    file = _month(codes, "2025-10-31", factor=7)
    told = publish.rehearse(home, _checked(home, file))
    old = _places(home, told.headlines[0].before.month_end if told.headlines[0].before else None)
    _publish(home, file)
    new = _places(home, DAY)
    moved = {unit for unit in new if old[unit] != new[unit]}
    assert told.rank_move_count == len(moved) > RANK_MOVES_SHOWN
    assert len(told.rank_moves) == RANK_MOVES_SHOWN
    for move in told.rank_moves:
        assert move.measure is MapMeasure.ATTAINMENT
        assert (move.old_rank, move.new_rank) == (old[move.unit_code], new[move.unit_code])
    farthest = max(abs(new[unit] - old[unit]) for unit in moved)
    assert abs(told.rank_moves[0].new_rank - told.rank_moves[0].old_rank) == farthest


def test_new_warnings_are_those_that_the_build_then_has(full_home: tuple[Home, list[str]]) -> None:
    home, codes = full_home
    file = Incoming(
        "giam.csv",
        f"unit_code,indicator_code,as_of_date,participant_count\n{codes[5]},vsi,2025-10-31,500\n".encode(),
    )
    told = publish.rehearse(home, _checked(home, file))
    assert [(w.name, w.row_count) for w in told.warnings] == [("warn_stock_falls", 1)]
    assert told.warnings[0].rows[0][0] == codes[5]
    _publish(home, file)
    rows = query.select(current(home), "mart_check", where={"check_name": "warn_stock_falls"})
    assert codes[5] in {row["cell"] for row in rows}
    assert publish.rehearse(home, _checked(home, file)).warnings == ()


def test_a_file_that_changes_nothing_moves_nothing(full_home: tuple[Home, list[str]]) -> None:
    home, codes = full_home
    told = publish.rehearse(home, _checked(home, _month(codes, "2025-08-31", factor=1)))
    assert (told.rank_moves, told.rank_move_count, told.warnings) == ((), 0, ())
    assert [headline.is_moved for headline in told.headlines] == [False]


def test_targets_alone_move_the_headline_of_the_last_month(fresh_home: Home) -> None:
    told = publish.rehearse(fresh_home, _checked(fresh_home, _targets(communes(fresh_home))))
    vsi = next(h for h in told.headlines if h.indicator_code == "vsi")
    assert vsi.after is not None
    assert vsi.after.target_count == 2000 * 103


def test_a_rehearsal_leaves_everything_as_it_was(fresh_home: Home) -> None:
    before = state(fresh_home)
    told = publish.rehearse(fresh_home, _checked(fresh_home, report(1300)))
    assert told.build_id == before[1]
    assert state(fresh_home) == before


def _blocked(home: Home) -> tuple[Rehearsal, tuple[object, ...]]:
    """Results whose drive somebody undoes between the check and the rehearsal."""
    (made,) = publish.publish(home, [drive("d1")], by="Lan")
    checked = _checked(home, results("d1", 5))
    publish.undo(home, str(made.upload_id), by="Lan")
    before = state(home)
    return publish.rehearse(home, checked), before


def _as_text(facts: build.Facts) -> dict[Kind, list[str]]:
    """All rows with every canonical column, also those that a file does not fill."""
    return {
        kind: sorted(
            str({name: row.get(name) for name in ("line_number", *SPECS[kind].names)})
            for row in table.to_pylist()
        )
        for kind, table in facts.tables.items()
    }


def test_what_stands_is_taken_from_the_build_as_the_raw_files_say_it(fresh_home: Home) -> None:
    _publish(fresh_home, report(1300))
    uploads = ledger.active_uploads(ledger.read_entries(fresh_home))
    read, kept = list(facts_of(fresh_home, uploads)), list(facts_in(current(fresh_home), uploads))
    assert [fact.upload for fact in kept] == [fact.upload for fact in read]
    for mine, theirs in zip(kept, read, strict=True):
        assert _as_text(mine) == _as_text(theirs)


def test_a_build_behind_the_ledger_is_not_taken_for_what_stands(fresh_home: Home) -> None:
    """Another process has accepted a file, and died before it moved the pointer."""
    old = fresh_home.pointer.read_bytes()
    _publish(fresh_home, report(1300, units=UNITS[:1]))
    fresh_home.pointer.write_bytes(old)
    told = publish.rehearse(fresh_home, _checked(fresh_home, report(1400, units=UNITS[1:2])))
    assert told.headlines[0].reported_after_count == 2


def test_a_check_that_would_block_is_told(fresh_home: Home) -> None:
    told, before = _blocked(fresh_home)
    assert told.is_blocked
    assert [check.name for check in told.blocking] == ["fail_drive_unknown"]
    assert told.headlines == ()
    assert state(fresh_home) == before


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_rehearsal_that_fails_leaves_nothing(
    fresh_home: Home, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    checked = _checked(fresh_home, report(1300))
    before = state(fresh_home)

    def failing(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(build, "run_checks", failing)
    with pytest.raises(type(problem)):
        publish.rehearse(fresh_home, checked)
    assert state(fresh_home) == before


def test_publishing_goes_on_while_a_rehearsal_runs(fresh_home: Home) -> None:
    checked = _checked(fresh_home, report(1300))
    published: list[Checked] = []

    def meanwhile(share: float) -> None:
        if share > 0.5 and not published:
            published.extend(publish.publish(fresh_home, [report(1400)], by="Hoa"))

    told = publish.rehearse(fresh_home, checked, progress=meanwhile)
    assert published[0].upload_id is not None
    assert not told.is_blocked
    assert set(shown(fresh_home).values()) == {1400}
    assert not list(fresh_home.builds.glob(".*"))


_REHEARSER = """
import sys
from pathlib import Path
from campaign import publish
from campaign.home import Home
from campaign.kinds import SPECS
from tests.publish.scenes import report
home = Home(Path(sys.argv[1]))
print("ready", flush=True)
for _ in range(4):
    checked = publish.check(home, [report(1300)])[0]
    assert not publish.rehearse(home, checked).is_blocked
"""


def test_two_processes_rehearse_and_publish_at_once(fresh_home: Home) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _REHEARSER, str(fresh_home.root)],
        cwd=_PROJECT,
        env=os.environ | {"PYTHONPATH": str(_PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as rehearser:
        assert rehearser.stdout is not None
        assert rehearser.stdout.readline() == "ready\n"
        for count in (3001, 3002, 3003):
            publish.publish(fresh_home, [report(count)], by="Lan")
        faults = rehearser.communicate(timeout=60)[1]
    assert (faults, rehearser.returncode) == ("", 0)
    assert set(shown(fresh_home).values()) == {3003}
    assert not list(fresh_home.builds.glob(".*"))


def test_what_a_killed_rehearsal_leaves_is_swept_when_it_is_stale(fresh_home: Home) -> None:
    with folder_aside(fresh_home.builds) as fresh, folder_aside(fresh_home.builds) as stale:
        (stale / "rehearsal.duckdb").write_bytes(b"half")
        old = time.time() - ASIDE_STALE_SECONDS - 60
        os.utime(stale, (old, old))
        publish.publish(fresh_home, [report(1300)], by="Lan")
        assert fresh.exists()
        assert not stale.exists()
        remove_stale_asides(fresh_home.builds)
        assert fresh.exists()


def _is_whole(heard: list[float]) -> bool:
    return heard == sorted(heard) and heard[-1] == 1.0 and len(set(heard)) > 50


def test_real_progress_is_told_by_every_way_of_building(fresh_home: Home) -> None:
    checked = _checked(fresh_home, report(1300))
    heard: list[list[float]] = [[], [], [], []]
    publish.rehearse(fresh_home, checked, progress=heard[0].append)
    (done,) = publish.publish(fresh_home, [report(1300)], by="Lan", progress=heard[1].append)
    publish.rebuild(fresh_home, progress=heard[2].append)
    # Undoing finds the build that was there before.
    publish.undo(fresh_home, str(done.upload_id), by="Lan", progress=heard[3].append)
    assert all(_is_whole(told) for told in heard[:3])
    assert heard[3] == [1.0]


def test_a_progress_that_fails_publishes_nothing(fresh_home: Home) -> None:
    before = state(fresh_home)[:2]

    def stop(share: float) -> None:
        if share > 0.5:
            raise RuntimeError("the page is gone")

    with pytest.raises(RuntimeError):
        publish.publish(fresh_home, [report(1300)], by="Lan", progress=stop)
    assert state(fresh_home)[:2] == before
    assert not list(fresh_home.builds.glob(".*"))


def test_an_upload_that_no_longer_reads_as_many_rows_is_refused(fresh_home: Home) -> None:
    text = fresh_home.ledger.read_text("utf-8")
    lines = text.splitlines()
    entry = ledger.read_entries(fresh_home)[-1]
    assert entry.upload is not None
    fewer = lines[-1].replace(
        f'"row_count": {entry.upload.row_count}', f'"row_count": {entry.upload.row_count + 2}'
    )
    fresh_home.ledger.write_text("\n".join([*lines[:-1], fewer]) + "\n", "utf-8")
    before = state(fresh_home)
    with pytest.raises(UploadUnreadableError) as caught:
        publish.ensure_ready(fresh_home)
    finding = caught.value.finding
    found = entry.upload.row_count
    assert (finding.code, dict(finding.params)) == (
        "row_count_differs",
        {"found": found, "expected": found + 2},
    )
    assert [upload.upload_id for upload in caught.value.uploads] == [entry.upload_id]
    assert state(fresh_home)[:2] == before[:2]
    publish.undo(fresh_home, entry.upload_id, by="Lan")
    publish.ensure_ready(fresh_home)


def test_lines_left_out_by_choice_stay_left_out(fresh_home: Home) -> None:
    text = report(1300).payload.decode() + "99999,vsi,2025-10-31,5\n"
    (refused,) = publish.check(fresh_home, [Incoming("x.csv", text.encode())])
    assert (refused.is_acceptable, refused.rejected_count) == (False, 1)
    chosen = {"leave_out": ",".join(refused.reading.bad_lines)}
    file = Incoming("x.csv", text.encode(), answers=chosen)
    told = publish.rehearse(fresh_home, _checked(fresh_home, file))
    (done,) = publish.publish(fresh_home, [file], by="Lan", confirm=True)
    assert (done.row_count, done.rejected_count) == (len(UNITS), 1)
    upload = ledger.active_uploads(ledger.read_entries(fresh_home))[-1]
    assert (upload.row_count, dict(upload.answers)["leave_out"]) == (3, chosen["leave_out"])
    publish.rebuild(fresh_home)
    assert shown(fresh_home) == dict.fromkeys(UNITS, 1300)
    assert told.headlines[0].reported_after_count == len(UNITS)


def test_a_home_of_ones_own_is_rehearsed_with_its_history(tmp_path: Path, fresh_home: Home) -> None:
    codes = communes(fresh_home)
    home = home_with_history(tmp_path / "own", codes)
    told = publish.rehearse(home, _checked(home, _month(codes, "2025-09-30", factor=1)))
    assert [h.reported_after_count for h in told.headlines] == [103]
