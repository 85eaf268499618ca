"""What a worker process does, from its start to its end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from typing import TYPE_CHECKING

from medelkoll_addin.guarding.capping import cap_memory
from medelkoll_addin.guarding.watching import hear_capped

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from medelkoll_addin.excel.web.checking import Checker

MEMORY_BYTES = 4 << 30  # address space; a workbook that needs more is not a grant workbook


def work(pipe: Connection, checker: Checker) -> None:
    """Serve workbooks one at a time until the server goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's to handle: it ends us
    threading.Thread(target=_end_with_server, daemon=True).start()
    hear_capped({"capped": cap_memory(MEMORY_BYTES)})
    checker.warm_up()
    while True:
        try:
            name, language, data = (pipe.recv_bytes() for _ in range(3))
        except EOFError:
            return
        pipe.send_bytes(_answer(checker, data, name.decode(), language.decode()))


def _answer(checker: Checker, data: bytes, name: str, language: str) -> bytes:
    """The report; empty when the checker failed. Its error is not told: it may quote the workbook."""
    try:
        return checker.check(data, name, language)
    except Exception:  # noqa: BLE001 - whatever goes wrong in a check must not take the process with it
        return b""


def _end_with_server() -> None:
    """Do not outlive a server that was killed, whatever the check is doing."""
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(1)
