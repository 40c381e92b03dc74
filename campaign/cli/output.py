"""What `check` and `publish` say: one JSON object or a few lines of text per file."""

import json
import sys
from dataclasses import asdict

from campaign.findings import Ask, Finding
from campaign.publish import BuildBlockedError, Checked
from campaign.words import Words
from campaign.words.findings import finding_line, finding_text


def is_ok(result: Checked, *, published: bool) -> bool:
    """Whether the file is acceptable or, after publishing, published."""
    return result.upload_id is not None if published else result.is_acceptable


def report(results: list[Checked], words: Words, *, as_json: bool, published: bool) -> bool:
    """Write the results to standard output; returns whether every file is in order."""
    if as_json:
        objects = [_as_json(result, words, published=published) for result in results]
        sys.stdout.write(json.dumps(objects, ensure_ascii=False, indent=2) + "\n")
    else:
        for result in results:
            sys.stdout.write(_as_text(result, words, published=published) + "\n")
    return all(is_ok(result, published=published) for result in results)


def _as_json(result: Checked, words: Words, *, published: bool) -> dict[str, object]:
    kind = result.reading.kind
    return {
        "file": result.incoming.name,
        "kind": kind.value if kind else None,
        "ok": is_ok(result, published=published),
        "row_count": result.row_count,
        "findings": [_finding_json(finding, words) for finding in result.findings],
        "changes": {
            "new": result.changes.new,
            "changed": result.changes.changed,
            "identical": result.changes.identical,
            "missing_units": list(result.changes.missing_units),
        },
        "upload_id": result.upload_id,
    }


def _finding_json(finding: Finding, words: Words) -> dict[str, object]:
    text = finding_text(words, finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "line": finding.line,
        "column": finding.column,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "value": finding.value,
        "message": text.message,
        "suggestion": text.remedy,
        "ask": asdict(finding.ask) if finding.ask else None,
    }


def _as_text(result: Checked, words: Words, *, published: bool) -> str:
    kind = result.reading.kind
    if published:
        state = "refused" if result.upload_id is None else "published"
    else:
        state = "acceptable" if result.is_acceptable else "unacceptable"
    lines = [
        words.say(
            f"cli.result.{state}",
            file=result.incoming.name,
            kind=words.say(f"kind.{kind.value}") if kind else words.say("kind.unknown"),
            n=result.row_count,
            upload=result.upload_id or "",
        )
    ]
    if kind:
        lines.append(
            words.say(
                "changes.summary",
                new=result.changes.new,
                changed=result.changes.changed,
                identical=result.changes.identical,
                missing=len(result.changes.missing_units),
            )
        )
    lines += ["  " + _finding_line(finding, words) for finding in result.findings]
    if published and result.is_acceptable and result.upload_id is None:
        lines.append(words.say("cli.needs_confirm"))
    return "\n".join(lines)


def _finding_line(finding: Finding, words: Words) -> str:
    line = finding_line(words, finding)
    return f"{line}\n{_ask_line(finding.ask, words)}" if finding.ask else line


def _ask_line(ask: Ask, words: Words) -> str:
    """How to answer a question, and with what."""
    return words.say(
        "cli.ask",
        name=ask.key,
        options=", ".join(ask.options) or words.say("cli.ask.any"),
        suggested=ask.suggested or words.say("cli.ask.nothing"),
    )


def blocked_text(blocked: BuildBlockedError, words: Words) -> str:
    """Which checks blocked a build, and the rows they found."""
    lines = [words.say("publish.blocked")]
    for check in blocked.checks:
        reason = words.say(f"check.{check.name}")
        lines.append(words.say("publish.blocked_by", reason=reason, n=check.row_count))
        lines += ["  " + ", ".join(row) for row in check.rows]
    return "\n".join(lines)
