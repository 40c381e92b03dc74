"""Undo: told beforehand value by value, and never anything but what was told."""

import datetime as dt

import pytest

from campaign import publish
from campaign.home import Home
from campaign.publish import Incoming, UndoEffect, UndoPreview
from campaign.store import pointer, query
from campaign.store.ledger import Upload
from campaign.terms import Kind
from tests.publish.scenes import (
    DAY,
    REPORT_HEADER,
    UNITS,
    current,
    drive,
    report,
    results,
    shown,
    state,
    upload_ids,
)

FULL_HEADER = f"{REPORT_HEADER},denominator_count,denominator_kind,note"


def published(home: Home, *files: Incoming) -> list[str]:
    done = publish.publish(home, files, by="Lan", confirm=True)
    return [str(file.upload_id) for file in done]


def told(preview: UndoPreview) -> set[tuple[object, ...]]:
    """Every effect as (effect, unit, old and new count, where the value then comes from)."""
    return {
        (row.effect.value, row.key[0], *(row.columns[0][1:] if row.columns else ()), row.upload_id)
        for row in preview.rows
    }


def all_units(*what: object) -> set[tuple[object, ...]]:
    return {(what[0], unit, *what[1:]) for unit in UNITS}


def test_a_later_change_stays_when_the_earlier_upload_goes(fresh_home: Home) -> None:
    (first,) = published(fresh_home, report(1300))
    (second,) = published(fresh_home, report(1400))
    assert told(publish.preview_undo(fresh_home, first)) == all_units("stays", 1400, 1400, second)
    publish.undo(fresh_home, first, by="Lan")
    assert shown(fresh_home) == dict.fromkeys(UNITS, 1400)


def test_the_latest_upload_reverts_to_the_one_before(fresh_home: Home) -> None:
    (first,) = published(fresh_home, report(1300))
    (second,) = published(fresh_home, report(1400))
    preview = publish.preview_undo(fresh_home, second)
    assert told(preview) == all_units("reverts", 1400, 1300, first)
    assert (preview.count(UndoEffect.REVERTS), preview.changes_nothing) == (3, False)
    publish.undo(fresh_home, second, by="Lan")
    assert shown(fresh_home) == dict.fromkeys(UNITS, 1300)


def test_both_together_leave_nothing(fresh_home: Home) -> None:
    both = [*published(fresh_home, report(1300)), *published(fresh_home, report(1400))]
    assert told(publish.preview_undo(fresh_home, *both)) == all_units("vanishes", 1400, None, None)
    publish.undo(fresh_home, *both, by="Lan")
    rows = query.select(current(fresh_home), "mart_month", where={"month_end": DAY})
    assert [row for row in rows if row["province_code"] == "92"] == []


def test_a_value_given_before_is_returned_to_over_a_retracted_one(fresh_home: Home) -> None:
    (first,) = published(fresh_home, report(1300))
    (middle,) = published(fresh_home, report(1400))
    (last,) = published(fresh_home, report(1500))
    publish.undo(fresh_home, middle, by="Lan")
    preview = publish.preview_undo(fresh_home, last)
    assert told(preview) == all_units("reverts", 1500, 1300, first)


@pytest.mark.parametrize("which", [0, 1])
def test_an_upload_that_repeated_values_changes_nothing(fresh_home: Home, which: int) -> None:
    ids = [*published(fresh_home, report(1300)), *published(fresh_home, report(1300))]
    preview = publish.preview_undo(fresh_home, ids[which])
    assert told(preview) == all_units("same", ids[1 - which])
    assert preview.changes_nothing


def test_only_the_columns_that_change_are_told(fresh_home: Home) -> None:
    (first,) = published(
        fresh_home,
        Incoming(
            "a.csv",
            f"{FULL_HEADER}\n31471,vsi,2025-10-31,1300,20000,participating_age,x\n".encode(),
        ),
    )
    (second,) = published(
        fresh_home,
        Incoming(
            "b.csv",
            f"{FULL_HEADER}\n31471,vsi,2025-10-31,1300,21000,participating_age,y\n".encode(),
        ),
    )
    (row,) = publish.preview_undo(fresh_home, second).rows
    assert row.columns == (("denominator_count", 21000, 20000), ("note", "y", "x"))
    assert (row.key, row.upload_id) == (("31471", "vsi", dt.date(2025, 10, 31)), first)


def test_only_figures_are_told_of_what_vanishes(fresh_home: Home) -> None:
    text = f"{FULL_HEADER}\n31471,vsi,2025-10-31,1300,20000,participating_age,x\n"
    (only,) = published(fresh_home, Incoming("a.csv", text.encode()))
    (row,) = publish.preview_undo(fresh_home, only).rows
    assert row.columns == (
        ("participant_count", 1300, None),
        ("denominator_count", 20000, None),
    )


def test_every_kind_of_several_uploads_is_told(fresh_home: Home) -> None:
    ids = published(fresh_home, drive("d1"), results("d1", 77), report(1300))
    kinds = [row.kind for row in publish.preview_undo(fresh_home, *ids).rows]
    assert sorted(set(kinds)) == [Kind.DRIVES, Kind.REPORTS, Kind.RESULTS]
    assert kinds.count(Kind.REPORTS) == 3


def test_the_gravest_effects_come_first(fresh_home: Home) -> None:
    published(fresh_home, report(1300, units=UNITS[:2]))
    (second,) = published(fresh_home, report(1400))
    published(fresh_home, report(1500, units=UNITS[:1]))
    effects = [row.effect.value for row in publish.preview_undo(fresh_home, second).rows]
    assert effects == ["vanishes", "reverts", "stays"]


def test_looking_writes_nothing(fresh_home: Home) -> None:
    (only,) = published(fresh_home, report(1300))
    before = state(fresh_home)
    publish.preview_undo(fresh_home, only)
    assert state(fresh_home) == before


def test_what_was_retracted_cannot_be_looked_at_again(fresh_home: Home) -> None:
    (only,) = published(fresh_home, report(1300))
    publish.undo(fresh_home, only, by="Lan")
    with pytest.raises(publish.UploadUnknownError):
        publish.preview_undo(fresh_home, only)


def test_undo_after_somebody_else_published_is_refused(fresh_home: Home) -> None:
    (first,) = published(fresh_home, report(1300))
    preview = publish.preview_undo(fresh_home, first)
    published(fresh_home, report(1400))
    before = state(fresh_home)
    with pytest.raises(publish.BuildChangedError):
        publish.undo(fresh_home, first, by="Lan", seen_build_id=preview.build_id)
    assert state(fresh_home) == before


def test_history_keeps_what_was_retracted_and_by_whom(fresh_home: Home) -> None:
    (only,) = published(fresh_home, report(1300))
    publish.undo(fresh_home, only, by="Minh")
    latest, *others = publish.upload_history(fresh_home)
    assert (latest.upload.upload_id, latest.retracted_by) == (only, "Minh")
    assert latest.retracted_at is not None
    assert latest.retracted_at >= latest.received_at
    assert all(record.is_active for record in others)
    assert {record.upload.upload_id for record in others} == set(upload_ids(fresh_home))


def test_history_names_the_builds_that_are_kept(fresh_home: Home) -> None:
    before = pointer.current_build_id(fresh_home)
    published(fresh_home, report(1300))
    middle = pointer.current_build_id(fresh_home)
    published(fresh_home, report(1400))
    last, first, *_ = publish.upload_history(fresh_home)
    assert (first.build_before, first.build_after) == (before, middle)
    assert (last.build_before, last.build_after) == (middle, pointer.current_build_id(fresh_home))


def test_history_names_no_build_that_is_gone(fresh_home: Home) -> None:
    before = str(pointer.current_build_id(fresh_home))
    published(fresh_home, report(1300))
    pointer.build_path(fresh_home, before).unlink()
    assert publish.upload_history(fresh_home)[0].build_before is None


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("thang-10.csv", "thang-10.csv"),
        ("Báo cáo tháng 10.xlsx", "Báo cáo tháng 10.xlsx"),
        ("../../etc/passwd", "passwd"),
        (r"C:\windows\a.csv", "a.csv"),
        ("a\r\nSet-Cookie: x.csv", "aSet-Cookie_ x.csv"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("..", "000001-x"),
        (".htaccess", "htaccess"),
        ("x" * 300 + ".csv", "x" * 116 + ".csv"),
    ],
)
def test_a_download_has_a_harmless_name(name: str, safe: str) -> None:
    upload = Upload(
        upload_id="000001-x",
        sequence=1,
        kind=Kind.REPORTS,
        file_name=name,
        sha256="",
        byte_count=0,
        row_count=0,
        received_at="2025-10-01T00:00:00",
        received_by="",
        province=None,
        as_of=None,
    )
    assert publish.download_name(upload) == safe
