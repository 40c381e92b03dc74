"""Which texts are figures, as the catalogue writes them, and which columns hold nothing else."""

import re
from collections.abc import Mapping, Sequence

# `≥ 1.215`, `−12`, `80,52 %`, `118.600 (suy ra)`; a date, a month and a code have other signs.
_FIGURE = re.compile(r"(?:[≥≈]\s)?[+−]?\d[\d.,]*(?:\s?%)?(?:\s\([^()]*\))?")
_NONE = "—"

Texts = Mapping[str, str | None]


def is_figure(text: str) -> bool:
    """Whether a text is one number with its marks and nothing else."""
    return _FIGURE.fullmatch(text) is not None


def told_columns(rows: Sequence[Texts]) -> list[str]:
    """The columns in which any row says anything, in their order."""
    labels = dict.fromkeys(label for row in rows for label in row)
    return [label for label in labels if any(row.get(label) for row in rows)]


def figure_columns(rows: Sequence[Texts]) -> list[str]:
    """The columns to be read from the right: figures, and gaps where there is none."""
    found = []
    for label in told_columns(rows):
        texts = {row.get(label) or _NONE for row in rows} - {_NONE}
        if texts and all(map(is_figure, texts)):
            found.append(label)
    return found
