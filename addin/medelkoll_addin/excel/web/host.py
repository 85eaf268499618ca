"""xlwings-server's application with our routes beside its own: the only place that imports xlwings-server.

It has no types and reads its settings from the environment when it is imported; so it is imported here, late, by name.
"""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, cast

from medelkoll_addin.excel.web.calling import calling_router
from medelkoll_addin.excel.web.environment import prepare
from medelkoll_addin.excel.web.headers import custom_headers
from medelkoll_addin.excel.web.quiet import be_discreet
from medelkoll_addin.excel.web.routes import check_router
from medelkoll_addin.excel.web.workers import Workers

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping

    from fastapi import FastAPI
    from starlette.types import ASGIApp

    from medelkoll_addin.excel.web.calling import Call, User
    from medelkoll_addin.excel.web.checking import Checker
    from medelkoll_addin.excel.web.options import Options


def build(options: Options, checker: Checker) -> ASGIApp:
    """The whole application, once a process."""
    prepare(options)
    os.environ["XLWINGS_CUSTOM_HEADERS"] = custom_headers()
    main = import_module("xlwings_server.main")
    signed_in = cast("Callable[..., Awaitable[object]]", import_module("xlwings_server.dependencies").get_user)
    be_discreet()
    tell_pane(options)
    workers = Workers(options, checker)
    app = cast("FastAPI", main.app)
    app.include_router(check_router(workers, options, signed_in))
    app.include_router(calling_router(_call, _metadata, signed_in))
    _with_workers(app, workers)
    return cast("ASGIApp", main.main_app)


def tell_pane(options: Options) -> None:
    """Give the task pane's template what the pane must know."""
    waits = options.queue_seconds + options.timeout_seconds + 60  # as long as the server may take, and the way there
    known = {"maxBytes": options.max_bytes, "timeout": int(1000 * waits)}
    import_module("xlwings_server.templates").templates.env.globals["medelkoll"] = known


async def _call(call: Call, user: User) -> object:
    """One function call, as xlwings-server's own route makes it."""
    calling = cast("Callable[..., Awaitable[object]]", import_module("xlwings.server").custom_functions_call)
    return await calling(call, import_module("custom_functions"), user)


def _metadata() -> Mapping[str, object]:
    describing = cast("Callable[..., Mapping[str, object]]", import_module("xlwings.server").custom_functions_meta)
    return describing(import_module("custom_functions"))


def _with_workers(app: FastAPI, workers: Workers) -> None:
    """Start the workers with the application and end them with it."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        await workers.start()
        try:
            yield
        finally:
            await workers.stop()

    app.router.lifespan_context = lifespan
