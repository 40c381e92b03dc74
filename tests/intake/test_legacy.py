"""Text of the years before Unicode."""

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


# The upper half of TCVN 5712-1, as the GNU C library converts it.
_STANDARD_BYTES = bytes.fromhex(
    "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1"
    "e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
)
_STANDARD_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def test_tcvn3_reads_every_letter_of_the_standard() -> None:
    assert legacy.from_tcvn3(_STANDARD_BYTES.decode("latin-1")) == _STANDARD_LETTERS


def test_tcvn3_has_no_letter_that_the_standard_lacks() -> None:
    others = "".join(chr(code) for code in range(256) if code not in _STANDARD_BYTES)
    assert legacy.from_tcvn3(others) == others
