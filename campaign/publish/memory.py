"""What was decided about accepted files, so that nobody is asked the same thing twice."""

from collections.abc import Iterable

from campaign.store.ledger import Upload

# The meaning of headings and of names holds on; a file's date, marks and rows are its own.
_LASTING = ("mapping:", "unit:", "indicator:", "issuer:")


def remembered_answers(uploads: Iterable[Upload]) -> dict[str, str]:
    """The lasting answers of the active uploads; a later one goes before an earlier one.

    What was retracted is forgotten, because a wrong mapping is a reason to retract.
    """
    return {
        key: value
        for upload in uploads
        for key, value in upload.answers.items()
        if key.startswith(_LASTING)
    }
