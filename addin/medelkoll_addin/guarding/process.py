"""One worker process: asked, heard and ended."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from medelkoll_addin.guarding import starting
from medelkoll_addin.guarding.watching import Watch
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Heard = Callable[["Process", bytes], None]

_LAST_WORDS = 4096  # bytes
OUT_OF_MEMORY = "memory allocation of"  # how a library that cannot get memory takes its leave


class Process:
    """A worker. What it says comes to ``heard``, line by line, from a thread; an empty line when it has ended."""

    def __init__(self, settings: Mapping[str, object], heard: Heard) -> None:
        """Take one, started by now or earlier."""
        self._child = starting.a_worker()
        self._last_words = b""
        self._watch = Watch(self._child.pid, limits.LIMITS.memory, partial(starting.end, self._child))
        self.ask(settings)
        threading.Thread(target=self._listen, args=(heard,), daemon=True).start()
        self._remembering = threading.Thread(target=self._remember, daemon=True)
        self._remembering.start()

    def ask(self, what: Mapping[str, object]) -> None:
        """Give it something to do. That it has gone is heard, not raised."""
        with suppress(OSError):
            assert self._child.stdin is not None  # noqa: S101 - for the type checker
            self._child.stdin.write(json.dumps(what).encode() + b"\n")
            self._child.stdin.flush()

    def end(self) -> str:
        """End it and everything that it has started; what it had to say last."""
        self._watch.stop()
        starting.end(self._child)
        with suppress(OSError):
            assert self._child.stdin is not None  # noqa: S101 - for the type checker
            self._child.stdin.close()
        self._remembering.join()
        return OUT_OF_MEMORY if self._watch.exceeded else self._last_words.decode(errors="replace")

    def _listen(self, heard: Heard) -> None:
        assert self._child.stdout is not None  # noqa: S101 - for the type checker
        with suppress(OSError, ValueError):
            for line in self._child.stdout:
                heard(self, line)
        self._child.stdout.close()
        heard(self, b"")

    def _remember(self) -> None:
        """Keep the end of what it writes where errors go, however much that is."""
        assert self._child.stderr is not None  # noqa: S101 - for the type checker
        with suppress(OSError, ValueError), self._child.stderr as errors:
            for line in iter(lambda: errors.read(_LAST_WORDS), b""):
                self._last_words = (self._last_words + line)[-_LAST_WORDS:]
