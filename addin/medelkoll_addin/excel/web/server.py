"""Starting the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvicorn

from medelkoll_addin.excel.web.checking import WorkbookChecker
from medelkoll_addin.excel.web.options import Options

if TYPE_CHECKING:
    from medelkoll_addin.excel.web.checking import Checker


def serve(options: Options | None = None, checker: Checker | None = None) -> None:
    """Serve the web add-in until it is interrupted, on this computer only unless the options say otherwise."""
    from medelkoll_addin.excel.web.host import build  # noqa: PLC0415 - xlwings-server takes a second to import

    options = options or Options()
    uvicorn.run(
        build(options, checker or WorkbookChecker()),
        host=options.host,
        port=options.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,  # seconds; nothing is lost when a check is ended
        ssl_certfile=options.certificate,
        ssl_keyfile=str(options.key) if options.key else None,
    )
