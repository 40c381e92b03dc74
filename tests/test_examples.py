"""The examples of a usual run are the same whatever else is loaded."""

from hypothesis import settings
from hypothesis.internal.conjecture import providers

import campaign.thresholds as loaded
from tests.examples import constants, examples


def test_usual_examples_know_nothing_of_our_code() -> None:
    assert loaded.MAX_PCT
    with_steady = settings.get_profile("steady")
    assert with_steady.derandomize
    assert providers._get_local_constants is constants
    if settings.default.derandomize:
        assert len(constants()) == 0


def test_a_wide_run_tries_thirty_times_as_many() -> None:
    usual, wide = settings.get_profile("steady"), settings.get_profile("wide")
    assert wide.max_examples == 30 * usual.max_examples
    assert examples(7).max_examples == 7 * settings.default.max_examples // usual.max_examples
