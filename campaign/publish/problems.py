"""What can stop publishing, undoing or looking at figures without being a fault of the program."""

from campaign.findings import ReferenceDamagedError
from campaign.publish.assemble import BuildBlockedError, UploadUnreadableError
from campaign.publish.run import BuildChangedError, PublishBusyError, UploadUnknownError
from campaign.store import ledger, query
from campaign.words import Words
from campaign.words.findings import unreadable_text

EXPECTED: tuple[type[Exception], ...] = (
    BuildBlockedError,
    BuildChangedError,
    PublishBusyError,
    UploadUnknownError,
    UploadUnreadableError,
    ReferenceDamagedError,
    ledger.LedgerDamagedError,
    ledger.LedgerMissingError,
    ledger.RawDamagedError,
    query.BuildUnreadableError,
    query.QueryError,
    OSError,
)


def problem_text(words: Words, problem: Exception) -> str:
    """The sentence for one of the EXPECTED problems; a blocked build names no check here."""
    match problem:
        case BuildBlockedError():
            return words.say("publish.blocked")
        case BuildChangedError():
            return words.say("undo.changed_meanwhile")
        case PublishBusyError():
            return words.say("publish.busy")
        case UploadUnknownError():
            return words.say("undo.unknown", upload=str(problem))
        case UploadUnreadableError():
            names = {upload.upload_id: upload.file_name for upload in problem.uploads}
            return unreadable_text(words, uploads=names, finding=problem.finding)
        case ReferenceDamagedError():
            return words.say("reference.damaged", file=problem.file_name, reason=problem.reason)
        case query.QueryError():
            return words.say("query.refused", reason=str(problem))
        case OSError():
            return words.say("disk.problem", reason=str(problem))
        case _:
            return _lost_text(words, problem)


def _lost_text(words: Words, problem: Exception) -> str:
    """What on the disk is lost or damaged, and what to bring back."""
    match problem:
        case ledger.LedgerDamagedError():
            return words.say("ledger.damaged", line=str(problem.line))
        case ledger.LedgerMissingError():
            return words.say("ledger.missing")
        case ledger.RawDamagedError():
            return words.say("ledger.raw_damaged", sha=problem.sha256)
        case query.BuildUnreadableError():
            return words.say("build.unreadable")
        case _:
            raise TypeError(f"not an expected problem: {type(problem).__name__}")
