"""Check a file, build aside, run the checks, promote: the only way into the database."""

from campaign.publish.changes import Change, Changes
from campaign.publish.check import Checked, Incoming, check, current_path
from campaign.publish.history import UploadRecord, download_name, upload_history
from campaign.publish.retraction import UndoEffect, UndoneRow, UndoPreview, preview_undo
from campaign.publish.run import (
    BuildBlockedError,
    BuildChangedError,
    PublishBusyError,
    UploadUnknownError,
    UploadUnreadableError,
    ensure_ready,
    publish,
    rebuild,
    undo,
)

__all__ = [
    "BuildBlockedError",
    "BuildChangedError",
    "Change",
    "Changes",
    "Checked",
    "Incoming",
    "PublishBusyError",
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
    "preview_undo",
    "publish",
    "rebuild",
    "undo",
    "upload_history",
]
