"""The simulated figures among the uploads, so that an office can take them all back at once."""

from campaign.home import Home
from campaign.publish.check import current_path
from campaign.store import query


def simulated_uploads(home: Home) -> tuple[str, ...]:
    """The active uploads that speak of simulated provinces alone, in order; none unbuilt."""
    path = current_path(home)
    if path is None:
        return ()
    rows = query.select(
        path, "mart_upload", where={"is_simulated": True}, order_by=("upload_sequence",)
    )
    return tuple(row["upload_id"] for row in rows)
