"""The header line of a canonical CSV: which kind it is and which column stands where."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from campaign.findings import Finding
from campaign.intake.headings import MARK_HEADING
from campaign.intake.letters import clean
from campaign.kinds import SPECS, UNIT_HEADERS, KindSpec
from campaign.terms import Kind, Severity

# With fewer known columns than this the header is of no kind at all, rather than of a
# kind with columns missing.
_FEWEST_KNOWN_COLUMNS = 2


@dataclass(frozen=True)
class Header:
    """The kind recognised (None when there is none), where its columns are, and what is wrong."""

    kind: Kind | None
    positions: dict[str, int] = field(default_factory=dict)
    width: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def spec(self) -> KindSpec:
        """The kind's columns; only for a header of a kind."""
        if self.kind is None:
            raise LookupError("the header is of no known kind")
        return SPECS[self.kind]


def _needed(spec: KindSpec, *, has_as_of: bool) -> tuple[str, ...]:
    dated = spec.needs_date_or_source
    return spec.required + ((dated,) if dated and not has_as_of else ())


def _known(spec: KindSpec) -> set[str]:
    return set(spec.names) | set(UNIT_HEADERS)


def _best_spec(names: list[str], *, has_as_of: bool) -> KindSpec | None:
    """The kind that misses the fewest needed columns and knows the most of the header."""

    def fit(spec: KindSpec) -> tuple[int, int, int]:
        missing = sum(name not in names for name in _needed(spec, has_as_of=has_as_of))
        known = sum(name in _known(spec) for name in names)
        return (missing == 0, known - missing, known)

    best = max(SPECS.values(), key=fit)
    own = [name for name in names if name in _known(best)]
    return best if len(own) >= _FEWEST_KNOWN_COLUMNS else None


def read_header(cells: list[str], *, line: int, has_as_of: bool) -> Header:
    """Recognise the header; never raises, says everything in findings."""
    names = [clean(cell).casefold() for cell in cells]
    spec = _best_spec(names, has_as_of=has_as_of)
    if spec is None:
        kinds = ", ".join(kind.value for kind in Kind)
        shown = ", ".join(name for name in names if name)[:200]
        finding = Finding("unknown_header", line=line, value=shown, params={"kinds": kinds})
        return Header(kind=None, findings=(finding,))
    findings = [*_missing(names, spec, line=line, has_as_of=has_as_of)]
    findings += _unknown(names, spec, line=line)
    positions = {name: i for i, name in enumerate(names) if name in _known(spec)}
    return Header(spec.kind, positions, len(names), tuple(findings))


def _missing(names: list[str], spec: KindSpec, *, line: int, has_as_of: bool) -> list[Finding]:
    missing = [name for name in _needed(spec, has_as_of=has_as_of) if name not in names]
    if not any(name in names for name in UNIT_HEADERS):
        missing.append("unit_code")
    if spec.figures and not any(name in names for name in spec.figures):
        missing.append(spec.figures[0])
    params = {"kind": spec.kind.value}
    return [Finding("missing_column", line=line, column=name, params=params) for name in missing]


def _unknown(names: list[str], spec: KindSpec, *, line: int) -> list[Finding]:
    findings = []
    for name in names:
        if name in ("", MARK_HEADING.casefold()) or name in _known(spec):
            continue
        near = get_close_matches(name, sorted(_known(spec)), n=1)
        params = {"near": near[0]} if near else {}
        code = "unknown_column_near" if near else "unknown_column"
        findings.append(Finding(code, Severity.WARNING, line, name[:80], None, params))
    return findings
