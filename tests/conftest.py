"""What several folders of tests share: a home with the shipped figures, made once per worker."""

from pathlib import Path

import pytest
from hypothesis import settings

import tests.examples  # noqa: F401 - registers the profiles
from campaign import publish
from campaign.home import Home

# `--hypothesis-profile=wide` takes its place after this.
settings.load_profile("steady")


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home after its first start; tests only read it."""
    home = Home(tmp_path_factory.mktemp("shipped"))
    publish.ensure_ready(home)
    return home


@pytest.fixture
def fresh_home(tmp_path: Path) -> Home:
    """A home after its first start that the test may change."""
    home = Home(tmp_path / "home")
    publish.ensure_ready(home)
    return home
