"""A lost ledger is no first start, and a list with a fault names itself."""

import shutil
from pathlib import Path

import pytest

from campaign import publish
from campaign.__main__ import main
from campaign.findings import ReferenceDamagedError
from campaign.home import Home
from campaign.store import pointer
from campaign.store.ledger import LedgerMissingError
from tests.conftest import with_printed_figures


def test_a_lost_ledger_is_not_replaced_by_the_shipped_figures(fresh_home: Home) -> None:
    before = pointer.current_build_id(fresh_home)
    fresh_home.ledger.unlink()
    with pytest.raises(LedgerMissingError):
        publish.ensure_ready(fresh_home)
    assert pointer.current_build_id(fresh_home) == before
    assert not fresh_home.ledger.exists()


def test_a_first_start_that_was_killed_begins_again(tmp_path: Path) -> None:
    home = with_printed_figures(Home(tmp_path / "home"))
    home.uploads.mkdir(parents=True)
    (home.uploads / ("0" * 64)).write_bytes(b"left behind")
    publish.ensure_ready(home)
    assert pointer.current_build_id(home) is not None


def test_a_home_that_ships_nothing_starts_empty_twice(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    (home.root / "published").mkdir(parents=True)
    first = publish.ensure_ready(home)
    home.pointer.unlink()
    assert publish.ensure_ready(home) == first


@pytest.mark.parametrize("kind", ["folder", "loop"])
def test_an_unreadable_pointer_is_no_pointer(fresh_home: Home, kind: str) -> None:
    fresh_home.pointer.unlink()
    if kind == "folder":
        fresh_home.pointer.mkdir()
    else:
        fresh_home.pointer.symlink_to(fresh_home.pointer.name)
    assert pointer.current_build_id(fresh_home) is None


FAULTS = {
    "semicolons": ("units", lambda text: text.replace(",", ";")),
    "missing column": ("units", lambda text: text.replace("unit_name", "name", 1)),
    "repeated row": ("provinces", lambda text: text + text.splitlines()[1] + "\n"),
    "repeated source": ("sources", lambda text: text + text.splitlines()[1] + "\n"),
    "bad date": ("aliases", lambda text: text + "Foo,92,1/1/2025,\n"),
    "unknown unit": ("aliases", lambda text: text + "Foo,99999,,\n"),
    "bad number": ("units", lambda text: text.replace("10.04", "abc")),
    "empty": ("units", lambda _: ""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_list_is_named_and_changes_nothing(
    fresh_home: Home, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, spoil = FAULTS[fault]
    before = pointer.current_build_id(fresh_home)
    own = fresh_home.root / "reference" / f"{name}.csv"
    own.parent.mkdir()
    shutil.copy(fresh_home.reference_files()[name], own)
    own.write_text(spoil(own.read_text("utf-8")), "utf-8")
    with pytest.raises(ReferenceDamagedError):
        publish.ensure_ready(fresh_home)
    assert main(["--home", str(fresh_home.root), "build-path"]) == 1
    assert "Danh mục" in capsys.readouterr().err
    assert pointer.current_build_id(fresh_home) == before
