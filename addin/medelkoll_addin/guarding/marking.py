"""Mark and clean files of strangers in a process that may be ended."""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple, Self

from medelkoll_addin.annotating.refusal import AnnotatingError
from medelkoll_addin.guarding import starting
from medelkoll_addin.guarding.watching import Watch, hear_capped
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COMMAND = starting.running("medelkoll_addin.guarding.marker")
_START_SECONDS = 60.0  # its imports take a fraction of this, and say nothing of any file


class StoppedError(Exception):
    """The process gave no answer; ``why`` is ``seconds``, ``memory`` or ``stopped``."""

    def __init__(self, why: str) -> None:
        """Keep why."""
        super().__init__(why)
        self.why = why


class Answer(NamedTuple):
    """What was said of a job, and the bytes that came with it."""

    said: Mapping[str, object]
    data: bytes


class Marker:
    """A process that is started when it is first asked for something, and replaced when it had to be ended.

    Every method raises ``AnnotatingError`` when the workbook is refused, ``OSError`` when it cannot be opened and
    ``StoppedError`` when the process took too long or died.
    """

    def __init__(self) -> None:
        """Start nothing yet."""
        self._child: subprocess.Popen[bytes] | None = None
        self._watch: Watch | None = None
        self._late = False

    def __enter__(self) -> Self:
        """Nothing to prepare."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self._end()

    def mark(self, path: Path, report: Mapping[str, object], sha256: str | None) -> bytes:
        """A marked copy of a workbook by a report on it; ``sha256`` is that of the workbook that was checked."""
        return self._ask({"do": "mark", "path": str(path), "report": report, "sha256": sha256}).data

    def clean(self, path: Path) -> tuple[bytes, str]:
        """A marked copy without its marks, and how far that leads back (``annotating.removing.Cleaned``)."""
        answer = self._ask({"do": "clean", "path": str(path)})
        return answer.data, str(answer.said["way"])

    def is_untouched(self, path: Path) -> bool:
        """Whether a file is a marked copy in which nobody has changed anything."""
        return bool(self._ask({"do": "untouched", "path": str(path)}).said["untouched"])

    def _ask(self, job: Mapping[str, object]) -> Answer:
        answer = self._told(job, limits.LIMITS.seconds)
        if "refused" in answer.said:
            raise AnnotatingError(str(answer.said["refused"]))
        if "errno" in answer.said:
            raise OSError(answer.said["errno"], "")
        return answer

    def _told(self, what: Mapping[str, object], seconds: float) -> Answer:
        """Say something and wait for the answer, no longer than that."""
        child = self._child or self._start()
        timer = Timer(seconds, self._is_late, (child,))
        timer.start()
        try:
            answer = _exchanged(child, what)
        except (OSError, ValueError) as error:
            why = self._why(error)
            self._end()
            raise StoppedError(why) from None
        finally:
            timer.cancel()
        if self._late:  # at the last moment, but the answer is whole
            self._end()
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        self._child, self._late = starting.new_worker(_COMMAND, errors=subprocess.DEVNULL), False
        self._watch = Watch(self._child.pid, limits.LIMITS.memory, partial(starting.end, self._child))
        hear_capped(self._told(limits.current(), _START_SECONDS).said)
        return self._child

    def _why(self, error: OSError | ValueError) -> str:
        if self._late:
            return "seconds"
        return "memory" if str(error) == "memory" or (self._watch and self._watch.exceeded) else "stopped"

    def _is_late(self, child: subprocess.Popen[bytes]) -> None:
        self._late = True
        starting.end(child)

    def _end(self) -> None:
        child, self._child = self._child, None
        if self._watch is not None:
            self._watch.stop()
        if child is not None:
            starting.end(child)
            for pipe in filter(None, (child.stdin, child.stdout)):
                with suppress(OSError):  # it has gone, with something still on its way to it
                    pipe.close()


def _exchanged(child: subprocess.Popen[bytes], what: Mapping[str, object]) -> Answer:
    """One line there, one answer back.

    Raises:
        OSError: the process has gone.
        ValueError: it has gone, or said why it goes.
    """
    assert child.stdin is not None  # noqa: S101 - for the type checker
    assert child.stdout is not None  # noqa: S101 - the same
    child.stdin.write(json.dumps(what).encode() + b"\n")
    child.stdin.flush()
    said = json.loads(child.stdout.readline())
    size = int(said.get("size", 0))
    data = child.stdout.read(size)
    if "stopped" in said or len(data) < size:
        raise ValueError(said.get("stopped"))
    return Answer(said, data)
