"""Read an accepted file once more, for a build: the rows alone matter, every sentence is told."""

from contextlib import suppress

from campaign.findings import has_errors
from campaign.intake.bulk import read_canonical
from campaign.intake.context import Context
from campaign.intake.guard import UndecodableError
from campaign.intake.read import read
from campaign.intake.reading import Reading
from campaign.intake.reference import Reference


def read_again(
    name: str,
    payload: bytes,
    *,
    sha256: str,
    row_count: int,
    reference: Reference,
    context: Context,
) -> Reading:
    """The rows of an accepted file; a canonical one is read as columns, which is much quicker.

    Only when nobody had to decide anything about the file and it gives just the `row_count` rows
    that were accepted: else the general reader has the last word, with its findings.
    """
    quick = None
    if not context.answers:
        with suppress(UndecodableError):
            quick = read_canonical(payload, reference=reference, context=context)
    if quick is None or len(quick.table) != row_count or has_errors(quick.findings):
        return read(name, payload, reference=reference, context=context)
    tables = {quick.kind: quick.table}
    return Reading(name, quick.kind, tables, quick.findings, sha256, quick.answers)
