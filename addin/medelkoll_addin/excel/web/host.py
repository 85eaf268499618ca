"""xlwings-server's application with our routes beside its own: the only place that imports xlwings-server."""

from __future__ import annotations

import json
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from medelkoll_addin.excel.web.calling import calling_router
from medelkoll_addin.excel.web.environment import prepare
from medelkoll_addin.excel.web.headers import CONTENT_SECURITY_POLICY
from medelkoll_addin.excel.web.quiet import be_discreet
from medelkoll_addin.excel.web.routes import check_router
from medelkoll_addin.excel.web.workers import Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI
    from starlette.types import ASGIApp

    from medelkoll_addin.excel.web.calling import Call, User
    from medelkoll_addin.excel.web.checking import Checker
    from medelkoll_addin.excel.web.options import Options


def build(options: Options, checker: Checker) -> ASGIApp:
    """The whole application. Once a process: xlwings-server reads its settings when it is imported."""
    prepare(options)
    os.environ["XLWINGS_CUSTOM_HEADERS"] = json.dumps({"Content-Security-Policy": CONTENT_SECURITY_POLICY})
    from xlwings_server.dependencies import get_user  # noqa: PLC0415 - must come after the settings
    from xlwings_server.main import app, main_app  # noqa: PLC0415 - see above
    from xlwings_server.templates import templates  # noqa: PLC0415 - see above

    be_discreet()
    templates.env.globals["medelkoll"] = {"maxBytes": options.max_bytes, "timeout": _client_timeout(options)}
    workers = Workers(options, checker)
    app.include_router(check_router(workers, options, get_user))
    app.include_router(calling_router(_call, _metadata, get_user))
    _with_workers(app, workers)
    return main_app


async def _call(call: Call, user: User) -> object:
    """One function call, as xlwings-server's own route makes it."""
    import custom_functions  # noqa: PLC0415 - xlwings-server put the project's folder on the path
    from xlwings.server import custom_functions_call  # noqa: PLC0415 - must come after the settings

    return await custom_functions_call(call, custom_functions, user)


def _metadata() -> dict[str, object]:
    import custom_functions  # noqa: PLC0415 - see above
    from xlwings.server import custom_functions_meta  # noqa: PLC0415 - see above

    return custom_functions_meta(custom_functions)


def _with_workers(app: FastAPI, workers: Workers) -> None:
    """Start the workers with the application and end them with it."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await workers.start()
        try:
            yield
        finally:
            await workers.stop()

    app.router.lifespan_context = lifespan


def _client_timeout(options: Options) -> int:
    """How long the pane waits, in ms: as long as the server may take, and a while for the way there."""
    return int(1000 * (options.queue_seconds + options.timeout_seconds + 60))
