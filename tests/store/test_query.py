"""Reading a build: right rows for every thread, and nothing but reading."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from campaign.home import Home
from campaign.store import pointer, query

# Nothing is there to be written to, should the protection ever fail: then the error is another.
_REFUSED = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM '/etc/passwd.csv'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "COPY mart_unit TO '/nowhere/stolen.csv'",
    "COPY (SELECT 1) TO '/dev/stdout'",
    "EXPORT DATABASE '/nowhere/stolen'",
    "IMPORT DATABASE '/nowhere/stolen'",
    "ATTACH '/nowhere/other.duckdb'",
    "ATTACH ':memory:' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET memory_limit = '1GB'",
    "RESET lock_configuration",
    "PRAGMA threads = 1",
    "CREATE TABLE mine (a INT)",
    "INSERT INTO mart_check VALUES ('a', 1, 'b')",
    "UPDATE mart_unit SET unit_name = 'x'",
    "DELETE FROM mart_unit",
    "DROP TABLE mart_unit",
    "SELECT 1; DROP TABLE mart_unit",
    "SELECT * FROM nowhere",
    "SELECT '",
    "",
]


@pytest.fixture(scope="module")
def path(shipped_home: Home) -> Path:
    return pointer.build_path(shipped_home, str(pointer.current_build_id(shipped_home)))


@pytest.mark.parametrize("sql", _REFUSED)
def test_a_query_can_only_read_the_build(path: Path, sql: str) -> None:
    units = query.select(path, "mart_unit")
    with pytest.raises(query.QueryError):
        query.rows(path, sql)
    assert query.select(path, "mart_unit") == units


def test_what_one_call_leaves_the_next_does_not_see(path: Path) -> None:
    query.rows(path, "CREATE TEMP VIEW mart_unit AS SELECT 1 AS fake")
    assert "unit_code" in query.select(path, "mart_unit", limit=1)[0]


def test_eight_threads_get_their_own_rows(path: Path) -> None:
    def ask(number: int) -> bool:
        sql = "SELECT ? AS n, unit_code FROM mart_unit ORDER BY unit_code LIMIT 50"
        found = query.rows(path, sql, [number])
        return len(found) == 50 and {row["n"] for row in found} == {number}

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert all(pool.map(ask, range(8 * 50)))


def test_many_builds_in_turn_from_eight_threads(path: Path, tmp_path: Path) -> None:
    copies = [tmp_path / f"{number}.duckdb" for number in range(20)]
    for copy in copies:
        copy.write_bytes(path.read_bytes())
    expected = query.select(path, "mart_province")
    with ThreadPoolExecutor(max_workers=8) as pool:
        found = list(pool.map(lambda copy: query.select(copy, "mart_province"), copies * 3))
    assert all(rows == expected for rows in found)


def test_values_are_bound_and_never_run(path: Path) -> None:
    assert query.select(path, "mart_unit", where={"unit_name": "x' OR '1'='1"}) == []


def test_names_are_quoted_and_never_run(path: Path) -> None:
    with pytest.raises(query.QueryError):
        query.select(path, 'mart_unit"; DROP TABLE mart_unit; --')


def test_none_asks_for_the_missing_and_not_null_for_the_present(path: Path) -> None:
    every = query.select(path, "mart_drive")
    undated = query.select(path, "mart_drive", where={"starts_date": None})
    dated = query.select(path, "mart_drive", not_null=("starts_date",))
    assert 0 < len(undated) < len(every)
    assert len(undated) + len(dated) == len(every)


def test_vietnamese_names_are_sorted_as_vietnamese(path: Path) -> None:
    rows = query.select(path, "mart_province", order_by=("province_name",))
    assert [row["province_name"] for row in rows] == ["Cần Thơ", "Lai Châu", "Lào Cai", "Minh Họa"]


def test_descending_order_and_limit(path: Path) -> None:
    rows = query.select(path, "mart_province", order_by=("-province_rank",), limit=1)
    assert [row["province_rank"] for row in rows] == [4]


@pytest.mark.parametrize("content", [None, b"", b"not a database", b"\0" * 100_000])
def test_no_database_is_unreadable(tmp_path: Path, content: bytes | None) -> None:
    broken = tmp_path / "x.duckdb"
    if content is not None:
        broken.write_bytes(content)
    with pytest.raises(query.BuildUnreadableError):
        query.rows(broken, "SELECT 1")
    assert not query.is_whole(broken)
    assert not query.is_intact(broken)
