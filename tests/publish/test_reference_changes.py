"""An edited reference list never drops accepted rows without a word."""

import pytest

from campaign import publish
from campaign.home import Home
from campaign.store import query


def without_long_my(home: Home) -> None:
    shipped = home.reference_files()["units"].read_text("utf-8")
    kept = [line for line in shipped.splitlines() if ",31471," not in line]
    (home.root / "reference").mkdir()
    (home.root / "reference" / "units.csv").write_text("\n".join(kept) + "\n", "utf-8")


def test_rows_of_a_removed_unit_are_not_dropped_silently(fresh_home: Home) -> None:
    before = publish.current_path(fresh_home)
    without_long_my(fresh_home)
    with pytest.raises(publish.UploadUnreadableError) as caught:
        publish.ensure_ready(fresh_home)
    assert caught.value.finding.value == "31471"
    assert publish.current_path(fresh_home) == before


def test_the_uploads_in_the_way_are_named_and_can_be_retracted(fresh_home: Home) -> None:
    without_long_my(fresh_home)
    with pytest.raises(publish.UploadUnreadableError) as caught:
        publish.ensure_ready(fresh_home)
    assert {u.file_name for u in caught.value.uploads} == {
        "practices.csv",
        "reports.csv",
        "targets.csv",
    }
    publish.undo(fresh_home, *(u.upload_id for u in caught.value.uploads), by="test")
    path = publish.current_path(fresh_home)
    assert path is not None
    assert query.rows(path, "SELECT * FROM mart_unit WHERE unit_code = ?", ["31471"]) == []
