"""The simulated province beside the printed figures: as it came in, and gone at one command."""

from pathlib import Path

import pytest

from campaign import publish
from campaign.__main__ import main
from campaign.home import Home
from campaign.publish.run import FIRST_PUBLISHER
from campaign.simulate import Scope, simulate, write_home
from campaign.store import ledger, query
from campaign.store.query import Row
from tests.publish.scenes import current, report


def _uploads(home: Home) -> list[Row]:
    return query.select(current(home), "mart_upload", order_by=("upload_sequence",))


def _provinces(home: Home) -> set[str]:
    return {row["province_code"] for row in query.select(current(home), "mart_province")}


@pytest.fixture
def made_home(tmp_path: Path) -> Home:
    """A home of a small simulated province with one real file among its own figures."""
    root = tmp_path / "made"
    write_home(simulate(Scope(6, 6, 1)), root)
    for name in ("units", "provinces"):
        path = root / "reference" / f"{name}.csv"
        shipped = Home.default().reference_files()[name].read_text("utf-8").splitlines()
        real = [line for line in shipped[1:] if line.startswith("92,")]
        path.write_text(path.read_text("utf-8") + "\n".join(real) + "\n", "utf-8")
    (root / "published" / "real.csv").write_bytes(report(1300).payload)
    publish.ensure_ready(Home(root))
    return Home(root)


def test_a_first_start_publishes_printed_and_simulated_figures(shipped_home: Home) -> None:
    printed = sorted(path.name for path in Home.default().published.glob("*.csv"))
    uploads = _uploads(shipped_home)
    assert [row["file_name"] for row in uploads if not row["is_simulated"]] == printed
    simulated = [row for row in uploads if row["is_simulated"]]
    assert len(simulated) == len(list(Home.default().simulated.published.iterdir()))
    assert all(row["file_name"].startswith("mo-phong-") for row in simulated)
    assert {row["received_by_name"] for row in uploads} == {FIRST_PUBLISHER}
    assert _provinces(shipped_home) == {"92", "15", "12", "MH"}


def test_simulated_files_keep_the_time_at_which_they_came_in(shipped_home: Home) -> None:
    simulated = [row for row in _uploads(shipped_home) if row["is_simulated"]]
    moments = [row["received_at"] for row in simulated]
    assert moments == sorted(moments)
    assert (moments[0].year, moments[-1].year) == (2023, 2025)
    states = query.rows(
        current(shipped_home),
        "SELECT DISTINCT state FROM mart_reporting WHERE province_code = 'MH'",
    )
    assert {row["state"] for row in states} >= {"on_time", "late", "revised", "missing", "exempt"}


def test_every_standing_can_be_seen(shipped_home: Home) -> None:
    rows = query.rows(
        current(shipped_home),
        "SELECT pace_status, count(*) AS n FROM mart_progress WHERE province_code = 'MH' "
        "AND month_end = DATE '2025-09-30' AND indicator_code = 'vsi' "
        "AND issuer = 'people_committee' AND unit_level = 'commune' GROUP BY pace_status",
    )
    units = {row["pace_status"]: row["n"] for row in rows}
    for status in ("achieved", "on_track", "watch", "behind", "out_of_reach"):
        assert units[status] >= 3, status
    assert (units["no_baseline"], units["no_report"], units["no_target"]) == (2, 1, 1)


def test_files_of_no_known_time_come_last_and_now(made_home: Home) -> None:
    *simulated, real = _uploads(made_home)
    assert (real["file_name"], real["is_simulated"]) == ("real.csv", False)
    assert all(row["received_at"] < real["received_at"] for row in simulated)


def test_one_command_retracts_everything_simulated_and_nothing_else(
    made_home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [row["upload_id"] for row in _uploads(made_home) if row["is_simulated"]]
    assert main(["--home", str(made_home.root), "undo", "--simulated", "--by", "Lan"]) == 0
    told = capsys.readouterr().out
    assert before
    assert all(name in told for name in before)
    assert [row["file_name"] for row in _uploads(made_home)] == ["real.csv"]
    assert _provinces(made_home) == {"92"}
    retracted = [e for e in ledger.read_entries(made_home) if e.state == ledger.RETRACT]
    assert ([e.upload_id for e in retracted], {e.by for e in retracted}) == (before, {"Lan"})


def test_with_nothing_simulated_the_command_says_so(
    fresh_home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(fresh_home.root), "--lang", "en", "undo", "--simulated"]) == 2
    assert capsys.readouterr().err == "There is no upload of the simulated province to retract.\n"
    assert _provinces(fresh_home) == {"92", "15", "12"}


@pytest.mark.parametrize("given", [[], ["--simulated", "000001-x"]])
def test_undo_takes_either_uploads_or_the_simulated(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["undo", *given])
    assert stopped.value.code == 2
    assert "--simulated" in capsys.readouterr().err
