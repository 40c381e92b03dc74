"""Questions to a build and a file's rows together, before the rows are in any build."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from campaign.kinds import SPECS, KindSpec
from campaign.store.build import SQL_TYPES, ordered_objects
from campaign.store.query import Row, cursor_on
from campaign.terms import Kind

_FOLDER = "80_plausible"
_TABLE = "new_"


@dataclass(frozen=True)
class Odd:
    """What one file of sql/80_plausible found: how many rows, and the first of them by line."""

    row_count: int
    rows: tuple[Row, ...]


def odd_rows(
    path: Path,
    tables: Mapping[Kind, pa.Table],
    *,
    received_on: dt.date,
    sql_dir: Path,
    limit: int,
) -> dict[str, Odd]:
    """What is implausible about a file's typed rows beside the build `path`, by SQL file.

    `tables` are those of a reading: `line_number` and the columns that the file fills. Every
    question is one set-based query, so millions of rows are no loop in Python; of each at
    most `limit` rows are returned. Raises BuildUnreadableError or QueryError.
    """
    with cursor_on(path) as cursor:
        _show_file(cursor, tables)
        cursor.register("incoming_file", pa.table({"received_date": [received_on]}))
        return _ask_all(cursor, sql_dir, limit)


def _ask_all(cursor: duckdb.DuckDBPyConnection, sql_dir: Path, limit: int) -> dict[str, Odd]:
    found = {}
    for name, statement in ordered_objects(sql_dir / _FOLDER):
        if name.startswith(_TABLE):
            cursor.execute(f"CREATE TEMP TABLE {name} AS {statement}")
        else:
            found[name] = _ask(cursor, statement, limit)
    return found


def _show_file(cursor: duckdb.DuckDBPyConnection, tables: Mapping[Kind, pa.Table]) -> None:
    """One temporary view per kind with all its columns, seen by this cursor alone."""
    for kind, spec in SPECS.items():
        table = tables.get(kind, pa.table({"line_number": pa.array([], pa.int64())}))
        cursor.register(f"given_{kind.value}", table)
        columns = ", ".join(_columns(spec, set(table.column_names)))
        cursor.execute(
            f"CREATE TEMP VIEW incoming_{kind.value} AS "
            f"SELECT line_number, {columns} FROM given_{kind.value}"
        )


def _columns(spec: KindSpec, filled: set[str]) -> list[str]:
    return [
        f"CAST({column.name if column.name in filled else 'NULL'} "
        f"AS {SQL_TYPES[column.cell_type]}) AS {column.name}"
        for column in spec.columns
    ]


def _ask(cursor: duckdb.DuckDBPyConnection, statement: str, limit: int) -> Odd:
    cursor.execute(
        f"SELECT count(*) OVER () AS all_row_count, found.* FROM ({statement}) AS found "
        f"ORDER BY line_number, found LIMIT {int(limit)}"
    )
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    count = rows[0]["all_row_count"] if rows else 0
    return Odd(count, tuple(rows))
