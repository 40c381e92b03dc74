"""A unit's printed sheet over HTTP: what stands on it, what is refused, nothing that acts."""

import html
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from campaign import publish
from campaign.home import Home
from campaign.publish import Incoming
from campaign.store import pointer
from campaign.ui.http import PageLanguage, SecurityHeaders
from campaign.ui.printed import ROUTES
from tests.ui.asgi import Answer, get

_APP = Starlette(
    routes=list(ROUTES), middleware=[Middleware(SecurityHeaders), Middleware(PageLanguage)]
)
_BROWSER = {"accept": "text/html"}
_HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7 * 7 }}"


def _get(target: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return get(_APP, target, headers=_BROWSER | named)


def _text(answer: Answer) -> str:
    """What a person reads: no tags, no styles."""
    bare = re.sub(r"<style>.*?</style>|<[^>]+>", " ", answer.text, flags=re.DOTALL)
    return " ".join(html.unescape(bare).split())


@pytest.fixture
def shipped(shipped_home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("BAO_PHU_HOME", str(shipped_home.root))
    return shipped_home


def test_a_sheet_tells_what_the_unit_page_tells(shipped: Home) -> None:
    answer = _get("/ho-so/92?month=2025-09&indicator=vsi")
    assert answer.status == 200
    assert answer.headers["x-build-id"] == pointer.current_build_id(shipped)
    assert answer.headers["cache-control"] == "no-cache"
    assert "content-security-policy" in answer.headers
    assert '<html lang="vi">' in answer.text
    text = _text(answer)
    for told in (
        "Cần Thơ · tháng 9/2025 · BHXH tự nguyện · số liệu đến: 30/9/2025",
        "còn phải phát triển hơn 43.000 người trong 3 tháng",
        "◇ Chưa đủ căn cứ.",
        "Nguồn: https://baocantho.com.vn/",
        "In từ: http://localhost/ho-so/92?month=2025-09&indicator=vsi&lang=vi",
    ):
        assert told in text
    assert "MÔ PHỎNG" not in text


@pytest.mark.usefixtures("shipped")
def test_a_sheet_speaks_english() -> None:
    answer = _get("/ho-so/92?month=2025-09&lang=en")
    assert '<html lang="en">' in answer.text
    assert "more than 75,600" in _text(answer)


@pytest.mark.usefixtures("shipped")
def test_a_sheet_of_simulated_figures_is_marked_across() -> None:
    answer = _get("/ho-so/MH?so-lieu=mo-phong")
    assert answer.status == 200
    assert re.search(r'<svg class="mark".*>SỐ LIỆU MÔ PHỎNG</text>', answer.text)
    assert "không phải số liệu thật" in _text(answer)
    assert "so-lieu=mo-phong" in _text(answer)


@pytest.mark.usefixtures("shipped")
def test_a_sheet_asks_for_nothing_else_and_runs_nothing() -> None:
    text = _get("/ho-so/MH").text
    assert 'class="chart"' in text
    assert "<script" not in text
    assert re.findall(r"(?:src|href|srcset)=|url\(|@import", text) == []


@pytest.mark.usefixtures("shipped")
def test_the_issuer_chosen_is_the_one_judged_by() -> None:
    usual, other = (_text(_get(f"/ho-so/MH?{asked}")) for asked in ("", "issuer=social_security"))
    assert usual != other
    assert _text(_get("/ho-so/MH?issuer=usual")) == usual


def test_an_unchanged_sheet_is_not_sent_again(shipped: Home) -> None:
    etag = _get("/ho-so/92").headers["etag"]
    again = _get("/ho-so/92", if_none_match=etag)
    assert (again.status, again.text) == (304, "")
    assert again.headers["x-build-id"] == pointer.current_build_id(shipped)
    assert _get("/ho-so/92?lang=en", if_none_match=etag).status == 200


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/ho-so/99999", 404),
        ("/ho-so/%00", 404),
        ("/ho-so/%3Cb%3E", 404),
        ("/ho-so/92?month=2031-01", 404),
        ("/ho-so/92?month=2025-13", 400),
        ("/ho-so/92?month=", 400),
        ("/ho-so/92?indicator=zz", 404),
        ("/ho-so/92?indicator=poverty", 404),
        ("/ho-so/92?issuer=zz", 404),
        ("/ho-so/92?build=0123456789abcdef", 404),
        ("/ho-so/92?build=../current", 404),
        ("/ho-so/92?other=%3Cscript%3E", 400),
        ("/ho-so/92?month=2025-09&month=2025-09", 400),
    ],
)
@pytest.mark.parametrize(
    ("language", "told"), [("vi", "Không có bản in"), ("en", "There is no sheet")]
)
def test_what_names_nothing_known_is_refused_in_words(
    target: str, status: int, language: str, told: str
) -> None:
    answer = _get(f"{target}{'&' if '?' in target else '?'}lang={language}")
    assert answer.status == status
    assert told in _text(answer)
    assert f'<html lang="{language}">' in answer.text
    assert "<script" not in answer.text
    assert "<b>" not in answer.text


def test_without_a_build_there_is_no_sheet(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAO_PHU_HOME", str(tmp_path))
    assert _get("/ho-so/92").status == 503


def _published(home: Home, **files: list[str]) -> None:
    """Publish files of lines, each under its name."""
    given = [Incoming(name, "\n".join([*lines, ""]).encode()) for name, lines in files.items()]
    checked = publish.publish(home, given, by="test", confirm=True)
    assert all(one.upload_id is not None for one in checked), [one.findings for one in checked]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def test_hostile_names_are_shown_and_never_act(
    fresh_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAO_PHU_HOME", str(fresh_home.root))
    told = _quoted(_HOSTILE)
    reports = "unit_code,indicator_code,as_of_date,participant_count"
    _published(
        fresh_home,
        drives=[
            "drive_code,name_vi,drive_kind,starts_on,ends_on,unit_code",
            f"x,{told},festival,2025-09-01,2025-10-20,31471",
        ],
        results=["drive_code,unit_code,result_type,result_count", "x,31471,reached,7"],
        practices=["unit_code,title", f"31471,{told}"],
        reports=[reports, "31471,vsi,2025-10-31,1300", "31471,vsi,2025-11-30,1310"],
    )
    correction = {"<svg onload=alert(3)>": [reports, "31471,vsi,2025-10-31,1305"]}
    _published(fresh_home, **correction)
    answer = _get("/ho-so/31471?indicator=vsi")
    assert answer.status == 200
    for acting in ("<script", "<img", "<svg onload", '7 * 7 }}">'):
        assert acting not in answer.text
    assert 'class="chart"' in answer.text
    text = _text(answer)
    assert text.count("<script>alert(1)</script>") >= 3
    assert "{{ 7 * 7 }}" in text
