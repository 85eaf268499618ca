"""Processes that check workbooks and can be ended at any moment.

A workbook is somebody else's file: reading it may hang, eat the memory or kill the process. So every check runs in a
process of its own that is warm (its imports are done), serves one workbook at a time, and is replaced when it has been
ended. Nothing is written to disk; what a process sends back is bytes and is never unpickled.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medelkoll_addin.excel.web.worker import MEMORY_BYTES, work
from medelkoll_addin.guarding.watching import Watch

if TYPE_CHECKING:
    import sys

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from medelkoll_addin.excel.web.checking import Checker
    from medelkoll_addin.excel.web.options import Options

BUSY, TIMEOUT, CRASHED = "busy", "timeout", "crashed"
_spawn = multiprocessing.get_context("spawn")


class WorkerError(Exception):
    """A check that gave no answer. ``code`` is `BUSY`, `TIMEOUT` or `CRASHED`."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(slots=True, eq=False)
class Worker:
    """One process and the pipe to it."""

    process: SpawnProcess
    pipe: Connection
    watch: Watch

    @classmethod
    def start(cls, checker: Checker) -> Worker:
        """Start a process; it warms up by itself."""
        ours, theirs = _spawn.Pipe()
        process = _spawn.Process(target=work, args=(theirs, checker), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours, Watch(process.pid or 0, MEMORY_BYTES, process.kill))

    def ask(self, data: bytes, name: str, language: str) -> bytes:
        """Have a workbook checked; blocks. Raises EOFError or OSError when the process is ended meanwhile."""
        self.pipe.send_bytes(name.encode())
        self.pipe.send_bytes(language.encode())
        self.pipe.send_bytes(data)
        return self.pipe.recv_bytes()

    def end(self) -> None:
        """End the process now."""
        self.watch.stop()
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """A fixed number of warm processes."""

    def __init__(self, options: Options, checker: Checker) -> None:
        """Start nothing yet."""
        self._options = options
        self._checker = checker
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._open = True
        self._threads = ThreadPoolExecutor(options.workers)  # one waits for each process

    async def start(self) -> None:
        """Start the processes."""
        for _ in range(self._options.workers):
            await self._add()

    async def stop(self) -> None:
        """End the processes, whatever they do."""
        self._open = False
        for worker in tuple(self._all):
            await asyncio.to_thread(worker.end)

    async def check(self, data: bytes, name: str, language: str) -> bytes:
        """The JSON report of one workbook. Cancelling it ends the process that works on it.

        Raises:
            WorkerError: nobody was free in time, it took too long, or the process died.
        """
        worker = await self._free()
        answer: bytes | None = None
        try:
            answer = await self._answer(worker, data, name, language)
            return answer
        finally:
            await asyncio.shield(self._give_back(worker, whole=answer is not None))

    async def _free(self) -> Worker:
        try:
            return await asyncio.wait_for(self._idle.get(), self._options.queue_seconds)
        except TimeoutError:
            raise WorkerError(BUSY) from None

    async def _answer(self, worker: Worker, data: bytes, name: str, language: str) -> bytes:
        asked = asyncio.get_running_loop().run_in_executor(self._threads, worker.ask, data, name, language)
        try:
            return await asyncio.wait_for(asked, self._options.timeout_seconds)
        except TimeoutError:
            raise WorkerError(TIMEOUT) from None
        except (EOFError, OSError):
            raise WorkerError(CRASHED) from None

    async def _give_back(self, worker: Worker, *, whole: bool) -> None:
        if whole:
            self._idle.put_nowait(worker)
            return
        self._all.discard(worker)
        with suppress(OSError):
            await asyncio.to_thread(worker.end)
        if self._open:
            await self._add()

    async def _add(self) -> None:
        worker = await asyncio.to_thread(Worker.start, self._checker)
        self._all.add(worker)
        self._idle.put_nowait(worker)
