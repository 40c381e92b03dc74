"""What is tried on every input, and how the parts of a workbook are changed one at a time."""

import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from campaign import intake
from campaign.intake import Context, Reading
from campaign.words import words_for
from campaign.words.findings import finding_text
from tests.intake.corpus import make
from tests.intake.files import reference
from tests.intake.workbooks import package

Mutate = Callable[[bytes, int], bytes]

_CONTEXT = Context(province="92", received_on=dt.date(2025, 10, 6))
_LANGUAGES = ("vi", "en")
_SPARE_BYTES = 200


def try_reading(payload: bytes) -> None:
    """Read the bytes as a small and as a big file; fails unless both readings can be told."""
    _tell(intake.read("file", payload, reference=reference(), context=_CONTEXT))
    with patch("campaign.intake.read.BULK_BYTES", 0):
        _tell(intake.read("file", payload, reference=reference(), context=_CONTEXT))


def _tell(reading: Reading) -> None:
    assert reading.findings or reading.row_count
    for finding in reading.findings:
        for language in _LANGUAGES:
            text = finding_text(words_for(language), finding)
            assert text.message
            assert text.remedy


def seeds() -> Iterator[tuple[str, bytes]]:
    """The files of the corpus by name."""
    for folder in sorted(path for path in make.FILES.iterdir() if path.is_dir()):
        for file in folder.iterdir():
            if file.name != "expect.json":
                yield folder.name, file.read_bytes()


def write_seeds(folder: Path) -> None:
    """Put the seeds into a folder; what earlier runs found there stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, payload in seeds():
        (folder / name).write_bytes(payload)


def mutated(payload: bytes, most_bytes: int, seed: int, mutate: Mutate) -> bytes:
    """The bytes changed a little; of a package one part, for nobody reads a broken one."""
    parts = _parts(payload)
    if not parts:
        return mutate(payload, most_bytes)
    name = random.Random(seed).choice(sorted(parts))  # noqa: S311 - no secret
    parts[name] = mutate(parts[name], len(parts[name]) + _SPARE_BYTES)
    changed = package(parts)
    return changed if len(changed) <= most_bytes else payload


def _parts(payload: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as bundle:
            return {name: bundle.read(name) for name in bundle.namelist()}
    except Exception:  # noqa: BLE001 - a package that cannot be opened is changed byte by byte
        return {}
