"""The two tables of the projection as numpy columns with common codes."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from campaign.thresholds import PROJECTION_MOST_MONTHS

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

KEYS = ("unit_code", "indicator_code", "issuer", "month_end")
# Who shares a code: a series with itself, a unit with those of its type, and with all.
_SERIES = ("unit_code", "indicator_code")
_PEERS = ("province_code", "indicator_code", "unit_type")
_EVERYONE = ("province_code", "indicator_code")
_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Asked:
    """What is to be projected: `stock` of `month`, `months_ahead` on, to `target` (or NaN)."""

    row: Ints
    series: Ints
    peers: Ints
    everyone: Ints
    month: Ints
    stock: Floats
    months_ahead: Ints
    target: Floats

    def where(self, chosen: Bools | Ints) -> "Asked":
        """The chosen ones, in that order."""
        return Asked(*(getattr(self, field.name)[chosen] for field in fields(self)))


@dataclass(frozen=True)
class Past:
    """Changes in people per month, each told by the report of `month`; sorted by series, month.

    A change over several months is told once, for nobody knows how it came about.
    """

    series: Ints
    peers: Ints
    everyone: Ints
    month: Ints
    change: Floats
    stock_before: Floats
    is_of_one_month: Bools


def read(outlook: pa.Table, changes: pa.Table) -> tuple[Asked, Past]:
    """Both tables, without the rows that say too little to be used."""
    needed = ("reported_month_end", "participant_count", "months_ahead_count")
    row = _complete(outlook, needed)
    ahead = _ints(outlook["months_ahead_count"].take(pa.array(row)))
    row = row[(ahead >= 0) & (ahead <= PROJECTION_MOST_MONTHS)]
    outlook = outlook.take(pa.array(row))
    changes = changes.take(pa.array(_complete(changes, ("change_count", "participant_count"))))
    series, peers, everyone = (
        _codes(outlook, changes, names) for names in (_SERIES, _PEERS, _EVERYONE)
    )
    asked = Asked(
        row=row,
        series=series[0],
        peers=peers[0],
        everyone=everyone[0],
        month=_months(outlook["reported_month_end"]),
        stock=_floats(outlook["participant_count"]),
        months_ahead=_ints(outlook["months_ahead_count"]),
        target=_floats(outlook["target_count"]),
    )
    return asked, _past(changes, series[1], peers[1], everyone[1])


def _past(changes: pa.Table, series: Ints, peers: Ints, everyone: Ints) -> Past:
    month = _months(changes["month_end"])
    months = np.maximum(_ints(changes["month_count"]), 1)
    change = _floats(changes["change_count"])
    order = np.lexsort((month, series))
    return Past(
        series=series[order],
        peers=peers[order],
        everyone=everyone[order],
        month=month[order],
        change=(change / months)[order],
        stock_before=(_floats(changes["participant_count"]) - change)[order],
        is_of_one_month=months[order] == 1,
    )


def _complete(table: pa.Table, names: tuple[str, ...]) -> Ints:
    whole = np.ones(table.num_rows, dtype=bool)
    for name in names:
        whole &= table[name].is_valid().to_numpy()
    return np.flatnonzero(whole)


def _codes(one: pa.Table, other: pa.Table, names: tuple[str, ...]) -> tuple[Ints, Ints]:
    """Numbers that are equal in both tables where the named columns are."""
    texts = [
        pc.binary_join_element_wise(
            *(table[name].cast(pa.string()) for name in names),
            _SEPARATOR,
            null_handling="replace",
        )
        for table in (one, other)
    ]
    chunks = [chunk for text in texts for chunk in text.chunks]
    coded = pa.chunked_array(chunks, pa.string()).combine_chunks().dictionary_encode()
    codes = coded.indices.to_numpy().astype(np.int64)
    return codes[: one.num_rows], codes[one.num_rows :]


def _months(column: pa.ChunkedArray) -> Ints:
    return _ints(pc.add(pc.multiply(pc.year(column), 12), pc.month(column)))


def _ints(column: pa.ChunkedArray) -> Ints:
    return np.asarray(column.cast(pa.int64()).to_numpy(), dtype=np.int64)


def _floats(column: pa.ChunkedArray) -> Floats:
    return np.asarray(column.cast(pa.float64()).to_numpy(), dtype=np.float64)
