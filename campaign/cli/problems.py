"""Problems that are no fault of the program: the sentence and the exit status of each."""

from campaign import publish
from campaign.cli.output import blocked_text
from campaign.findings import ReferenceDamagedError
from campaign.store import ledger, query
from campaign.words import Words
from campaign.words.findings import unreadable_text

OK, FAILED, MISUSED = 0, 1, 2


class MisuseError(Exception):
    """The command's arguments make no sense; the text says why."""


EXPECTED: tuple[type[Exception], ...] = (
    MisuseError,
    publish.BuildBlockedError,
    publish.PublishBusyError,
    publish.UploadUnknownError,
    publish.UploadUnreadableError,
    ReferenceDamagedError,
    ledger.LedgerDamagedError,
    ledger.LedgerMissingError,
    ledger.RawDamagedError,
    query.BuildUnreadableError,
    query.QueryError,
    OSError,
)


def explain(problem: Exception, words: Words) -> tuple[str, int]:
    """The sentence and the exit status for a problem that is no fault of the program."""
    match problem:
        case MisuseError():
            return str(problem), MISUSED
        case publish.UploadUnknownError():
            return words.say("undo.unknown", upload=str(problem)), MISUSED
        case publish.UploadUnreadableError():
            names = {upload.upload_id: upload.file_name for upload in problem.uploads}
            return unreadable_text(words, uploads=names, finding=problem.finding), FAILED
        case ReferenceDamagedError():
            text = words.say("reference.damaged", file=problem.file_name, reason=problem.reason)
            return text, FAILED
        case publish.BuildBlockedError():
            return blocked_text(problem, words), FAILED
        case publish.PublishBusyError():
            return words.say("publish.busy"), FAILED
        case ledger.LedgerDamagedError():
            return words.say("ledger.damaged", line=str(problem.line)), FAILED
        case ledger.LedgerMissingError():
            return words.say("ledger.missing"), FAILED
        case ledger.RawDamagedError():
            return words.say("ledger.raw_damaged", sha=problem.sha256), FAILED
        case query.BuildUnreadableError():
            return words.say("build.unreadable"), FAILED
        case query.QueryError():
            return words.say("query.refused", reason=str(problem)), FAILED
        case _:
            return words.say("disk.problem", reason=str(problem)), FAILED
