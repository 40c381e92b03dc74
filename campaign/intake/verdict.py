"""What is said of a file as a whole when all its rows have been read."""

from collections.abc import Sequence

from campaign.findings import Finding, has_errors
from campaign.terms import Severity
from campaign.thresholds import MAX_FINDINGS


def closing_findings(
    findings: Sequence[Finding], *, error_count: int, row_count: int, record_count: int
) -> list[Finding]:
    """How many errors are not shown, and whether the file has any figure at all."""
    closing = []
    if error_count > MAX_FINDINGS:
        params = {"shown": str(MAX_FINDINGS), "total": str(error_count)}
        closing.append(Finding("more_findings", params=params))
    if not row_count and not has_errors([*findings, *closing]):
        code = "no_figures" if record_count else "no_rows"
        closing.append(Finding(code, Severity.ERROR))
    return closing
