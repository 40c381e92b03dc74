"""Files in memory for tests of the reader, and one way to read them."""

from functools import lru_cache

from campaign import intake
from campaign.home import Home
from campaign.intake import Context, Reading, Reference

REPORT_HEADER = "unit_code,indicator_code,as_of_date,participant_count"
GOOD_ROW = "31471,vsi,2025-09-30,1215"
NOWHERE = Context()


@lru_cache(maxsize=1)
def reference() -> Reference:
    """The shipped reference lists."""
    return intake.load_reference(Home.default().reference_files())


def read(payload: str | bytes, context: Context = NOWHERE) -> Reading:
    """Read a file from memory."""
    raw = payload.encode() if isinstance(payload, str) else payload
    return intake.read("file.csv", raw, reference=reference(), context=context)


def reports(*rows: str, header: str = REPORT_HEADER) -> str:
    """A reports file: the header on line 1, the first row on line 2."""
    return "\n".join((header, *rows)) + "\n"


def rows_of(reading: Reading) -> list[dict[str, object]]:
    """The rows that were read; a file of no kind fails the test."""
    assert reading.table is not None
    return reading.table.to_pylist()
