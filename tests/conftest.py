"""What several folders of tests share: a home with the shipped figures, made once per worker."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

import tests.examples  # noqa: F401 - registers the profiles
from campaign import publish
from campaign.home import Home

# `--hypothesis-profile=wide` takes its place after this.
settings.load_profile("steady")


def with_printed_figures(home: Home) -> Home:
    """Give a new home the printed figures alone: a first start is quicker without the simulated."""
    shutil.copytree(Home.default().published, home.published)
    return home


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home after its first start, the simulated province included; tests only read it."""
    home = Home(tmp_path_factory.mktemp("shipped"))
    publish.ensure_ready(home)
    return home


@pytest.fixture(scope="session")
def printed_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the printed figures alone; tests only read it."""
    home = with_printed_figures(Home(tmp_path_factory.mktemp("printed")))
    publish.ensure_ready(home)
    return home


@pytest.fixture
def fresh_home(tmp_path: Path) -> Home:
    """A home with the printed figures alone that the test may change."""
    home = with_printed_figures(Home(tmp_path / "home"))
    publish.ensure_ready(home)
    return home
