"""The one door for reading a build: a cached read-only connection, a cursor for every call."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from campaign.kinds import SPECS
from campaign.store.build import SAFE_CONFIG
from campaign.terms import Kind

Row = dict[str, Any]

_MOST_OPEN = 16
_lock = threading.Lock()
_connections: OrderedDict[str, duckdb.DuckDBPyConnection] = OrderedDict()


class BuildUnreadableError(Exception):
    """The build file is missing or damaged; it can be rebuilt from the ledger."""


class QueryError(Exception):
    """The database refused a query; the text says why in DuckDB's words."""


@contextmanager
def cursor_on(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own for one call; faults come as BuildUnreadableError or QueryError.

    One connection shared by several threads hands out other threads' rows, and DuckDB
    gives back the old instance for a path that was replaced: hence a cursor per call and
    builds whose name is their content.
    """
    cursor = _cursor(path)
    try:
        yield cursor
    except (duckdb.IOException, duckdb.FatalException, duckdb.InternalException) as error:
        # Damaged blocks: forget the connection, so that a file rebuilt meanwhile is seen.
        close(path)
        raise BuildUnreadableError(path.name) from error
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    finally:
        cursor.close()


def _cursor(path: Path) -> duckdb.DuckDBPyConnection:
    key = str(path)
    with _lock:
        connection = _connections.get(key)
        if connection is None:
            connection = _open(path)
            _connections[key] = connection
        _connections.move_to_end(key)
        while len(_connections) > _MOST_OPEN:
            _connections.popitem(last=False)[1].close()
        return connection.cursor()


def _open(path: Path) -> duckdb.DuckDBPyConnection:
    # Checked first because opening a missing file read-only has many error texts.
    if not path.is_file():
        raise BuildUnreadableError(path.name)
    config: dict[str, str | bool | int | float | list[str]] = {
        **SAFE_CONFIG,
        "enable_external_access": "false",
        "lock_configuration": "true",
    }
    try:
        return duckdb.connect(str(path), read_only=True, config=config)
    except duckdb.Error as error:
        raise BuildUnreadableError(path.name) from error


def close(path: Path) -> None:
    """Forget the connection to a build, so that a replaced file is opened anew."""
    with _lock:
        connection = _connections.pop(str(path), None)
    if connection is not None:
        connection.close()


def rows(
    path: Path, sql: str, params: Sequence[object] = (), *, incoming: pa.Table | None = None
) -> list[Row]:
    """All rows of one query as dictionaries; raises QueryError or BuildUnreadableError.

    The query may speak of the Arrow table `incoming` by this name.
    """
    columns, found = table(path, sql, params, incoming=incoming)
    return [dict(zip(columns, row, strict=True)) for row in found]


def table(
    path: Path, sql: str, params: Sequence[object] = (), *, incoming: pa.Table | None = None
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one query, repeated column names included."""
    with cursor_on(path) as cursor:
        if incoming is not None:
            # Known to this cursor alone, and gone with it.
            cursor.register("incoming", incoming)
        cursor.execute(sql, params)
        columns = [column[0] for column in cursor.description or ()]
        return columns, cursor.fetchall()


def select(
    path: Path,
    mart: str,
    *,
    where: Mapping[str, object] | None = None,
    not_null: Sequence[str] = (),
    order_by: Sequence[str] = (),
    limit: int | None = None,
) -> list[Row]:
    """Rows of one mart, filtered by equality, ordered and limited, with bound values.

    Names come from code, never from a person; they are quoted all the same.
    """
    terms, params = [], []
    for name, value in (where or {}).items():
        if value is None:
            terms.append(f"{_quoted(name)} IS NULL")
        else:
            terms.append(f"{_quoted(name)} = ?")
            params.append(value)
    terms += [f"{_quoted(name)} IS NOT NULL" for name in not_null]
    sql = f"SELECT * FROM {_quoted(mart)}"
    if terms:
        sql += " WHERE " + " AND ".join(terms)
    if order_by:
        sql += " ORDER BY " + ", ".join(_ordered(name) for name in order_by)
    if limit is not None:
        sql += f" LIMIT {int(limit)}"
    return rows(path, sql, params)


def columns_of_marts(path: Path) -> list[Row]:
    """Every column of every mart with its type, in order."""
    return rows(
        path,
        "SELECT table_name AS mart_name, column_name, data_type "
        "FROM information_schema.columns WHERE starts_with(table_name, 'mart_') "
        "ORDER BY table_name, ordinal_position",
    )


def _ordered(name: str) -> str:
    collate = " COLLATE vi" if name.endswith("_name") else ""
    if name.startswith("-"):
        return f"{_quoted(name[1:])} DESC NULLS LAST"
    return f"{_quoted(name)}{collate} ASC NULLS LAST"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def is_whole(path: Path) -> bool:
    """Whether a build opens and its main mart can be counted."""
    try:
        rows(path, "SELECT count(*) AS n FROM mart_progress")
    except (BuildUnreadableError, QueryError):
        close(path)
        return False
    return True


def is_intact(path: Path) -> bool:
    """Whether every value of a build can be read; slower than `is_whole`."""
    try:
        names = rows(
            path,
            "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'",
        )
        for row in names:
            # A hash of whole rows makes DuckDB read every block and verify its checksum.
            rows(path, f"SELECT bit_xor(hash(t)) FROM {_quoted(row['table_name'])} AS t")
    except (BuildUnreadableError, QueryError):
        close(path)
        return False
    return is_whole(path)


def standing_sql(kind: Kind) -> str:
    """A query for the rows of `kind` as they stand: for every key that of the latest upload."""
    spec = SPECS[kind]
    columns = ", ".join(f"r.{name}" for name in spec.names)
    keys = ", ".join(spec.key)
    same = " AND ".join(f"r.{name} IS NOT DISTINCT FROM l.{name}" for name in spec.key)
    return (
        f"SELECT {columns} FROM raw_{kind.value} AS r JOIN "
        f"(SELECT {keys}, max(upload_sequence) AS upload_sequence "
        f"FROM raw_{kind.value} GROUP BY {keys}) AS l "
        f"ON r.upload_sequence = l.upload_sequence AND {same}"
    )
