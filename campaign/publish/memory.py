"""What was decided about accepted files, so that nobody is asked the same thing twice."""

from collections.abc import Iterable

from campaign.intake import Memory
from campaign.store.ledger import Upload

_UNIT = "unit:"
# Answers that hold for one file alone: its date, its sheet, its rows.
_ONCE = ("as_of", "sheet", "leave_out")


def memory_of(uploads: Iterable[Upload]) -> Memory:
    """The answers of the active uploads; a later one goes before an earlier one.

    What was retracted is forgotten, because a wrong mapping is a reason to retract.
    """
    by_fingerprint: dict[str, dict[str, str]] = {}
    unit_of_name: dict[str, str] = {}
    for upload in uploads:
        lasting = {key: value for key, value in upload.answers.items() if key not in _ONCE}
        for key, value in lasting.items():
            if key.startswith(_UNIT):
                unit_of_name[key.removeprefix(_UNIT)] = value
        if upload.fingerprint is not None:
            of_header = {k: v for k, v in lasting.items() if not k.startswith(_UNIT)}
            by_fingerprint.setdefault(upload.fingerprint, {}).update(of_header)
    return Memory(by_fingerprint=by_fingerprint, unit_of_name=unit_of_name)
