"""Reading what is posted, no further than is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import JSONResponse

if TYPE_CHECKING:
    from fastapi import Request, Response

_STATUS = {"too_large": 413, "empty": 400, "busy": 503, "timeout": 504, "crashed": 500, "failed": 500}


def refusal(code: str) -> Response:
    """An answer that the task pane has a text for."""
    return JSONResponse({"error": code}, status_code=_STATUS[code])


async def read_body(request: Request, limit: int) -> bytes | None:
    """The body; None when it is larger than ``limit`` bytes (known before all of it has been read)."""
    if int(request.headers.get("content-length") or 0) > limit:
        return None
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > limit:
            return None
    return bytes(data)
