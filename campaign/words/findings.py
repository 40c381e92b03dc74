"""Findings as sentences: where, what, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from campaign.findings import Finding, Month, Named, Term
from campaign.words.catalogue import Words


@dataclass(frozen=True)
class FindingText:
    """A finding in one language; `place` is empty when it concerns the whole file."""

    place: str
    message: str
    remedy: str


def finding_text(words: Words, finding: Finding) -> FindingText:
    """The sentences of a finding."""
    values: dict[str, object] = {"value": finding.value or "", "column": finding.column or ""}
    values |= {name: value_text(words, value) for name, value in finding.params.items()}
    place = []
    if finding.sheet:
        place.append(words.say("finding.sheet", sheet=finding.sheet))
    if finding.cell:
        place.append(words.say("finding.cell", cell=finding.cell))
    elif finding.line is not None:
        place.append(words.say("finding.line", line=str(finding.line)))
    if finding.column:
        place.append(words.say("finding.column", column=finding.column))
    return FindingText(
        place=", ".join(place),
        message=words.say(f"finding.{finding.code}.message", **values),
        remedy=words.say(f"finding.{finding.code}.remedy", **values),
    )


def value_text(words: Words, value: object) -> object:
    """A value of a finding in one language; counts and dates are left to `say` itself."""
    match value:
        case Named():
            return value.vi if words.language == "vi" else value.en
        case Month():
            return words.month(value.day)
        case Term():
            return words.say(value.key)
        case float():
            return words.pct(value)
        case Decimal():
            return words.decimal(value)
        case tuple():
            return ", ".join(str(value_text(words, part)) for part in value)
        case _:
            return value


def finding_line(words: Words, finding: Finding) -> str:
    """A finding as one line: how grave, where, what, and what to do next."""
    text = finding_text(words, finding)
    severity = words.say(f"severity.{finding.severity.value}")
    place = f" ({text.place})" if text.place else ""
    return f"{severity}{place}: {text.message} {text.remedy}"


def unreadable_text(words: Words, *, uploads: Mapping[str, str], finding: Finding) -> str:
    """Why accepted uploads can no longer be read; `uploads` maps their ids to file names."""
    text = finding_text(words, finding)
    return words.say(
        "publish.unreadable",
        uploads=" ".join(uploads),
        files=", ".join(uploads.values()),
        place=text.place,
        message=text.message,
    )
