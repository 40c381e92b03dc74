"""What a person says about a file beside its bytes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Context:
    """What a person says about a file beside its bytes.

    `province` narrows unit names, `as_of` dates a file without a date column,
    `received_on` is the day it was handed in, `drive_codes` are the drives already known.
    `answers` are what a person has decided about this file by the key of the question, and
    `remembered` what was decided about earlier ones and holds on.
    """

    province: str | None = None
    as_of: dt.date | None = None
    received_on: dt.date | None = None
    drive_codes: frozenset[str] | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)

    def answer(self, key: str) -> str | None:
        """The answer to a question, if it was ever given."""
        return self.answers.get(key, self.remembered.get(key))
