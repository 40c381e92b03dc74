"""Shapes over HTTP: kept for good under their content's name, and nothing else is served."""

import gzip
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from campaign.home import Home
from campaign.store import shapes
from campaign.ui.http import SecurityHeaders
from campaign.ui.served_shapes import ROUTES, address
from tests.ui.asgi import get

_APP = Starlette(routes=list(ROUTES), middleware=[Middleware(SecurityHeaders)])
_PAYLOAD = '[{"i":0,"detail":"Phường Ô Môn"}]'.encode()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("BAO_PHU_HOME", str(tmp_path))
    return Home(tmp_path)


def test_kept_shapes_are_served_for_good(home: Home) -> None:
    answer = get(_APP, address(shapes.keep(home, _PAYLOAD)), headers={"accept-encoding": "br"})
    assert answer.status == 200
    assert answer.text.encode() == _PAYLOAD
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "content-security-policy" in answer.headers


def test_a_name_holds_one_content(home: Home) -> None:
    name = shapes.keep(home, _PAYLOAD)
    assert shapes.keep(home, _PAYLOAD) == name != shapes.keep(home, b"[]")
    assert len(list(home.shapes.iterdir())) == 2
    packed = shapes.kept(home, name)
    assert packed is not None
    assert gzip.decompress(packed) == _PAYLOAD


@pytest.mark.parametrize(
    "name",
    ["0" * 32 + ".json", "..%2F..%2Fuploads%2Fledger.jsonl", "ledger.jsonl", "%00.json", "x"],
)
def test_other_names_are_not_found(home: Home, name: str) -> None:
    shapes.keep(home, _PAYLOAD)
    answer = get(_APP, f"/shapes/{name}")
    assert answer.status == 404
    assert "immutable" not in answer.headers.get("cache-control", "")
