"""The typed rows that a build was made from, taken out of it again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from campaign.kinds import SPECS
from campaign.store.build import Facts
from campaign.store.ledger import Upload
from campaign.store.query import cursor_on, rows
from campaign.terms import Kind


def facts_in(path: Path, uploads: Sequence[Upload]) -> Iterator[Facts]:
    """The rows of each upload as the build `path` holds them; raises BuildUnreadableError."""
    kinds = _kinds_by_upload(path)
    for upload in uploads:
        tables = {kind: _rows_of(path, kind, upload.upload_id) for kind in kinds[upload.upload_id]}
        yield Facts(upload, tables)


def _kinds_by_upload(path: Path) -> dict[str, list[Kind]]:
    found: dict[str, list[Kind]] = defaultdict(list)
    for kind in SPECS:
        for row in rows(path, f"SELECT DISTINCT upload_id FROM raw_{kind.value}"):
            found[row["upload_id"]].append(kind)
    return found


def _rows_of(path: Path, kind: Kind, upload_id: str) -> pa.Table:
    columns = ", ".join(("line_number", *SPECS[kind].names))
    with cursor_on(path) as cursor:
        return cursor.sql(
            f"SELECT {columns} FROM raw_{kind.value} WHERE upload_id = ? ORDER BY line_number",
            params=[upload_id],
        ).to_arrow_table()
