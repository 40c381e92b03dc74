"""Interim."""

import pyarrow as pa

from campaign.terms import CHANCE_FLOOR_SHARES, Chance

_SCHEMA = pa.schema(
    {
        "unit_code": pa.string(),
        "indicator_code": pa.string(),
        "issuer": pa.string(),
        "month_end": pa.date32(),
        "projected_count": pa.float64(),
        "projected_low_count": pa.float64(),
        "projected_high_count": pa.float64(),
        "reach_chance_share": pa.float64(),
    }
)


def project(outlook: pa.Table, changes: pa.Table) -> pa.Table:
    """Nothing is projected yet."""
    del outlook, changes
    return _SCHEMA.empty_table()


def chance_of(share: float) -> Chance:
    """The chance in words; a share on a cut point is the better of the two."""
    return next(chance for chance, floor in CHANCE_FLOOR_SHARES.items() if share >= floor)
