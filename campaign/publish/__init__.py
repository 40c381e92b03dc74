"""Check a file, build aside, run the checks, promote: the only way into the database."""

from campaign.publish.assemble import BuildBlockedError, UploadUnreadableError
from campaign.publish.changes import Change, Changes, pct_change
from campaign.publish.check import Checked, Incoming, check, current_path
from campaign.publish.rehearse import Headline, RankMove, Rehearsal, rehearse
from campaign.publish.run import (
    PublishBusyError,
    UploadUnknownError,
    ensure_ready,
    publish,
    rebuild,
    undo,
)

__all__ = [
    "BuildBlockedError",
    "Change",
    "Changes",
    "Checked",
    "Headline",
    "Incoming",
    "PublishBusyError",
    "RankMove",
    "Rehearsal",
    "UploadUnknownError",
    "UploadUnreadableError",
    "check",
    "current_path",
    "ensure_ready",
    "pct_change",
    "publish",
    "rebuild",
    "rehearse",
    "undo",
]
