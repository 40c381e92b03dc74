"""What can be chosen in a build, for the sidebar and for addresses that name a choice."""

import datetime as dt

from campaign.ui import data
from campaign.ui.data import Row

# The choice of an issuer that leaves it to the province.
USUAL = "usual"


def months(build_id: str, province: Row) -> dict[str, dt.date]:
    """The province's months with figures by their code `2025-09`, the latest first."""
    rows = data.select(
        build_id,
        "mart_month",
        where={"province_code": province["province_code"]},
        order_by=("-month_end",),
    )
    return {f"{row['month_end']:%Y-%m}": row["month_end"] for row in rows}


def indicators(build_id: str) -> tuple[Row, ...]:
    """The indicators of the campaign in their order."""
    return data.select(
        build_id, "mart_indicator", where={"is_context": False}, order_by=("indicator_rank",)
    )


def issuers(build_id: str, *, province: Row, month_end: dt.date | None, indicator: Row) -> set[str]:
    """Who gave targets, where there are several to choose between; else nobody."""
    rows = data.select(
        build_id,
        "mart_progress",
        where={
            "province_code": province["province_code"],
            "month_end": month_end,
            "indicator_code": indicator["indicator_code"],
        },
        not_null=("issuer",),
    )
    speaking = {row["issuer"] for row in rows}
    return speaking if len(speaking) > 1 else set()
