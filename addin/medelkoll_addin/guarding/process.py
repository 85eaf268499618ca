"""One worker process: started, asked, heard and ended."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Heard = Callable[["Process", bytes], None]

_COMMAND = (sys.executable, "-P", "-m", "medelkoll_addin.guarding.worker")
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_LAST_WORDS = 4096  # bytes
# Each thread reserves address space, which is what the limit on memory counts: a computer with many cores must not run
# into it before it has read a file.
_FEW_THREADS = {"POLARS_MAX_THREADS": str(min(os.cpu_count() or 1, 8)), "MALLOC_ARENA_MAX": "4"}


class Process:
    """A worker. What it says comes to ``heard``, line by line, from a thread; an empty line when it has ended."""

    def __init__(self, settings: Mapping[str, object], heard: Heard) -> None:
        """Start it."""
        self._errors: IO[bytes] = tempfile.TemporaryFile(prefix="medelkoll")  # noqa: SIM115 - closed when it ends
        self._child = subprocess.Popen(  # noqa: S603 - our own module, run by our own interpreter
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**_FEW_THREADS, **os.environ},
            start_new_session=os.name == "posix",  # so that what it has started can be ended with it
            creationflags=_NO_WINDOW,
        )
        self.ask(settings)
        threading.Thread(target=self._listen, args=(heard,), daemon=True).start()

    def ask(self, what: Mapping[str, object]) -> None:
        """Give it something to do. That it has gone is heard, not raised."""
        with contextlib.suppress(OSError):
            assert self._child.stdin is not None  # noqa: S101 - for the type checker
            self._child.stdin.write(json.dumps(what).encode() + b"\n")
            self._child.stdin.flush()

    def end(self) -> str:
        """End it and everything that it has started; what it had to say last."""
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._child.pid, signal.SIGKILL)
            else:
                self._child.kill()
        self._child.wait()
        with contextlib.suppress(OSError):
            assert self._child.stdin is not None  # noqa: S101 - for the type checker
            self._child.stdin.close()
        with self._errors as errors:
            errors.seek(max(errors.seek(0, os.SEEK_END) - _LAST_WORDS, 0))
            return errors.read().decode(errors="replace")

    def _listen(self, heard: Heard) -> None:
        assert self._child.stdout is not None  # noqa: S101 - for the type checker
        with contextlib.suppress(OSError, ValueError):
            for line in self._child.stdout:
                heard(self, line)
        self._child.stdout.close()
        heard(self, b"")
