"""Check a file, build aside, run the checks, promote: the only way into the database."""

from campaign.publish.assemble import BuildBlockedError, UploadUnreadableError
from campaign.publish.changes import Change, Changes, pct_change
from campaign.publish.check import Checked, Incoming, check, current_path
from campaign.publish.history import UploadRecord, download_name, upload_history
from campaign.publish.problems import EXPECTED, problem_text
from campaign.publish.rehearse import Headline, RankMove, Rehearsal, rehearse
from campaign.publish.retraction import UndoEffect, UndoneRow, UndoPreview, preview_undo
from campaign.publish.run import (
    BuildChangedError,
    PublishBusyError,
    UploadUnknownError,
    ensure_ready,
    publish,
    rebuild,
    undo,
)
from campaign.publish.simulated import simulated_uploads

__all__ = [
    "EXPECTED",
    "BuildBlockedError",
    "BuildChangedError",
    "Change",
    "Changes",
    "Checked",
    "Headline",
    "Incoming",
    "PublishBusyError",
    "RankMove",
    "Rehearsal",
    "UndoEffect",
    "UndoPreview",
    "UndoneRow",
    "UploadRecord",
    "UploadUnknownError",
    "UploadUnreadableError",
    "check",
    "current_path",
    "download_name",
    "ensure_ready",
    "pct_change",
    "preview_undo",
    "problem_text",
    "publish",
    "rebuild",
    "rehearse",
    "simulated_uploads",
    "undo",
    "upload_history",
]
