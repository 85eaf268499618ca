"""Start a worker before it is known what for: its imports take longer than everything that is done meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def running(module: str) -> tuple[str, ...]:
    """The command that runs one of our modules."""
    return (sys.executable, "-P", "-m", module)


_COMMAND = running("medelkoll_addin.guarding.worker")
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
# Each thread reserves address space, which is what the limit on memory counts: a computer with many cores must not run
# into it before it has read a file.
_FEW_THREADS = {"POLARS_MAX_THREADS": str(min(os.cpu_count() or 1, 8)), "MALLOC_ARENA_MAX": "4"}

# How a library that cannot get memory takes its leave is looked for in the last words: a backtrace would come after it.
_LAST_WORDS_ONLY = {"RUST_BACKTRACE": "0"}

_waiting: list[subprocess.Popen[bytes]] = []


def start_early() -> None:
    """Start a worker that ``a_worker`` will give out."""
    with suppress(OSError):  # whoever asks for one tries again, and says what is wrong
        _waiting.append(new_worker())


def a_worker() -> subprocess.Popen[bytes]:
    """The worker that was started early, or a new one.

    Raises:
        OSError: no process can be started.
    """
    return _waiting.pop() if _waiting else new_worker()


def end_unused() -> None:
    """End the worker that was started early, when nobody has asked for it."""
    while _waiting:
        end(_waiting.pop())


def end(child: subprocess.Popen[bytes]) -> None:
    """End a worker and everything that it has started."""
    with suppress(OSError):
        if sys.platform == "win32":
            child.kill()  # what it has started is in its job (``job_object``)
        else:
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def new_worker(command: Sequence[str] | None = None, errors: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """Start one.

    Args:
        command: what is to run in it; the worker that checks when it is not said.
        errors: where what it writes to standard error goes.

    Raises:
        OSError: no process can be started.
    """
    return subprocess.Popen(  # noqa: S603 - our own module, run by our own interpreter
        command or _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env={**_FEW_THREADS, **os.environ, **_LAST_WORDS_ONLY},
        start_new_session=os.name == "posix",  # so that what it has started can be ended with it
        creationflags=_NO_WINDOW,
    )
