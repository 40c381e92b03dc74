"""Make one build: a new DuckDB file from typed uploads, reference lists and the SQL folders."""

import calendar
import datetime as dt
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
from pyarrow import csv as arrow_csv

from campaign.findings import ReferenceDamagedError
from campaign.kinds import SPECS, CellType
from campaign.projection import project
from campaign.store.disk import sync_file, sync_folder
from campaign.store.ledger import Upload
from campaign.store.progress import Progress, Steps
from campaign.terms import Kind
from campaign.thresholds import CALENDAR_YEARS, SQL_THRESHOLDS

_SHOWN_ROWS = 20
# Core objects are kept as tables: as views, a mart that reads one twice makes it twice, all
# the way down (32 s instead of 0.9 s for the shipped figures).
_FLOORS = {"10_staging": "VIEW", "20_core": "TABLE", "30_marts": "TABLE"}
_PROJECTED_AFTER = "20_core"
_CHECKS = "90_checks"
_UNTOLD = Steps(None, total=1)

# What every connection is opened with: no file, network or extension can be reached by SQL.
SAFE_CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    # A build beside a serving process must not take the whole machine.
    "memory_limit": "4GB",
}


@dataclass(frozen=True)
class Facts:
    """One active upload and its typed rows by kind, with the columns that the file fills."""

    upload: Upload
    tables: Mapping[Kind, pa.Table]


@dataclass(frozen=True)
class CheckResult:
    """A check that found rows: its name, how many, and the first few as text."""

    name: str
    row_count: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_blocking(self) -> bool:
        """Whether the build must not be promoted."""
        return self.name.startswith("fail_")


def build(
    path: Path,
    *,
    facts: Iterable[Facts],
    reference: Mapping[str, Path],
    sql_dir: Path,
    fact_count: int = 0,
    progress: Progress | None = None,
) -> list[CheckResult]:
    """Write the build `path` aside, rename it into place when no check blocks.

    `progress` hears of every upload read (`fact_count` of them), SQL object and check.
    Returns every check that found something; with a blocking one among them no file is
    left behind. Raises OSError when the disk is full or fails and
    ReferenceDamagedError when a reference list cannot be used.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.stem}.{os.getpid()}.part")
    remove_build_file(aside)
    try:
        steps = Steps(progress, total=fact_count + _step_count(sql_dir))
        results = _write(aside, facts=facts, reference=reference, sql_dir=sql_dir, steps=steps)
        if not any(result.is_blocking for result in results):
            sync_file(aside)
            aside.replace(path)
            sync_folder(path.parent)
    except (
        duckdb.IOException,
        duckdb.FatalException,
        duckdb.OutOfMemoryException,
        duckdb.TransactionException,
    ) as error:
        raise OSError(str(error)) from error
    except (duckdb.ConversionException, duckdb.BinderException) as error:
        # The uploads are typed already; what SQL cannot cast or find is in an edited list.
        raise ReferenceDamagedError(file_name="reference/*.csv", reason=str(error)) from error
    finally:
        remove_build_file(aside)
    return results


def remove_build_file(path: Path) -> None:
    """Remove a build file and its write-ahead log, present or not."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def _step_count(sql_dir: Path) -> int:
    folders = (*_FLOORS, _CHECKS)
    return sum(len(list((sql_dir / folder).glob("*.sql"))) for folder in folders)


def _write(
    path: Path,
    *,
    facts: Iterable[Facts],
    reference: Mapping[str, Path],
    sql_dir: Path,
    steps: Steps,
) -> list[CheckResult]:
    connection = duckdb.connect(str(path), config=dict(SAFE_CONFIG))
    try:
        _load_facts(connection, steps.counted(facts))
        _load_reference(connection, reference)
        run_sql(connection, sql_dir, steps=steps)
        results = run_checks(connection, sql_dir, steps=steps)
        _keep_check_results(connection, results)
        connection.execute("CHECKPOINT")
        return results
    finally:
        connection.close()


SQL_TYPES = {
    CellType.TEXT: "VARCHAR",
    CellType.URL: "VARCHAR",
    CellType.COUNT: "BIGINT",
    CellType.PCT: "DOUBLE",
    CellType.DATE: "DATE",
}


def create_raw_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """One empty table per kind, as the staging views expect them."""
    for kind, spec in SPECS.items():
        columns = ", ".join(f"{c.name} {SQL_TYPES[c.cell_type]}" for c in spec.columns)
        connection.execute(
            f"CREATE TABLE raw_{kind.value} "
            f"(upload_id VARCHAR, upload_sequence BIGINT, line_number BIGINT, {columns})"
        )


def _load_facts(connection: duckdb.DuckDBPyConnection, facts: Iterable[Facts]) -> None:
    create_raw_tables(connection)
    uploads = []
    for fact in facts:
        uploads.append(asdict(fact.upload) | {"answers": json.dumps(fact.upload.answers)})
        _insert(connection, fact)
    fields = {name: pa.string() for name in Upload.__dataclass_fields__}
    fields |= {"sequence": pa.int64(), "byte_count": pa.int64(), "row_count": pa.int64()}
    _create(connection, "raw_uploads", pa.Table.from_pylist(uploads, schema=pa.schema(fields)))


def _insert(connection: duckdb.DuckDBPyConnection, fact: Facts) -> None:
    for kind, table in fact.tables.items():
        names = ", ".join(table.column_names)
        connection.register("incoming", table)
        connection.execute(
            f"INSERT INTO raw_{kind.value} (upload_id, upload_sequence, {names}) "
            f"SELECT ?, ?, {names} FROM incoming",
            [fact.upload.upload_id, fact.upload.sequence],
        )
        connection.unregister("incoming")


def _load_reference(connection: duckdb.DuckDBPyConnection, reference: Mapping[str, Path]) -> None:
    for name, path in sorted(reference.items()):
        try:
            table = read_reference_table(path)
        except (pa.ArrowInvalid, UnicodeDecodeError) as error:
            raise ReferenceDamagedError(file_name=path.name, reason=str(error)) from error
        _create(connection, f"raw_{name}", table)
    _create(connection, "raw_months", months_table())
    thresholds = pa.table(
        {"threshold_name": list(SQL_THRESHOLDS), "value": list(SQL_THRESHOLDS.values())}
    )
    _create(connection, "raw_thresholds", thresholds)


def months_table() -> pa.Table:
    """Every month that figures can fall into: a table, because Spark has no generate_series."""
    starts = [dt.date(year, month, 1) for year in CALENDAR_YEARS for month in range(1, 13)]
    ends = [dt.date(d.year, d.month, calendar.monthrange(d.year, d.month)[1]) for d in starts]
    return pa.table({"month_start": starts, "month_end": ends})


def read_reference_table(path: Path) -> pa.Table:
    """A reference CSV as text columns, so that staging decides every type."""
    with path.open(encoding="utf-8-sig") as stream:
        names = stream.readline().strip().split(",")
    options = arrow_csv.ConvertOptions(
        column_types={name: pa.string() for name in names},
        strings_can_be_null=True,
        null_values=[""],
        quoted_strings_can_be_null=True,
    )
    return arrow_csv.read_csv(path, convert_options=options)


def _create(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("incoming", table)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
    connection.unregister("incoming")


def run_sql(
    connection: duckdb.DuckDBPyConnection, sql_dir: Path, *, steps: Steps = _UNTOLD
) -> None:
    """Create every object floor by floor: staging as views, core and marts as tables."""
    for folder, form in _FLOORS.items():
        for name, statement in steps.counted(ordered_objects(sql_dir / folder)):
            connection.execute(f"CREATE {form} {name} AS {statement}")
        if folder == _PROJECTED_AFTER:
            _project(connection)


def _project(connection: duckdb.DuckDBPyConnection) -> None:
    """The one table of core that SQL cannot make: resampling needs draws, and a fixed seed."""
    outlook = connection.sql("SELECT * FROM core_outlook").to_arrow_table()
    changes = connection.sql("SELECT * FROM core_change").to_arrow_table()
    _create(connection, "core_projection", project(outlook, changes))


def ordered_objects(folder: Path) -> list[tuple[str, str]]:
    """The files of one floor as (name, SQL), a file after those of its floor that it names."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.sql"))}
    needs = {
        name: {other for other in texts if other != name and _names(text, other)}
        for name, text in texts.items()
    }
    ordered: list[tuple[str, str]] = []
    done: set[str] = set()
    while len(done) < len(texts):
        ready = [name for name in texts if name not in done and needs[name] <= done]
        if not ready:
            raise ValueError(f"objects of {folder.name} read each other in a circle")
        ordered += [(name, texts[name]) for name in ready]
        done.update(ready)
    return ordered


def _names(text: str, other: str) -> bool:
    body = re.sub(r"--.*", "", text)
    return re.search(rf"\b{re.escape(other)}\b", body) is not None


def run_checks(
    connection: duckdb.DuckDBPyConnection, sql_dir: Path, *, steps: Steps = _UNTOLD
) -> list[CheckResult]:
    """Run every check; a row returned is a thing found."""
    results = []
    for path in steps.counted(sorted((sql_dir / _CHECKS).glob("*.sql"))):
        cursor = connection.execute(path.read_text("utf-8"))
        columns = [column[0] for column in cursor.description or ()]
        found = cursor.fetchall()
        if found:
            results.append(check_result(path.stem, columns, found))
    return results


def check_result(
    name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> CheckResult:
    """What a check found, with its first rows as text."""
    shown = tuple(
        tuple("" if cell is None else str(cell) for cell in row) for row in rows[:_SHOWN_ROWS]
    )
    return CheckResult(name, len(rows), tuple(columns), shown)


def _keep_check_results(connection: duckdb.DuckDBPyConnection, results: list[CheckResult]) -> None:
    connection.execute(
        "CREATE TABLE mart_check (check_name VARCHAR, found_count BIGINT, row_rank BIGINT, "
        "column_name VARCHAR, cell VARCHAR)"
    )
    cells = [
        [result.name, result.row_count, rank, column, cell]
        for result in results
        for rank, row in enumerate(result.rows, start=1)
        for column, cell in zip(result.columns, row, strict=True)
    ]
    if cells:
        connection.executemany("INSERT INTO mart_check VALUES (?, ?, ?, ?, ?)", cells)
