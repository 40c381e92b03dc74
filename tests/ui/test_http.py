"""Progress and health over HTTP, driven as ASGI without a server."""

import csv
import io
import json
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from campaign import publish
from campaign.home import Home
from campaign.publish import Incoming
from campaign.store import pointer, query
from campaign.ui.http import ROUTES, PageLanguage, SecurityHeaders
from tests.publish.scenes import REPORT_HEADER
from tests.ui.asgi import Answer, get

_APP = Starlette(
    routes=list(ROUTES), middleware=[Middleware(SecurityHeaders), Middleware(PageLanguage)]
)
_SECURITY = {
    "content-security-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
}


def _get(target: str, *, method: str = "GET") -> Answer:
    return get(_APP, target, method=method)


@pytest.fixture
def shipped(shipped_home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("BAO_PHU_HOME", str(shipped_home.root))
    return shipped_home


@pytest.fixture
def empty(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Home:  # noqa: ANN401
    monkeypatch.setenv("BAO_PHU_HOME", str(tmp_path))
    return Home(tmp_path)


def _path(home: Home) -> Any:  # noqa: ANN401
    return pointer.build_path(home, str(pointer.current_build_id(home)))


def test_progress_without_filters_is_the_whole_mart(shipped: Home) -> None:
    expected = query.rows(_path(shipped), "SELECT count(*) AS n FROM mart_progress")[0]["n"]
    assert len(list(csv.DictReader(io.StringIO(_get("/api/v1/progress.csv").text)))) == expected
    assert json.loads(_get("/api/v1/progress.json").text)["row_count"] == expected


@pytest.mark.usefixtures("shipped")
def test_filters_hold_together() -> None:
    answer = _get("/api/v1/progress.json?province=92&month=2025-09&indicator=vsi")
    rows = json.loads(answer.text)["rows"]
    assert {(r["province_code"], r["month_end"], r["indicator_code"]) for r in rows} == {
        ("92", "2025-09-30", "vsi")
    }
    assert [r["participant_count"] for r in rows if r["unit_code"] == "31471"] == [1215]


@pytest.mark.usefixtures("shipped")
def test_csv_and_json_hold_the_same_rows() -> None:
    asked = "province=12&month=2025-09"
    told = list(csv.DictReader(io.StringIO(_get(f"/api/v1/progress.csv?{asked}").text)))
    rows = json.loads(_get(f"/api/v1/progress.json?{asked}").text)["rows"]
    assert [row["unit_code"] for row in told] == [row["unit_code"] for row in rows]
    assert list(told[0]) == [*rows[0], "build_id"]


@pytest.mark.usefixtures("shipped")
def test_an_empty_answer_still_has_its_header() -> None:
    text = _get("/api/v1/progress.csv?province=99").text
    assert text.startswith("province_code,unit_code,")
    assert text.count("\n") == 1


def test_the_build_is_named(shipped: Home) -> None:
    build_id = pointer.current_build_id(shipped)
    assert _get("/api/v1/progress.csv?province=99").headers["x-build-id"] == build_id
    assert json.loads(_get("/api/v1/progress.json?province=99").text)["build_id"] == build_id


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "asked",
    [
        "unit=1",
        "province=92&province=15",
        "month=9",
        "month=2025-13",
        "month=2025-9",
        "month=9999-12",
        "month=",
        "month=2025-09-30",
    ],
)
def test_what_is_not_understood_is_refused(asked: str) -> None:
    answer = _get(f"/api/v1/progress.csv?{asked}")
    assert answer.status == 400
    assert "error" in json.loads(answer.text)


@pytest.mark.usefixtures("empty")
def test_without_a_build_nothing_is_available() -> None:
    assert _get("/api/v1/progress.csv").status == 503
    answer = _get("/healthz")
    assert answer.status == 503
    assert json.loads(answer.text) == {"status": "unavailable", "build_id": None}


def test_a_build_that_cannot_be_read_is_unavailable(empty: Home) -> None:
    empty.builds.mkdir()
    empty.pointer.write_bytes(b"0" * 16)
    (empty.builds / ("0" * 16 + ".duckdb")).write_bytes(b"nonsense")
    assert _get("/api/v1/progress.json").status == 503
    assert _get("/healthz").status == 503


def test_health_names_the_build(shipped: Home) -> None:
    answer = _get("/healthz")
    assert answer.status == 200
    assert json.loads(answer.text) == {
        "status": "ok",
        "build_id": pointer.current_build_id(shipped),
    }


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("target", "method", "status"),
    [
        ("/healthz", "GET", 200),
        ("/api/v1/progress.csv?province=99", "GET", 200),
        ("/api/v1/progress.csv?x=1", "GET", 400),
        ("/nowhere", "GET", 404),
        ("/healthz", "POST", 405),
    ],
)
def test_every_answer_has_the_security_headers(target: str, method: str, status: int) -> None:
    answer = _get(target, method=method)
    assert answer.status == status
    assert set(answer.headers) >= _SECURITY


def test_a_note_that_is_a_formula_is_neutral(
    fresh_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAO_PHU_HOME", str(fresh_home.root))
    text = f"{REPORT_HEADER},note\n31471,vsi,2025-10-31,1300,=HYPERLINK(1)\n"
    publish.publish(fresh_home, [Incoming("x.csv", text.encode())], by="Lan")
    told = _get("/api/v1/progress.csv?month=2025-10&indicator=vsi&province=92").text
    notes = {row["unit_code"]: row["note"] for row in csv.DictReader(io.StringIO(told))}
    assert notes["31471"] == "'=HYPERLINK(1)"
