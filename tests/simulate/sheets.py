"""Files of a simulated province as rows."""

import csv
import io
from collections.abc import Iterable

from campaign.simulate import Simulated
from campaign.simulate.files import SentFile

Row = dict[str, str]


def rows_of(file: SentFile) -> list[Row]:
    """The lines of one file."""
    return list(csv.DictReader(io.StringIO(file.payload.decode())))


def named(simulated: Simulated, part: str) -> list[SentFile]:
    """The files whose name has `part`, as they came in."""
    return [file for file in simulated.files if part in file.name]


def latest(files: Iterable[SentFile], *key: str) -> dict[tuple[str, ...], Row]:
    """The last row of every key in the order in which the files came in."""
    return {tuple(row[name] for name in key): row for file in files for row in rows_of(file)}
