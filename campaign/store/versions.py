"""Every version of a row that the uploads of a build hold."""

from collections.abc import Sequence
from pathlib import Path

from campaign.kinds import SPECS
from campaign.store import query
from campaign.store.query import Row
from campaign.terms import Kind


def versions_of(path: Path, kind: Kind, *, upload_ids: Sequence[str]) -> list[Row]:
    """All versions, oldest first, of the rows of `kind` that the given uploads hold.

    One dictionary per version: the kind's columns, `upload_id` and `upload_sequence`.
    """
    spec = SPECS[kind]
    marks = ", ".join("?" for _ in upload_ids)
    keys = ", ".join(spec.key)
    same = " AND ".join(f"r.{name} IS NOT DISTINCT FROM t.{name}" for name in spec.key)
    columns = ", ".join(f"r.{name}" for name in ("upload_id", "upload_sequence", *spec.names))
    sql = (
        f"WITH t AS (SELECT DISTINCT {keys} FROM raw_{kind.value} WHERE upload_id IN ({marks})) "
        f"SELECT {columns} FROM raw_{kind.value} AS r JOIN t ON {same} "
        f"ORDER BY r.upload_sequence, r.line_number"
    )
    return query.rows(path, sql, list(upload_ids))
