"""Calls of cell functions, many in one request.

Excel recalculates a column by calling the function once a cell; xlwings' client makes each call a request of its own.
The task pane gathers the calls of one recalculation (``batch.js``) and this route answers them together.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypedDict, cast

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from medelkoll_addin.excel.web.body import read_body, refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

MAX_BYTES = 10_000_000  # a thousand calls with ranges of a hundred rows each
BROKEN = "Medelkoll kunde inte räkna ut det här. Hör med den som sköter Medelkoll."
_PAUSE_EVERY = 50  # calls, after which others may use the server

Call: TypeAlias = "Mapping[str, object]"  # as xlwings' client makes it
User: TypeAlias = object


class Answer(TypedDict):
    """What xlwings' client would have been answered over HTTP."""

    status: int
    data: object


class Caller(Protocol):
    """xlwings' way of calling a function."""

    def __call__(self, call: Call, user: User) -> Awaitable[object]:
        """The value for the cell; raises XlwingsError with a text for the user."""
        ...


def calling_router(
    caller: Caller, metadata: Callable[[], Mapping[str, object]], signed_in: Callable[..., Awaitable[User]]
) -> APIRouter:
    """The routes that describe and call the functions."""
    router = APIRouter(prefix="/medelkoll")

    async def describe() -> Response:
        """What Excel must know of the functions. Open to all: Excel asks before anybody signs in."""
        return JSONResponse({**metadata(), "functions": [*_functions(metadata()), KONTROLL]})

    async def call_all(request: Request, user: object = Depends(signed_in)) -> Response:
        """Answer a list of calls with a list of answers."""
        data = await read_body(request, MAX_BYTES)
        if data is None:
            return refusal("too_large")
        return JSONResponse(await _answers(cast("Sequence[Call]", json.loads(data)), caller, user))

    router.add_api_route("/functions.json", describe, methods=["GET"], response_model=None)
    router.add_api_route("/functions", call_all, methods=["POST"], response_model=None)
    return router


# Answered by the task pane itself (kontroll.js): only it can take the workbook from Excel.
KONTROLL: dict[str, object] = {
    "id": "KONTROLL",
    "name": "KONTROLL",
    "description": "Anmärkningarna från den senaste kontrollen, som en tabell. Tryck på Validera för att kontrollera.",
    "parameters": list[object](),
    "result": {"dimensionality": "matrix", "type": "any"},
    "options": {"stream": True, "cancelable": True},
}


def _functions(metadata: Mapping[str, object]) -> Sequence[object]:
    return cast("Sequence[object]", metadata["functions"])


async def _answers(calls: Sequence[Call], caller: Caller, user: User) -> list[Answer]:
    answers: list[Answer] = []
    for number, call in enumerate(calls, start=1):
        answers.append(await _answer(call, caller, user))
        if number % _PAUSE_EVERY == 0:
            await asyncio.sleep(0)
    return answers


async def _answer(call: Call, caller: Caller, user: User) -> Answer:
    from xlwings import XlwingsError  # noqa: PLC0415 - xlwings asks where it runs when it is imported; host.py says so first

    try:
        return {"status": 200, "data": {"result": await caller(call, user)}}
    except XlwingsError as error:
        return {"status": 400, "data": str(error)}
    except Exception:  # noqa: BLE001 - one cell's trouble is not another's; its text may quote the workbook
        return {"status": 500, "data": BROKEN}
