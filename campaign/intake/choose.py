"""Which reading of a file's bytes and which of its sheets is meant."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from campaign.findings import Ask, Finding
from campaign.intake import delimited, legacy, workbook
from campaign.intake.guard import Form, UndecodableError, form_of
from campaign.intake.headings import MEASURE_ROLES, SHARED_ROLES, STANDARD_ROLES
from campaign.intake.letters import clean, heading_key, plain_letters, spelling_key
from campaign.intake.reference import Reference
from campaign.intake.sheet import Sheet
from campaign.intake.units import bare_name
from campaign.terms import Severity
from campaign.thresholds import MAX_SHEET_COLUMNS

_SAMPLED_LINES = 300
_MOST_NAME_CHARS = 60
_SHOWN_SAMPLES = 3
_KEY = "encoding"
_AS_IT_IS = "as_is"


@dataclass
class Opened:
    """The sheets of a file, what was noticed, and the answers the reading went by."""

    sheets: list[Sheet]
    findings: list[Finding] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)


def open_sheets(payload: bytes, *, reference: Reference, answers: Mapping[str, str]) -> Opened:
    """The sheets of a text file or workbook; raises UndecodableError.

    Text that was not written in Unicode is recognised by the names of units; it is
    converted on a person's word, and until then shown as the likeliest way gives it.
    """
    if form_of(payload) is Form.WORKBOOK:
        sheets, findings = workbook.read_workbook(payload)
        if not sheets:
            raise UndecodableError(Finding("empty_file"))
        sheets = [_narrow(sheet) for sheet in sheets]
        ways = {_AS_IT_IS: sheets} | {
            name: [sheet.recoded(way) for sheet in sheets] for name, way in legacy.WAYS.items()
        }
        return _likeliest(ways, reference, answers, findings)
    decoded = delimited.decodings(payload)
    if decoded[0].is_certain:
        sheet = _narrow(delimited.read_delimited(decoded[0].text))
        if not sheet.lines:
            raise UndecodableError(Finding("empty_file"))
        ways = {_AS_IT_IS: [sheet]}
        if not decoded[0].text.isascii():
            ways |= {name: [sheet.recoded(way)] for name, way in legacy.WAYS.items()}
        return _likeliest(ways, reference, answers, [])
    return _of_code_pages(payload, decoded, reference, answers)


def _narrow(sheet: Sheet) -> Sheet:
    """The sheet within the widest table that is read; refuses one with cells beyond."""
    if all(len(line.cells) <= MAX_SHEET_COLUMNS for line in sheet.lines):
        return sheet
    for line in sheet.lines:
        if any(cell.strip() for cell in line.cells[MAX_SHEET_COLUMNS:]):
            finding = Finding("too_large_sheet", line=line.number, sheet=sheet.name)
            raise UndecodableError(finding)
    lines = (replace(line, cells=line.cells[:MAX_SHEET_COLUMNS]) for line in sheet.lines)
    return replace(sheet, lines=tuple(lines))


def _of_code_pages(
    payload: bytes,
    decoded: Sequence[delimited.Decoded],
    reference: Reference,
    answers: Mapping[str, str],
) -> Opened:
    """The sheet of bytes that are no UTF-8: a code page, or UTF-8 with a damaged part."""
    ways: dict[str, list[Sheet]] = {}
    for text in decoded:
        sheet = _narrow(delimited.read_delimited(text.text))
        if text.encoding == "cp1258":
            ways["cp1258"] = [sheet]
        else:
            for name in ("tcvn3", "vni"):
                ways[name] = [sheet.recoded(legacy.WAYS[name])]
    known = _known_keys(reference)
    hits = {name: _hits(sheets, known) for name, sheets in ways.items()}
    damaged = delimited.read_delimited(payload.decode("utf-8", "replace"))
    if max(hits.values()) <= _hits([damaged], known):
        # Most names are right as UTF-8, so it is one file with two encodings in it.
        raise UndecodableError(delimited.undecodable(payload))
    return _asked(ways, hits, damaged, answers, [])


def _likeliest(
    ways: Mapping[str, list[Sheet]],
    reference: Reference,
    answers: Mapping[str, str],
    findings: list[Finding],
) -> Opened:
    known = _known_keys(reference)
    hits = {name: _hits(sheets, known) for name, sheets in ways.items()}
    if max(hits.values()) <= hits[_AS_IT_IS]:
        return Opened(ways[_AS_IT_IS], findings)
    return _asked(ways, hits, ways[_AS_IT_IS][0], answers, findings)


def _asked(
    ways: Mapping[str, list[Sheet]],
    hits: Mapping[str, int],
    raw: Sheet,
    answers: Mapping[str, str],
    findings: list[Finding],
) -> Opened:
    """The way that a person has chosen, else the likeliest with the question."""
    answer = answers.get(_KEY, "")
    if answer in ways:
        return Opened(ways[answer], findings, {_KEY: answer})
    best = max(hits, key=lambda name: hits[name])
    options = tuple(name for name in ways if hits[name] or name == _AS_IT_IS)
    params = {"samples": _samples(raw, ways[best][0])}
    finding = Finding(
        "legacy_letters", Severity.WARNING, params=params, ask=Ask(_KEY, options, best)
    )
    return Opened(ways[best], [*findings, finding], {_KEY: best})


def _samples(raw: Sheet, converted: Sheet) -> str:
    """Three cells before and after, so that a person can judge by eye."""
    pairs: dict[str, str] = {}
    for before, after in zip(raw.lines, converted.lines, strict=False):
        for old, new in zip(before.cells, after.cells, strict=False):
            is_short = len(new) <= _MOST_NAME_CHARS
            if clean(old) != clean(new) and is_short and len(pairs) < _SHOWN_SAMPLES:
                pairs.setdefault(clean(old), clean(new))
    return "; ".join(f"{old} → {new}" for old, new in pairs.items())


def _known_keys(reference: Reference) -> Callable[[str], bool]:
    """Whether a text is a unit's name or a usual heading, accents and all."""
    names = {spelling_key(unit.name) for unit in reference.units.values()}
    known_headings = SHARED_ROLES.keys() | MEASURE_ROLES.keys() | STANDARD_ROLES.keys()
    # One syllable may come of anything: `M¨` gives `Mă` in the old letters.
    headings = {key for key in known_headings if " " in key}

    def known(text: str) -> bool:
        return spelling_key(bare_name(text)) in names or heading_key(text) in headings

    return known


def _hits(sheets: Sequence[Sheet], known: Callable[[str], bool]) -> int:
    """How many different texts with accents are known names."""
    texts = {
        text
        for sheet in sheets
        for line in sheet.lines[:_SAMPLED_LINES]
        for cell in line.cells
        if len(cell) <= _MOST_NAME_CHARS and (text := clean(cell))
    }
    return sum(known(text) for text in texts if plain_letters(text) != text.casefold())
