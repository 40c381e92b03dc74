"""The fixed part of maps over HTTP: `/shapes/<name>.json`, fetched once and kept for good."""

import gzip

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from campaign.home import Home
from campaign.store import shapes

_PATH = "/shapes/"
_KEPT_SECONDS = 365 * 24 * 3600


def address(name: str) -> str:
    """Where a browser finds what was kept under `name`."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{_PATH}{name}" if base else f"{_PATH}{name}"


async def shape(request: Request) -> Response:
    """The JSON of a name; its content never changes, so a browser need not ask again."""
    packed = await run_in_threadpool(
        shapes.kept, Home.from_environment(), request.path_params["name"]
    )
    if packed is None:
        return JSONResponse({"error": "no such shapes"}, status_code=404)
    headers = {
        "Cache-Control": f"public, max-age={_KEPT_SECONDS}, immutable",
        "Vary": "Accept-Encoding",
    }
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(packed, media_type="application/json", headers=headers)
    return Response(gzip.decompress(packed), media_type="application/json", headers=headers)


ROUTES = (Route(_PATH + "{name}", shape, methods=["GET"]),)
