"""Findings as sentences: where, what, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass

from campaign.findings import Finding
from campaign.words.catalogue import Words


@dataclass(frozen=True)
class FindingText:
    """A finding in one language; `place` is empty when it concerns the whole file."""

    place: str
    message: str
    remedy: str


def finding_text(words: Words, finding: Finding) -> FindingText:
    """The sentences of a finding."""
    values = {"value": finding.value or "", "column": finding.column or ""} | finding.params
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
