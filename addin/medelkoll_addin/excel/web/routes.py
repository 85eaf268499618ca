"""The route that checks a workbook."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Request, Response

from medelkoll_addin.excel.web.body import read_body, refusal
from medelkoll_addin.excel.web.workers import WorkerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from medelkoll_addin.excel.web.options import Options
    from medelkoll_addin.excel.web.workers import Workers

CANCELLED = 499  # the client went away; nobody reads it
_NAME_LENGTH = 255


def check_router(workers: Workers, options: Options, signed_in: Callable[..., Awaitable[object]]) -> APIRouter:
    """The route that checks a workbook, for whoever ``signed_in`` lets in."""
    router = APIRouter(prefix="/medelkoll", dependencies=[Depends(signed_in)])

    async def check(request: Request) -> Response:
        """Take a workbook as the body and answer with its JSON report."""
        data = await read_body(request, options.max_bytes)
        if data is None:
            return refusal("too_large")
        return await _checked(request, workers, data) if data else refusal("empty")

    router.add_api_route("/check", check, methods=["POST"], response_model=None)
    return router


async def _checked(request: Request, workers: Workers, data: bytes) -> Response:
    name = unquote(request.headers.get("medelkoll-name", ""))[:_NAME_LENGTH] or "arbetsbok.xlsx"
    language = "en" if request.headers.get("medelkoll-language") == "en" else "sv"
    check = asyncio.ensure_future(workers.check(data, name, language))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({check, gone}, return_when=asyncio.FIRST_COMPLETED)
        return _response(check)
    finally:
        gone.cancel()
        check.cancel()


def _response(check: asyncio.Future[bytes]) -> Response:
    if not check.done():
        return Response(status_code=CANCELLED)
    try:
        report = check.result()
    except WorkerError as error:
        return refusal(error.code)
    return Response(report, media_type="application/json") if report else refusal("failed")


async def _gone(request: Request) -> None:
    """Return when the client has gone away; `is_disconnected` never tells under xlwings-server's middleware."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
