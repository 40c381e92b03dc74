"""Nothing that another issuer said is told as the chosen one's."""

import datetime as dt
from types import SimpleNamespace
from typing import Any, cast

from campaign.ui.compare import _one_per_unit
from campaign.ui.history import _rows
from campaign.ui.view import View

AUGUST, SEPTEMBER = dt.date(2025, 8, 31), dt.date(2025, 9, 30)
UNIT = {"unit_code": "A"}


def _view(*, rows: tuple[dict[str, Any], ...], issuer: str | None) -> View:
    view = SimpleNamespace(
        issuer=issuer,
        month_end=SEPTEMBER,
        indicator_code="vsi",
        select=lambda *_, **__: rows,
        default_progress=lambda **_: rows,
    )
    return cast("View", view)


def _progress(month_end: dt.date, issuer: str, *, is_default: bool) -> dict[str, Any]:
    return {
        "month_end": month_end,
        "issuer": issuer,
        "is_default_issuer": is_default,
        "participant_count": 100,
        "target_count": 500,
        "planned_count": 300.0,
    }


def test_a_history_has_no_plan_of_an_issuer_that_was_not_chosen() -> None:
    rows = (
        _progress(AUGUST, "people_committee", is_default=True),
        _progress(SEPTEMBER, "people_committee", is_default=True),
        _progress(SEPTEMBER, "social_security", is_default=False),
    )
    chosen = _rows(_view(rows=rows, issuer="social_security"), UNIT)
    assert [(row["participant_count"], row["target_count"]) for row in chosen] == [
        (100, None),
        (100, 500),
    ]
    assert [row["planned_count"] for row in chosen] == [None, 300.0]
    usual = _rows(_view(rows=rows, issuer=None), UNIT)
    assert [row["issuer"] for row in usual] == ["people_committee"] * 2


def test_points_of_another_issuers_target_are_not_compared() -> None:
    changes = tuple(
        {"unit_code": unit, "issuer": issuer, "change_count": 5, "attainment_change_pct": 1.0}
        for unit, issuer in (("A", "social_security"), ("A", "people_committee"), ("B", None))
    )
    progress = tuple({"unit_code": unit, "issuer": "people_committee"} for unit in ("A", "B"))
    view = _view(rows=progress, issuer="people_committee")
    found = {row["unit_code"]: row["attainment_change_pct"] for row in _one_per_unit(view, changes)}
    assert found == {"A": 1.0, "B": None}
