"""Files in memory for tests of the reader, and one way to read them."""

import datetime as dt
from collections.abc import Sequence
from copy import copy
from functools import lru_cache

from campaign import intake
from campaign.home import Home
from campaign.intake import Context, Reading, Reference
from campaign.intake.letters import fold
from campaign.intake.reference import Alias

REPORT_HEADER = "unit_code,indicator_code,as_of_date,participant_count"
GOOD_ROW = "31471,vsi,2025-09-30,1215"
NOWHERE = Context()


@lru_cache(maxsize=1)
def reference() -> Reference:
    """The shipped reference lists."""
    return intake.load_reference(Home.default().reference_files())


def reference_with(aliases: Sequence[str]) -> Reference:
    """The shipped lists and these aliases: `name|unit|from|to|part`, the last three or blank."""
    known = {name: list(found) for name, found in reference().aliases.items()}
    for text in aliases:
        name, unit, first, last, part = text.split("|")
        days = [dt.date.fromisoformat(day) if day else None for day in (first, last)]
        known.setdefault(fold(name), []).append(Alias(unit, *days, is_part=bool(part)))
    lists = copy(reference())
    lists.aliases = known
    return lists


def read(
    payload: str | bytes, context: Context = NOWHERE, *, aliases: Sequence[str] = ()
) -> Reading:
    """Read a file from memory."""
    raw = payload.encode() if isinstance(payload, str) else payload
    lists = reference_with(aliases) if aliases else reference()
    return intake.read("file.csv", raw, reference=lists, context=context)


def reports(*rows: str, header: str = REPORT_HEADER) -> str:
    """A reports file: the header on line 1, the first row on line 2."""
    return "\n".join((header, *rows)) + "\n"


def rows_of(reading: Reading) -> list[dict[str, object]]:
    """The rows that were read; a file of no kind fails the test."""
    assert reading.table is not None
    return reading.table.to_pylist()
