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
