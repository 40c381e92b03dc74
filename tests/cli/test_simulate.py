"""The command `simulate`: a folder that is a home, or one line that says why not."""

from pathlib import Path

import pytest

from campaign import publish
from campaign.__main__ import main
from campaign.home import Home
from campaign.store import query


def _simulate(*given: str) -> int:
    return main(["--lang", "en", "simulate", *given])


def test_the_folder_is_a_home_of_that_size(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "made"
    size = ("--units", "7", "--months", "8", "--seed", "4")
    assert _simulate(*size, "--output", str(folder)) == 0
    assert str(folder) in capsys.readouterr().out
    home = Home(folder)
    publish.ensure_ready(home)
    path = publish.current_path(home)
    assert path is not None
    assert len(query.select(path, "mart_unit", where={"unit_level": "commune"})) == 7
    assert [row["province_code"] for row in query.select(path, "mart_province")] == ["MH"]


def test_without_a_folder_it_writes_into_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _simulate("--units", "5", "--months", "6") == 0
    assert (tmp_path / "simulated" / "received.csv").is_file()


@pytest.mark.parametrize("name", ["published", "reference", "uploads"])
def test_a_folder_that_holds_anything_is_left_as_it_is(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).mkdir()
    assert _simulate("--units", "5", "--months", "6", "--output", str(tmp_path)) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == [name]


def test_a_file_in_the_place_of_the_folder_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("kept", "utf-8")
    assert _simulate("--units", "5", "--months", "6", "--output", str(taken)) == 2
    assert "is not empty" in capsys.readouterr().err
    assert taken.read_text("utf-8") == "kept"


@pytest.mark.parametrize("given", [("--units", "4"), ("--months", "61"), ("--seed", "-1")])
def test_a_size_that_cannot_be_made_says_what_can(
    given: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _simulate(*given, "--output", str(tmp_path / "made")) == 2
    assert "5–400 units, 6–60 months" in capsys.readouterr().err
    assert not (tmp_path / "made").exists()
