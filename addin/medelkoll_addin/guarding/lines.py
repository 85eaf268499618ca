"""How a worker hears and answers: lines of JSON on what it was started with."""

from __future__ import annotations

import json
import os
import sys
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Say(Protocol):
    """Answers with a line of JSON, and bytes after it."""

    def __call__(self, what: Mapping[str, object], data: bytes = b"", /) -> None:
        """Say it."""


def answering() -> Say:
    """What a library prints must not be taken for an answer: it goes where errors go."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def say(what: Mapping[str, object], data: bytes = b"", /) -> None:
        answers.write(json.dumps(what).encode() + b"\n")
        answers.write(data)
        answers.flush()

    return say


def asked_lines() -> SimpleQueue[bytes]:
    """The lines that come in. When there is nobody left to ask, the process ends, whatever it is doing."""
    lines: SimpleQueue[bytes] = SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    return lines
