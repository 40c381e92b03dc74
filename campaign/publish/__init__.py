"""Check a file, build aside, run the checks, promote: the only way into the database."""

from campaign.publish.changes import Change, Changes
from campaign.publish.check import Checked, Incoming, check, current_path
from campaign.publish.run import (
    BuildBlockedError,
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
    "Change",
    "Changes",
    "Checked",
    "Incoming",
    "PublishBusyError",
    "UploadUnknownError",
    "UploadUnreadableError",
    "check",
    "current_path",
    "ensure_ready",
    "publish",
    "rebuild",
    "undo",
]
