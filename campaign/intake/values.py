"""The texts of a whole column to values, and which of them the row reader would not take."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from campaign.kinds import CellType
from campaign.thresholds import MAX_PCT

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

_TEXT = pa.string()
_COUNT_DIGITS = 10
# Letters beside ASCII's that are their own NFC, so that a text of these needs no cleaning.
# Icelandic and African letters that pass for Đ are left out.
_ACCENTED = "\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u024f\u1e00-\u1eff"
_EASY = {
    CellType.COUNT: f"^[0-9]{{1,{_COUNT_DIGITS}}}$",
    CellType.PCT: r"^[0-9]{1,6}(\.[0-9]{1,12})?$",
    # A spreadsheet's error value, as in "#N/A", begins with the sign that is missing here.
    CellType.TEXT: f'^[!"$-~{_ACCENTED}]([ -~{_ACCENTED}]*[!-~{_ACCENTED}])?$',
    CellType.URL: r"^https?://[!#-&(-;=?-\[\]-~]{3,}$",
}


def counts(cells: pa.Array, is_odd: Mask) -> pa.Array:
    """The counts that a column's texts say; null, and the row marked, for any other text."""
    if not _are_counts(cells):
        is_good = pc.fill_null(is_easy(cells, CellType.COUNT), fill_value=True)
        is_odd |= ~as_mask(is_good)
        cells = pc.if_else(is_good, cells, pa.scalar(None, type=_TEXT))
    return cells.cast(pa.int64())


def _are_counts(cells: pa.Array) -> bool:
    """Whether all cells are digits, not too many: seen from the bytes, which costs nothing."""
    _, offsets, data = cells.buffers()
    if data is None or cells.null_count == len(cells):
        return False
    ends = np.frombuffer(offsets, dtype=np.int32)[cells.offset : cells.offset + len(cells) + 1]
    digits = np.frombuffer(data, dtype=np.uint8)[ends[0] : ends[-1]] - np.uint8(ord("0"))
    return bool(digits.max() <= 9 and np.diff(ends).max() <= _COUNT_DIGITS)  # noqa: PLR2004


def percentages(texts: pa.Array) -> pa.Array:
    """The values of a dictionary's texts; null for what is no percentage."""
    nothing = pa.scalar(None, type=_TEXT)
    values = pc.if_else(is_easy(texts, CellType.PCT), texts, nothing).cast(pa.float64())
    is_possible = pc.less_equal(values, MAX_PCT)
    return pc.if_else(is_possible, values, pa.scalar(None, type=pa.float64()))


def is_easy(texts: pa.Array, cell_type: CellType) -> pa.Array:
    """Which texts are certainly good for a cell type: others need a closer look."""
    return pc.match_substring_regex(texts, _EASY[cell_type])


def taken(cells: pa.Array, values: pa.Array, is_odd: Mask) -> pa.Array:
    """The value of every cell; cells whose text has none are marked."""
    mark_bad(cells, is_null(values), is_odd)
    return values.take(cells.indices)


def mark_bad(cells: pa.Array, is_bad: Mask, is_odd: Mask) -> None:
    """Mark the rows whose text is a bad one of the dictionary; an empty cell is not."""
    if is_bad.any():
        is_odd |= np.append(is_bad, np.False_)[codes(cells)]


def mark_true(condition: pa.Array, is_odd: Mask) -> None:
    """Mark the rows for which a condition holds; an unknown one does not."""
    is_odd |= as_mask(pc.fill_null(condition, fill_value=False))


def codes(cells: pa.Array) -> npt.NDArray[np.int64]:
    """Every cell's place in the dictionary; an empty cell's is the one after the last."""
    filled = pc.fill_null(cells.indices, len(cells.dictionary))
    numbers: Numbers = filled.to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers


def is_null(values: pa.Array) -> Mask:
    """Which cells are empty."""
    return as_mask(pc.is_null(values))


def as_mask(flags: pa.Array) -> Mask:
    """Arrow's flags as NumPy's."""
    mask: Mask = flags.to_numpy(zero_copy_only=False)
    return mask
