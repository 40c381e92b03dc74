"""How far a long piece of work has come, counted in steps that are really done."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[float], None]
"""Called with the share done, from 0 to 1, never falling."""

_Step = TypeVar("_Step")


class Steps:
    """Counts finished steps and tells the share of `total`; told to nobody without `progress`."""

    def __init__(self, progress: Progress | None, *, total: int) -> None:
        self._progress = progress
        self._total = max(total, 1)
        self._done = 0

    def done(self) -> None:
        """One more step is finished."""
        self._done += 1
        if self._progress is not None:
            self._progress(min(1.0, self._done / self._total))

    def counted(self, items: Iterable[_Step]) -> Iterator[_Step]:
        """The items, each a step that is finished when the next one is asked for."""
        for item in items:
            yield item
            self.done()
