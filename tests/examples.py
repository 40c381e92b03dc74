"""How many examples a law is tried on: the same ones every time, or many random ones."""

from hypothesis import HealthCheck, settings

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


def examples(count: int) -> settings:
    """Settings for `count` examples, thirty times as many in a wide run."""
    return settings(max_examples=count * settings().max_examples // _USUAL)
