"""Builds: named by content, kept in number, blocked or whole, made again when lost."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign import publish
from campaign.home import SQL_DIR, Home
from campaign.publish import Incoming
from campaign.store import build, ledger, pointer, query
from campaign.thresholds import BUILDS_KEPT

_REPORT = "unit_code,indicator_code,as_of_date,participant_count\n31471,vsi,2025-10-31,{count}\n"


def _file(count: int) -> Incoming:
    return Incoming("thang10.csv", _REPORT.format(count=count).encode())


def _current(home: Home) -> Path:
    build_id = pointer.current_build_id(home)
    assert build_id is not None
    return pointer.build_path(home, build_id)


def _marts(path: Path) -> dict[str, list[str]]:
    """Every row of every mart, as sorted text."""
    names = {row["mart_name"] for row in query.columns_of_marts(path)}
    return {name: sorted(map(str, query.select(path, name))) for name in names}


@pytest.fixture
def home(fresh_home: Home) -> Iterator[Home]:
    yield fresh_home
    for path in fresh_home.builds.glob("*.duckdb"):
        query.close(path)


def test_undo_gives_back_the_earlier_build_id(home: Home) -> None:
    before = pointer.current_build_id(home)
    (done,) = publish.publish(home, [_file(1300)], by="Lan")
    assert pointer.current_build_id(home) != before
    publish.undo(home, str(done.upload_id), by="Lan")
    assert pointer.current_build_id(home) == before


def test_the_same_ledger_gives_the_same_build_id_elsewhere(home: Home, tmp_path: Path) -> None:
    twin = Home(tmp_path / "twin")
    shutil.copytree(home.uploads, twin.uploads)
    assert publish.ensure_ready(twin) == pointer.current_build_id(home)


def test_a_changed_reference_list_gives_another_build(home: Home) -> None:
    before = publish.ensure_ready(home)
    own = home.root / "reference" / "issuers.csv"
    own.parent.mkdir()
    own.write_bytes(home.reference_files()["issuers"].read_bytes() + b"x,X,X,9\n")
    assert publish.ensure_ready(home) != before


def test_a_build_is_not_made_twice(home: Home) -> None:
    before = _current(home).stat().st_mtime_ns
    publish.ensure_ready(home)
    assert _current(home).stat().st_mtime_ns == before


def _promote_copies(home: Home, count: int) -> list[str]:
    """Promote copies of the current build under other names, one after the other."""
    names = [f"{number:016x}" for number in range(count)]
    for name in names:
        shutil.copy(_current(home), pointer.build_path(home, name))
        pointer.promote(home, name)
    return names


def test_only_the_last_builds_are_kept(home: Home) -> None:
    names = _promote_copies(home, BUILDS_KEPT + 3)
    kept = {path.stem for path in home.builds.glob("*.duckdb")}
    assert kept == set(names[-BUILDS_KEPT:])


def test_the_current_build_is_never_pruned(home: Home) -> None:
    names = _promote_copies(home, BUILDS_KEPT + 3)
    pointer.promote(home, names[-BUILDS_KEPT])
    assert _current(home).stem == names[-BUILDS_KEPT]
    assert _current(home).exists()


def test_a_build_that_is_not_there_cannot_be_promoted(home: Home) -> None:
    before = pointer.current_build_id(home)
    with pytest.raises(FileNotFoundError):
        pointer.promote(home, "0" * 16)
    assert pointer.current_build_id(home) == before


@pytest.mark.parametrize("build_id", ["", "../x", "A" * 16, "0" * 15, "0" * 16 + "\n"])
def test_only_an_id_names_a_build(home: Home, build_id: str) -> None:
    assert not pointer.has_build(home, build_id)
    with pytest.raises(ValueError, match="not a build id"):
        pointer.build_path(home, build_id)


def _sql_with_check(folder: Path, name: str) -> Path:
    shutil.copytree(SQL_DIR, folder)
    (folder / "90_checks" / f"{name}.sql").write_text("SELECT 7 AS found_count")
    return folder


def _build(home: Home, path: Path, sql_dir: Path) -> list[build.CheckResult]:
    return build.build(path, facts=(), reference=home.reference_files(), sql_dir=sql_dir)


def test_a_blocking_check_leaves_no_file(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "builds" / "x.duckdb"
    results = _build(home, path, _sql_with_check(tmp_path / "sql", "fail_always"))
    assert [(r.name, r.is_blocking, r.rows) for r in results if r.is_blocking] == [
        ("fail_always", True, (("7",),))
    ]
    assert list(path.parent.iterdir()) == []


def test_a_warning_check_lets_the_build_through(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    _build(home, path, _sql_with_check(tmp_path / "sql", "warn_always"))
    rows = query.select(path, "mart_check", where={"check_name": "warn_always"})
    assert [(row["column_name"], row["cell"]) for row in rows] == [("found_count", "7")]


def test_broken_sql_leaves_no_file(home: Home, tmp_path: Path) -> None:
    sql_dir = _sql_with_check(tmp_path / "sql", "warn_always")
    (sql_dir / "30_marts" / "mart_bad.sql").write_text("SELECT nothing FROM nowhere")
    path = tmp_path / "builds" / "x.duckdb"
    with pytest.raises(Exception, match="nowhere"):
        _build(home, path, sql_dir)
    assert list(path.parent.iterdir()) == []


def test_objects_that_read_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("SELECT * FROM b")
    (tmp_path / "b.sql").write_text("SELECT * FROM a")
    with pytest.raises(ValueError, match="circle"):
        build.ordered_objects(tmp_path)


def test_rebuilding_from_the_ledger_alone_gives_the_same_rows(home: Home, tmp_path: Path) -> None:
    publish.publish(home, [_file(1300)], by="Lan")
    twin = Home(tmp_path / "twin")
    shutil.copytree(home.uploads, twin.uploads)
    publish.rebuild(twin)
    assert _marts(_current(twin)) == _marts(_current(home))


def test_rebuild_replaces_the_current_file(home: Home) -> None:
    before, build_id = _marts(_current(home)), pointer.current_build_id(home)
    inode = _current(home).stat().st_ino
    assert publish.rebuild(home) == build_id
    assert _current(home).stat().st_ino != inode
    assert _marts(_current(home)) == before


def _is_restored(home: Home, before: dict[str, list[str]]) -> bool:
    publish.ensure_ready(home)
    return query.is_intact(_current(home)) and _marts(_current(home)) == before


@pytest.mark.parametrize("share", [0.0, 0.0001, 0.3, 0.9, 0.999])
def test_a_truncated_build_is_made_again(home: Home, share: float) -> None:
    path, before = _current(home), _marts(_current(home))
    query.close(path)
    with path.open("rb+") as stream:
        stream.truncate(int(path.stat().st_size * share))
    assert _is_restored(home, before)


def _scribble(path: Path, *, seed: int) -> None:
    """Overwrite one in four blocks, wherever the build keeps its values."""
    dice = random.Random(seed)  # noqa: S311 - a seed, not a secret
    with path.open("rb+") as stream:
        for start in range(0, path.stat().st_size, 1 << 18):
            if dice.random() < 0.25:
                stream.seek(start + dice.randrange(1 << 17))
                stream.write(dice.randbytes(64))


@pytest.mark.parametrize("seed", range(5))
def test_a_build_with_altered_blocks_is_made_again(home: Home, seed: int) -> None:
    path, before = _current(home), _marts(_current(home))
    query.close(path)
    _scribble(path, seed=seed)
    assert _is_restored(home, before)


def test_a_lost_build_is_made_again(home: Home) -> None:
    path, before = _current(home), _marts(_current(home))
    query.close(path)
    path.unlink()
    assert _is_restored(home, before)


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"../../etc/passwd", b"0" * 16])
def test_a_lost_or_damaged_pointer_is_set_again(home: Home, content: bytes | None) -> None:
    before = _marts(_current(home))
    home.pointer.unlink()
    if content is not None:
        home.pointer.write_bytes(content)
    assert _is_restored(home, before)


def test_a_home_with_nothing_but_its_ledger_is_whole_again(home: Home) -> None:
    before = _marts(_current(home))
    query.close(_current(home))
    shutil.rmtree(home.builds)
    assert _is_restored(home, before)


def test_a_missing_raw_file_stops_a_rebuild_and_keeps_the_build(home: Home) -> None:
    before = _marts(_current(home))
    for upload in ledger.active_uploads(ledger.read_entries(home))[:1]:
        (home.uploads / upload.sha256).unlink()
    with pytest.raises(ledger.RawDamagedError):
        publish.rebuild(home)
    assert _marts(_current(home)) == before
