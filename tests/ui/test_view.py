"""A row for an issuer that gave no target has the status the marts give to such units."""

import pytest

from campaign.ui.view import without_target


@pytest.mark.parametrize("participant_count", [None, 0, 1_215])
def test_without_a_target_the_status_is_that_whether_reported_or_not(
    participant_count: int | None,
) -> None:
    row = {"participant_count": participant_count, "gap_count": 5, "pace_status": "behind"}
    told = without_target(row, "social_security")
    assert told["pace_status"] == "no_target"
    assert told["gap_count"] is None
    assert told["participant_count"] == participant_count
