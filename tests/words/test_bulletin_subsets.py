"""A drive may report any few of its results; the bulletin tells those and never fails."""

from itertools import combinations

import pytest

from campaign.terms import ResultType
from campaign.words import LANGUAGES, words_for
from campaign.words.bulletin import bulletin

DRIVE = {
    "drive_name_vi": "Đợt thử",
    "drive_name_en": "Trial",
    "unit_name": "Lào Cai",
    "unit_type": "tỉnh",
}
SUBSETS = [
    subset for size in range(len(ResultType) + 1) for subset in combinations(ResultType, size)
]


def row(result: ResultType, value: int) -> dict[str, object]:
    return {
        "measure": result.value,
        "measure_group": "result",
        "is_area": True,
        "unit_code": "15",
        "unit_name": "Lào Cai",
        "unit_type": "tỉnh",
        "value_count": value,
        "attendee_count": None,
        "attendee_qualifier": None,
        "qualifier": "exact",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_subset_of_results_is_told(language: str) -> None:
    words = words_for(language)
    for subset in SUBSETS:
        measures = [row(result, 101 + i) for i, result in enumerate(subset)]
        text = bulletin(words, drive=DRIVE, measures=measures)
        assert text
        for measure in measures:
            assert str(measure["value_count"]) in text


def test_of_many_units_only_the_largest_are_named() -> None:
    units = [
        row(ResultType.ENROLLED, count)
        | {"is_area": False, "unit_code": f"{count}", "unit_name": f"Số {count}", "unit_type": "xã"}
        for count in range(100, 120)
    ]
    told = bulletin(
        words_for("vi"), drive=DRIVE, measures=[row(ResultType.ENROLLED, 2_190), *units]
    )
    assert "xã Số 119 có 119 người" in told
    assert "Số 100" not in told
    assert told.count("xã Số") < len(units)
