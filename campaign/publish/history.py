"""Every upload there has been, retracted ones included, and the builds that show it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from campaign.file_names import safe_name
from campaign.home import Home
from campaign.publish.assemble import build_ids
from campaign.store import ledger, pointer
from campaign.store.ledger import Entry, Upload
from campaign.thresholds import BUILDS_KEPT

# Older lines than these have lost their builds, unless uploads came and went in batches.
_LINES_SEARCHED = 4 * BUILDS_KEPT


@dataclass(frozen=True)
class UploadRecord:
    """One upload: moments in UTC, who retracted it if anybody did.

    `build_before` and `build_after` name the builds that stood when it was accepted and
    that it made, where they are still kept.
    """

    upload: Upload
    received_at: dt.datetime
    retracted_at: dt.datetime | None = None
    retracted_by: str | None = None
    build_before: str | None = None
    build_after: str | None = None

    @property
    def is_active(self) -> bool:
        """Whether it counts."""
        return self.retracted_at is None


def upload_history(home: Home) -> list[UploadRecord]:
    """Every upload by the ledger, the latest first."""
    entries = ledger.read_entries(home)
    builds = _kept_builds(home, entries)
    retractions = {entry.upload_id: entry for entry in entries if entry.upload is None}
    records = []
    for index, entry in enumerate(entries):
        if entry.upload is None:
            continue
        retraction = retractions.get(entry.upload_id)
        records.append(
            UploadRecord(
                upload=entry.upload,
                received_at=dt.datetime.fromisoformat(entry.upload.received_at),
                retracted_at=dt.datetime.fromisoformat(retraction.at) if retraction else None,
                retracted_by=retraction.by if retraction else None,
                build_before=builds.get(index - 1),
                build_after=builds.get(index),
            )
        )
    return records[::-1]


def _kept_builds(home: Home, entries: Sequence[Entry]) -> dict[int, str]:
    """The build that each ledger line made, by the line's index, where it is still kept.

    A build's name is a hash of what it is made of, so it need not be written down; what an
    earlier version of the program built has another name and is not offered.
    """
    first = max(0, len(entries) - _LINES_SEARCHED)
    names = build_ids(home, (entries[: index + 1] for index in range(first, len(entries))))
    return {
        index: build_id
        for index, build_id in enumerate(names, start=first)
        if pointer.has_build(home, build_id)
    }


def download_name(upload: Upload) -> str:
    """The name under which the upload's own file is handed out."""
    return safe_name(upload.file_name, otherwise=upload.upload_id)
