"""The search itself works: it starts from files that are read, and reaches into packages."""

import io
import zipfile

import pytest

from tests.fuzz import target

_MOST_BYTES = 100_000
_SEEDS = dict(target.seeds())
_SOME = sorted(_SEEDS)[::6]


@pytest.mark.parametrize("name", _SOME)
def test_seeds_are_read_and_told(name: str) -> None:
    target.try_reading(_SEEDS[name])


def test_one_part_of_a_package_is_changed_and_the_package_stays_whole() -> None:
    payload = _SEEDS["xlsx_usual"]
    changed = target.mutated(payload, _MOST_BYTES, 3, lambda part, _: part + b" ")
    with (
        zipfile.ZipFile(io.BytesIO(payload)) as before,
        zipfile.ZipFile(io.BytesIO(changed)) as after,
    ):
        assert after.namelist() == before.namelist()
        assert [n for n in before.namelist() if before.read(n) != after.read(n)] != []
        assert sum(before.read(n) != after.read(n) for n in before.namelist()) == 1


def test_what_is_no_package_is_changed_as_it_is() -> None:
    assert target.mutated(b"PK", 9, 1, lambda part, most: part * 2 + bytes([most])) == b"PKPK\t"
