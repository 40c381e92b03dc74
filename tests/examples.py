"""How many examples a law is tried on: the same ones every time, or many random ones."""

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

_USUAL = 100
# How slowly a busy machine draws examples says nothing of what is tested.
_PATIENT = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]

settings.register_profile(
    "steady",
    max_examples=_USUAL,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=_PATIENT,
)
settings.register_profile(
    "wide",
    max_examples=30 * _USUAL,
    derandomize=False,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=_PATIENT,
)


_collect = providers._get_local_constants


def constants() -> Constants:
    """The constants of our code among the examples, in a wide run alone.

    They are those of the modules that happen to be loaded, so with them the same examples
    would be others after any change, and after other tests.
    """
    return Constants() if settings.default.derandomize else _collect()


providers._get_local_constants = constants


def examples(count: int) -> settings:
    """Settings for `count` examples, thirty times as many in a wide run."""
    return settings(max_examples=count * settings().max_examples // _USUAL)
