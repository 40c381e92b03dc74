"""A file's rows set beside the figures of a build, without a row of either in Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from campaign.kinds import SPECS
from campaign.store.build import SQL_TYPES
from campaign.store.query import Row, rows, standing_sql
from campaign.terms import Kind


@dataclass(frozen=True)
class ChangedRow:
    """The key of a row, and its values by column: as they stand and as the file has them."""

    key: Row
    old: Row
    new: Row


@dataclass(frozen=True)
class Comparison:
    """How many of a file's rows have keys that stand already, and how many change a value.

    `shown` are the first changed rows in the order of the file.
    """

    standing: int
    changed: int
    shown: tuple[ChangedRow, ...]


def compare_rows(path: Path, kind: Kind, incoming: pa.Table, *, limit: int) -> Comparison:
    """Set rows of `kind` beside those that stand in the build; a column not there is empty."""
    spec = SPECS[kind]
    new = _filled(kind, incoming.column_names)
    same = " AND ".join(f"n.{name} IS NOT DISTINCT FROM s.{name}" for name in spec.key)
    differs = " OR ".join(f"n.{name} IS DISTINCT FROM s.{name}" for name in spec.value_names)
    pairs = f"FROM ({new}) AS n JOIN ({standing_sql(kind)}) AS s ON {same}"
    (counts,) = rows(
        path,
        f"SELECT count(*) AS standing, count(*) FILTER (WHERE {differs}) AS changed {pairs}",
        incoming=incoming,
    )
    if not counts["changed"]:
        return Comparison(counts["standing"], 0, ())
    columns = ", ".join(
        [f"n.{name} AS key_{name}" for name in spec.key]
        + [f"s.{name} AS old_{name}, n.{name} AS new_{name}" for name in spec.value_names]
    )
    found = rows(
        path,
        f"SELECT {columns} {pairs} WHERE {differs} ORDER BY n.line_number LIMIT ?",
        [limit],
        incoming=incoming,
    )
    shown = (
        ChangedRow(
            _part(row, "key", spec.key),
            _part(row, "old", spec.value_names),
            _part(row, "new", spec.value_names),
        )
        for row in found
    )
    return Comparison(counts["standing"], counts["changed"], tuple(shown))


def units_left_out(path: Path, reports: pa.Table) -> list[str]:
    """Units that have reported one of the file's indicators before and are not in it.

    Only those of the provinces that the file speaks of, in the order of their codes.
    """
    found = rows(
        path,
        """
        WITH
            file AS MATERIALIZED (SELECT DISTINCT unit_code, indicator_code FROM incoming),
            province AS (
                SELECT DISTINCT province_code FROM mart_unit
                WHERE unit_code IN (SELECT unit_code FROM file)
            )
        SELECT DISTINCT r.unit_code
        FROM raw_reports AS r
        JOIN mart_unit AS u ON r.unit_code = u.unit_code
        WHERE r.indicator_code IN (SELECT indicator_code FROM file)
            AND u.province_code IN (SELECT province_code FROM province)
            AND r.unit_code NOT IN (SELECT unit_code FROM file)
        ORDER BY r.unit_code
        """,
        incoming=reports,
    )
    return [row["unit_code"] for row in found]


def _filled(kind: Kind, present: Sequence[str]) -> str:
    """The file's rows with all columns of the kind."""
    columns = (
        column.name
        if column.name in present
        else f"CAST(NULL AS {SQL_TYPES[column.cell_type]}) AS {column.name}"
        for column in SPECS[kind].columns
    )
    return f"SELECT line_number, {', '.join(columns)} FROM incoming"


def _part(row: Row, prefix: str, names: Iterable[str]) -> Row:
    return {name: row[f"{prefix}_{name}"] for name in names}
