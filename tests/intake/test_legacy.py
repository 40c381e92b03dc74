"""Text of the years before Unicode."""

import shutil
import subprocess

import pytest

from campaign.intake import legacy
from tests.intake.corpus.letters import mojibake, tcvn3, vni
from tests.intake.files import reference

_NAMES = sorted({unit.name for unit in reference().units.values()})


@pytest.mark.parametrize("name", _NAMES)
def test_every_unit_survives_tcvn3(name: str) -> None:
    assert legacy.from_tcvn3(tcvn3(name.lower())) == name.lower()


@pytest.mark.parametrize("name", _NAMES)
def test_every_unit_survives_being_read_in_the_wrong_code_page(name: str) -> None:
    assert legacy.from_mojibake(mojibake(name)) == name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ngaõ Baûy", "Ngã Bảy"),
        ("Phöôøng", "Phường"),
        ("NINH KIEÀU", "NINH KIỀU"),
        ("Ñaïi Haûi", "Đại Hải"),
        ("Thöïc hieän", "Thực hiện"),
        ("Myõ Tuù", "Mỹ Tú"),
        ("Lòch Hoäi Thöôïng", "Lịch Hội Thượng"),
        ("Phuù Höõu", "Phú Hữu"),
        ("Traàn Ñeà", "Trần Đề"),
        ("Taân Loäc", "Tân Lộc"),
        ("Khaép", "Khắp"),
    ],
)
def test_vni_is_read_as_its_keyboard_writes_it(typed: str, meant: str) -> None:
    assert legacy.from_vni(typed) == meant


def test_the_words_of_the_corpus_survive_vni() -> None:
    text = "Xã, phường | Chỉ tiêu | Thực hiện | Tỷ lệ | Ngã Bảy | Long Mỹ"
    assert legacy.from_vni(vni(text)) == text


def test_letters_that_no_keyboard_makes_stay_as_they_are() -> None:
    assert legacy.from_vni("İØ") == "İØ"


@pytest.mark.skipif(shutil.which("iconv") is None, reason="the system has no iconv")
def test_tcvn3_agrees_with_the_systems_own_table() -> None:
    upper_half = bytes(sorted(ord(letter) for letter in legacy._TCVN3))
    done = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],
        input=upper_half,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("this iconv has no such table")
    assert legacy.from_tcvn3(upper_half.decode("latin-1")) == done.stdout.decode()
