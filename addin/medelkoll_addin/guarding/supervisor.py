"""Hands the files of a batch out to processes, and names the file at which one of them stopped.

Nobody waits for a file longer than its limit. A process that takes too long, dies or says that it cannot go on is ended
and replaced; the files before and after the one that it stopped at are checked by the next one. Who stopped for memory,
or for no reason that it told, may have been stopped by what others had left there: that file gets a process to itself.
"""

from __future__ import annotations

import json
from collections import deque
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from medelkoll_addin.guarding.lane import STARTING, TOGETHER, Lane, Span
from medelkoll_addin.guarding.process import OUT_OF_MEMORY, Process
from medelkoll_addin.guarding.watching import hear_capped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from medelkoll_addin.guarding.wire import Answer, ChunkSaid, Row, Said

_ALL = Span(0, 0)  # what is asked of no file in particular
SIZE = 100  # workbooks that share a pass


class WorkerError(Exception):
    """No process could be started: the installation is broken, not the workbooks."""


class Supervisor:
    """One batch."""

    def __init__(
        self,
        paths: Sequence[str],
        settings: Mapping[str, object],
        *,
        seconds: float,
        jobs: int = 1,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Start the first process at once: it has its imports to do.

        Args:
            paths: the files.
            settings: what a worker is told first.
            seconds: that one file may take.
            jobs: how many processes at most.
            progress: told how many files are done.
        """
        self.shown: list[Said] = []
        self.shared: list[Row] = []
        self.lost: dict[int, str] = {}  # number of a file -> "seconds", "memory" or "stopped"
        self._paths, self._settings, self._progress = paths, settings, progress
        self._heard: SimpleQueue[tuple[Process, bytes]] = SimpleQueue()
        self._todo = deque(Span(first, min(first + SIZE, len(paths))) for first in range(0, len(paths), SIZE))
        self._lanes = [Lane(seconds) for _ in range(max(1, min(jobs, len(self._todo))))]
        self._between: list[Row] | None = None
        if self._todo:
            self._start(self._lanes[0])

    def run(self) -> None:
        """Check all files.

        Raises:
            WorkerError: no process can be started.
        """
        while self._share_out():
            self._listen()

    def between(self) -> list[Row]:
        """What the workbooks say of each other, when there are at least two that state the same."""
        if len({row[0] for row in self.shared}) <= 1:
            return []
        lane = self._lanes[0]
        self._start(lane)
        assert lane.process is not None  # noqa: S101 - for the type checker
        lane.process.ask({"between": self.shared})
        lane.takes(_ALL)
        while self._between is None:
            self._listen()
        return self._between

    def close(self) -> None:
        """End every process."""
        for lane in self._lanes:
            self._end(lane)

    @staticmethod
    def _end(lane: Lane) -> str:
        """End a lane's process; what it had to say last."""
        process, lane.process = lane.process, None
        return process.end() if process else ""

    def _start(self, lane: Lane) -> None:
        if lane.process is None:
            lane.starts(Process(self._settings, lambda process, line: self._heard.put((process, line))))

    def _share_out(self) -> bool:
        """Give every idle lane something to do; whether there is anything left to wait for."""
        for lane in self._lanes:
            if lane.span is None and self._todo:
                span = self._todo.popleft()
                self._start(lane)
                assert lane.process is not None  # noqa: S101 - for the type checker
                lane.takes(span)
                lane.process.ask({"first": span.first, "paths": self._paths[span.first : span.end]})
        return any(lane.span is not None for lane in self._lanes)

    def _listen(self) -> None:
        """Hear one thing, or find that somebody has taken too long."""
        busy = [lane for lane in self._lanes if lane.span is not None]
        try:
            process, line = self._heard.get(timeout=max(0.0, min(lane.left() for lane in busy)))
        except Empty:
            for lane in busy:
                if lane.left() <= 0:
                    self._gave_up(lane, "seconds")
            return
        for lane in self._lanes:
            if lane.process is process:
                self._hear(lane, line)

    def _hear(self, lane: Lane, line: bytes) -> None:
        if lane.span is None:  # it ended while it had nothing to do
            self._end(lane)
            return
        try:
            self._take(lane, json.loads(line))
        except (ValueError, KeyError, TypeError):  # it ended, or raves
            self._gave_up(lane, "stopped")

    def _take(self, lane: Lane, said: Answer) -> None:
        if "chunk" in said:
            self._keep(said["chunk"])
            lane.is_done()
            self._tell()
        elif "between" in said:
            self._between = said["between"]
            lane.is_done()
        elif "stopped" in said:
            self._gave_up(lane, "memory" if said["stopped"] == "memory" else "stopped")
        else:
            hear_capped(said)
            lane.comes_to(said.get("at", TOGETHER))

    def _keep(self, chunk: ChunkSaid) -> None:
        self.shown += chunk["shown"]
        self.shared += chunk["shared"]

    def _gave_up(self, lane: Lane, why: str) -> None:
        """End a process and decide who is to blame."""
        span, at, last_words = lane.span, lane.at, self._end(lane)
        lane.span = None
        why = "memory" if OUT_OF_MEMORY in last_words and why == "stopped" else why
        if span is None or span == _ALL or at == STARTING:
            raise WorkerError(last_words or why)
        if (span.single and lane.fresh) or (why == "seconds" and at != TOGETHER):
            number = span.first if span.single else at
            self.lost[number] = why
            self._todo.extendleft(reversed(span.around(number)))
        elif span.single:
            self._todo.appendleft(span)
        elif at == TOGETHER:
            self._todo.extendleft(reversed(span.halves()))
        else:
            before_and_after = [Span(at, at + 1), *span.around(at)]
            self._todo.extendleft(sorted(before_and_after, reverse=True))
        self._tell()

    def _tell(self) -> None:
        if self._progress:
            self._progress(len(self.shown) + len(self.lost))
