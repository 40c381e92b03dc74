"""Read-only HTTP beside the pages: progress as CSV or JSON, health, security headers."""

import datetime as dt
import json
import re

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from campaign.export.tables import csv_text
from campaign.home import Home
from campaign.publish.shown import month_end_of
from campaign.store import pointer, query

# Vega and deck.gl compile expressions, hence 'unsafe-eval'; everything else is our own host.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_MONTH = re.compile(r"(20\d{2})-(0[1-9]|1[0-2])", re.ASCII)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """ASGI middleware that adds the security headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and put the headers on its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_with_headers)


class PageLanguage:
    """ASGI middleware that names the page's language, so that screen readers speak it.

    Streamlit's own page says `lang="en"` whatever the app speaks; the other code has the
    same length, so nothing else in the response changes.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and correct the language of an HTML page."""
        if scope["type"] != "http" or not self._is_page(scope):
            await self._app(scope, receive, send)
            return
        # The page must come uncompressed to be corrected; it is a few kilobytes.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]

        async def send_corrected(message: Message) -> None:
            if message["type"] == "http.response.body":
                body = message.get("body", b"")
                message["body"] = body.replace(b'<html lang="en">', b'<html lang="vi">')
            await send(message)

        await self._app({**scope, "headers": plain}, receive, send_corrected)

    @staticmethod
    def _is_page(scope: Scope) -> bool:
        headers = Headers(scope=scope)
        is_english = QueryParams(scope["query_string"]).get("lang") == "en"
        return not is_english and "text/html" in headers.get("accept", "")


def _refused(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status_code=status)


def _filters(request: Request) -> dict[str, object]:
    """The query string as filters; raises ValueError for anything unknown."""
    known = {"province": "province_code", "indicator": "indicator_code", "month": "month_end"}
    filters: dict[str, object] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise ValueError(f"unknown parameter: {name}")
        if known[name] in filters:
            raise ValueError(f"parameter given twice: {name}")
        filters[known[name]] = month_end_asked(value) if name == "month" else value
    return filters


def month_end_asked(text: str) -> dt.date:
    """The last day of a month asked for as `2025-09`; raises ValueError for anything else."""
    found = _MONTH.fullmatch(text)
    if found is None:
        raise ValueError("month must be YYYY-MM")
    return month_end_of(dt.date(int(found[1]), int(found[2]), 1))


async def progress(request: Request) -> Response:
    """`/api/v1/progress.csv|.json?province=92&month=2025-09&indicator=vsi`."""
    try:
        filters = _filters(request)
    except ValueError as problem:
        return _refused(400, str(problem))
    home = Home.from_environment()
    build_id = pointer.current_build_id(home)
    if build_id is None:
        return _refused(503, "no build yet")
    try:
        rows = await run_in_threadpool(
            query.select,
            pointer.build_path(home, build_id),
            "mart_progress",
            where=filters,
            order_by=("province_code", "unit_code", "indicator_code", "issuer", "month_end"),
        )
        columns = await run_in_threadpool(_columns, home, build_id)
    except (query.BuildUnreadableError, query.QueryError):
        return _refused(503, "the build cannot be read")
    headers = {"X-Build-Id": build_id, "Cache-Control": "no-cache"}
    if request.url.path.endswith(".json"):
        body = {"build_id": build_id, "row_count": len(rows), "rows": rows}
        text = json.dumps(body, ensure_ascii=False, default=str)
        return Response(text, media_type="application/json", headers=headers)
    lines = ([*(row[name] for name in columns), build_id] for row in rows)
    text = csv_text([*columns, "build_id"], lines)
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _columns(home: Home, build_id: str) -> list[str]:
    path = pointer.build_path(home, build_id)
    columns = query.columns_of_marts(path)
    return [row["column_name"] for row in columns if row["mart_name"] == "mart_progress"]


async def healthz(_request: Request) -> Response:
    """`/healthz`: 200 with the build id while the current build can be read, else 503."""
    home = Home.from_environment()
    build_id = pointer.current_build_id(home)
    is_whole = build_id is not None and await run_in_threadpool(
        query.is_whole, pointer.build_path(home, build_id)
    )
    body = {"status": "ok" if is_whole else "unavailable", "build_id": build_id}
    return JSONResponse(body, status_code=200 if is_whole else 503)


ROUTES = (
    Route("/api/v1/progress.csv", progress, methods=["GET"]),
    Route("/api/v1/progress.json", progress, methods=["GET"]),
    Route("/healthz", healthz, methods=["GET"]),
)
