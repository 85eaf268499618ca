"""Keeps one recalculating process at hand, with a time limit; a new one takes over when it dies."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS = 20.0
Recalculated: TypeAlias = float | str | bool | dict[str, str] | None
_WORKER = Path(__file__).with_name("worker.py")


class Engine:
    """Asks the process; safe for threads, and for a process that was forked off with it."""

    def __init__(self, command: Sequence[str] = (sys.executable, "-P", str(_WORKER)), seconds: float = SECONDS) -> None:
        """Start nothing yet."""
        self._command = list(command)
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._owner = 0
        self._answers: queue.Queue[str] = queue.Queue()

    def values(self, data: bytes, cells: Sequence[tuple[str, int, int]]) -> list[Recalculated] | None:
        """The recalculated values of cells (sheet's name, row and column from zero) of an xlsx file.

        Returns:
            One value for each cell; None when the workbook could not be recalculated within the time limit.
        """
        with self._lock, tempfile.TemporaryDirectory(prefix="medelkoll") as folder:
            path = Path(folder) / "book.xlsx"
            path.write_bytes(data)
            values = self._asked(json.dumps({"path": str(path), "cells": cells}))
        return values if values is not None and len(values) == len(cells) else None

    def close(self) -> None:
        """End the process, if there is one of ours."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what it was never to read is still in the pipe
                        pipe.close()

    def _asked(self, question: str) -> list[Recalculated] | None:
        process = self._running()
        if process is None or process.stdin is None:
            return None
        try:
            process.stdin.write(question + "\n")
            process.stdin.flush()
            answer: list[Recalculated] | None = json.loads(self._answers.get(timeout=self._seconds))
        except (OSError, ValueError, queue.Empty):  # it died, said nothing sensible, or hangs
            self.close()
            return None
        return answer

    def _running(self) -> subprocess.Popen[str] | None:
        process = self._process
        if process is not None and self._owner == os.getpid() and process.poll() is None:
            return process
        self.close()
        try:
            process = subprocess.Popen(  # noqa: S603  our own file, run by our own interpreter
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        except OSError:
            return None
        self._process, self._owner, self._answers = process, os.getpid(), queue.Queue()
        threading.Thread(target=_listen, args=(process, self._answers), daemon=True).start()
        return process


def _listen(process: subprocess.Popen[str], answers: queue.Queue[str]) -> None:
    """Pass answers on as they come; a thread, since a pipe cannot be waited for with a time limit on Windows."""
    try:
        for line in process.stdout or ():
            answers.put(line)
    except (OSError, ValueError):  # closed under its feet
        pass
    answers.put("")  # it ended: wake who waits


ENGINE = Engine()
atexit.register(ENGINE.close)
