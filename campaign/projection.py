"""Interim."""

import pyarrow as pa

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
