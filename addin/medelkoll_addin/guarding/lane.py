"""One place to work at: the files that its process has to check, and how long it may still take."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from medelkoll_addin.guarding.process import Process

STARTING, TOGETHER = -2, -1  # where a process is when it is at no file
_START_SECONDS = 60.0  # its imports take a fraction of this, and say nothing of any file


class Span(NamedTuple):
    """Files of the batch by their numbers, from ``first`` to before ``end``."""

    first: int
    end: int

    @property
    def single(self) -> bool:
        """Whether it is one file."""
        return self.end - self.first == 1

    def around(self, number: int) -> list[Span]:
        """What lies before a file, and what after it."""
        return [span for span in (Span(self.first, number), Span(number + 1, self.end)) if span.end > span.first]

    def halves(self) -> list[Span]:
        """Two parts of it."""
        middle = (self.first + self.end) // 2
        return [Span(self.first, middle), Span(middle, self.end)]


@dataclass(slots=True)
class Lane:
    """A process and what it does."""

    seconds: float  # that one file may take
    process: Process | None = None
    span: Span | None = None
    at: int = STARTING
    deadline: float = 0.0
    fresh: bool = True  # whether the process has had no other files before
    _begun: float = field(default=0.0)

    def starts(self, process: Process) -> None:
        """A new process, which has its imports to do yet."""
        self.process, self.at, self.fresh = process, STARTING, True
        self._within(max(self.seconds, _START_SECONDS))

    def takes(self, span: Span) -> None:
        """Files to check."""
        self.span, self._begun = span, time.monotonic()
        if self.at != STARTING:
            self._within(self.seconds)

    def comes_to(self, at: int) -> None:
        """The process opens a file, or is done with that: then comes all that is seen of them together."""
        self.at = at if self.span and self.span.first <= at < self.span.end else TOGETHER
        so_far = time.monotonic() - self._begun
        self._within(max(self.seconds, 2 * so_far) if self.at == TOGETHER else self.seconds)

    def is_done(self) -> None:
        """The process has said what came of its files."""
        self.span, self.fresh = None, False

    def left(self) -> float:
        """Seconds until it has taken too long."""
        return self.deadline - time.monotonic()

    def _within(self, seconds: float) -> None:
        self.deadline = time.monotonic() + seconds
