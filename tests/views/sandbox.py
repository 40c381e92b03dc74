"""A build in memory: given rows and small default lists go in, the real sql/ files run on them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import duckdb
import pyarrow as pa

from campaign.home import REFERENCE_NAMES, SQL_DIR, Home
from campaign.kinds import SPECS
from campaign.store import build
from campaign.store.ledger import Upload
from campaign.thresholds import SQL_THRESHOLDS

Row = Mapping[str, str | None]
Tables = Mapping[str, Sequence[Row]]

_DEFAULTS = Path(__file__).parent / "defaults"
_RECEIVED_AT = "2025-12-31T00:00:00"
_FACT_TABLES = {f"raw_{kind.value}" for kind in SPECS}
_REFERENCE_TABLES = {f"raw_{name}" for name in REFERENCE_NAMES}
_NUMBERS = {"sequence", "byte_count", "row_count"}


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV; an empty cell is NULL, a row with cells too many or too few raises."""
    with path.open(encoding="utf-8", newline="") as stream:
        header, *lines = list(csv.reader(stream))
    return [{name: cell or None for name, cell in zip(header, line, strict=True)} for line in lines]


def read_given(folder: Path) -> dict[str, list[Row]]:
    """The tables that a case gives, by name."""
    paths = sorted(folder.glob("given_*.csv"))
    return {path.stem.removeprefix("given_"): read_rows(path) for path in paths}


def make(given: Tables) -> duckdb.DuckDBPyConnection:
    """A connection with every object of sql/ made from the given and the default rows.

    A given object of a higher floor replaces the rows that it was made of; what was made
    from it before stays as it is, so only checks can be tested on such rows.
    """
    connection = duckdb.connect(":memory:", config=dict(build.SAFE_CONFIG))
    tables = {**read_given(_DEFAULTS), **given}
    _load_facts(connection, tables)
    _load_reference(connection, tables)
    build.run_sql(connection, SQL_DIR)
    for name in sorted(set(given) - _FACT_TABLES - _REFERENCE_TABLES - {"raw_uploads"}):
        connection.execute(f"DELETE FROM {name}")
        insert(connection, name, given[name])
    return connection


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    """Add rows; a column that they do not name stays NULL, an unknown one raises."""
    for row in rows:
        names = ", ".join(row)
        marks = ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def _load_facts(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    build.create_raw_tables(connection)
    upload_ids: set[str] = set()
    for table in sorted(_FACT_TABLES & set(tables)):
        rows = [_with_upload(row) for row in tables[table]]
        upload_ids.update(str(row["upload_id"]) for row in rows)
        insert(connection, table, rows)
    known = {str(row["upload_id"]): row for row in tables.get("raw_uploads", ())}
    uploads = [
        {"upload_id": name, "sequence": name[1:], "received_at": _RECEIVED_AT}
        for name in sorted(upload_ids - set(known))
    ]
    names = [field.name for field in fields(Upload)]
    _create(connection, "raw_uploads", names, [*known.values(), *uploads])


def _with_upload(row: Row) -> Row:
    """Upload "u2" is the second one; a row that names none is of the first."""
    upload_id = row.get("upload_id") or "u1"
    return {**row, "upload_id": upload_id, "upload_sequence": upload_id[1:]}


def _load_reference(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    for name, path in Home.default().reference_files().items():
        header = path.read_text("utf-8-sig").splitlines()[0].split(",")
        _create(connection, f"raw_{name}", header, tables.get(f"raw_{name}", ()))
    build._create(connection, "raw_months", build.months_table())
    thresholds = {"threshold_name": list(SQL_THRESHOLDS), "value": list(SQL_THRESHOLDS.values())}
    build._create(connection, "raw_thresholds", pa.table(thresholds))


def _create(
    connection: duckdb.DuckDBPyConnection, table: str, names: Sequence[str], rows: Iterable[Row]
) -> None:
    columns = ", ".join(f"{name} {'BIGINT' if name in _NUMBERS else 'VARCHAR'}" for name in names)
    connection.execute(f"CREATE TABLE {table} ({columns})")
    insert(connection, table, rows)
