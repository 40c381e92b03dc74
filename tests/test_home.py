"""With which figures a home starts."""

from pathlib import Path

from campaign.home import Home


def _names(home: Home) -> list[str]:
    return [first.path.name for first in home.published_files()]


def test_the_projects_own_folder_starts_as_an_empty_one_does(tmp_path: Path) -> None:
    """`make run` keeps its data there, beside the figures that the project ships."""
    shipped = [path.name for path in Home.default().simulated.published.glob("*.csv")]
    assert shipped
    assert set(shipped) <= set(_names(Home.default()))
    assert _names(Home.default()) == _names(Home(tmp_path))


def test_a_home_with_figures_of_its_own_starts_with_them_alone(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "reports.csv").touch()
    assert _names(Home(tmp_path)) == ["reports.csv"]
