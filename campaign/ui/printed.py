"""A unit's brief as a page to print, over HTTP: `/ho-so/31471?month=2025-09&indicator=vsi`."""

import datetime as dt
import hashlib
from collections.abc import Container

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from campaign import publish
from campaign.export.brief import brief_html, message_html
from campaign.figures.palette import LIGHT
from campaign.home import Home
from campaign.store import pointer, query
from campaign.ui import data, offered
from campaign.ui.data import Row
from campaign.ui.http import month_end_asked
from campaign.ui.print_link import PRINT_PATH, print_address
from campaign.ui.sheet import brief_of
from campaign.ui.simulated import URL_PARAMETER
from campaign.ui.view import View
from campaign.words import DEFAULT_LANGUAGE, Words, words_for

_KNOWN = ("month", "indicator", "issuer", "lang", "build", URL_PARAMETER)
_MOST_SHOWN = 40


class _RefusedError(Exception):
    """A part of the address that cannot be used: malformed (400) or not among the data (404)."""

    def __init__(self, status: int, name: str, value: str) -> None:
        super().__init__(name)
        self.status = status
        self.name = name
        self.value = value


async def printed(request: Request) -> Response:
    """One sheet for one unit; a short sentence instead where the address names nothing known."""
    words = words_for(request.query_params.get("lang", DEFAULT_LANGUAGE))
    home = Home.from_environment()
    try:
        asked = _asked(request)
        build_id = _build(home, asked.get("build"))
        if build_id is None:
            return _message(words, 503, words.say("build.missing"))
        unit_code = request.path_params["unit_code"]
        base = str(request.base_url)
        html = await run_in_threadpool(_html, words, build_id, unit_code, asked, base)
    except _RefusedError as problem:
        value = problem.value[:_MOST_SHOWN]
        said = words.say("brief.refused", name=problem.name, value=value)
        return _message(words, problem.status, said)
    except (query.BuildUnreadableError, query.QueryError) as problem:
        return _message(words, 503, publish.problem_text(words, problem))
    return _sheet(request, html, build_id)


def _sheet(request: Request, html: str, build_id: str) -> Response:
    etag = f'"{hashlib.sha256(html.encode()).hexdigest()[:32]}"'
    headers = {"X-Build-Id": build_id, "Cache-Control": "no-cache", "ETag": etag}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(html, headers=headers)


def _message(words: Words, status: int, message: str) -> Response:
    headers = {"Cache-Control": "no-cache"}
    return HTMLResponse(message_html(words, message), status_code=status, headers=headers)


def _asked(request: Request) -> dict[str, str]:
    """The choices in the address, each known by name and given once."""
    asked: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in _KNOWN or name in asked:
            raise _RefusedError(400, name, value)
        asked[name] = value
    return asked


def _build(home: Home, asked: str | None) -> str | None:
    """The build asked for, else the current one; None before the first."""
    if asked is not None:
        if not pointer.has_build(home, asked):
            raise _RefusedError(404, "build", asked)
        return asked
    current = pointer.current_build_id(home)
    return current if current is not None and pointer.has_build(home, current) else None


def _html(words: Words, build_id: str, unit_code: str, asked: dict[str, str], base: str) -> str:
    # Looked up among all units, so that no address leaves a query of its own in the cache.
    units = {row["unit_code"]: row for row in data.select(build_id, "mart_unit")}
    if unit_code not in units:
        raise _RefusedError(404, "unit", unit_code)
    unit = units[unit_code]
    view = _view(words, build_id, unit["province_code"], asked)
    address = base.rstrip("/") + print_address(view, unit)
    return brief_html(words, brief_of(view, unit, address=address))


def _view(words: Words, build_id: str, province_code: str, asked: dict[str, str]) -> View:
    provinces = data.select(build_id, "mart_province", order_by=("province_rank",))
    province = next(row for row in provinces if row["province_code"] == province_code)
    month_end = _month(build_id, province, asked.get("month"))
    indicator = _indicator(build_id, province, asked.get("indicator"))
    speaking = offered.issuers(
        build_id, province=province, month_end=month_end, indicator=indicator
    )
    issuer = _known("issuer", asked.get("issuer", offered.USUAL), {offered.USUAL, *speaking})
    return View(
        words=words,
        build_id=build_id,
        is_pinned="build" in asked,
        province=province,
        month_end=month_end,
        indicator=indicator,
        palette=LIGHT,
        is_phone=False,
        issuer=None if issuer == offered.USUAL else issuer,
    )


def _known(name: str, value: str, options: Container[str]) -> str:
    if value not in options:
        raise _RefusedError(404, name, value)
    return value


def _month(build_id: str, province: Row, asked: str | None) -> dt.date | None:
    by_code = offered.months(build_id, province)
    if asked is None:
        return next(iter(by_code.values()), None)
    try:
        month_end_asked(asked)
    except ValueError:
        raise _RefusedError(400, "month", asked) from None
    return by_code[_known("month", asked, by_code)]


def _indicator(build_id: str, province: Row, asked: str | None) -> Row:
    by_code = {str(row["indicator_code"]): row for row in offered.indicators(build_id)}
    if asked is not None:
        return by_code[_known("indicator", asked, by_code)]
    return by_code.get(province["default_indicator_code"]) or next(iter(by_code.values()))


ROUTES = (Route(PRINT_PATH + "{unit_code}", printed, methods=["GET"]),)
