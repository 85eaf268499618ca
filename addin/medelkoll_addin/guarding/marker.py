"""Run as a module, in a process of its own: mark and clean workbooks as they are asked for, until nobody asks any more.

It reads lines of JSON: first the limits, then jobs, each with a ``path``: ``mark`` holds the report on the workbook and
the hash of what was checked, ``clean`` and ``untouched`` hold nothing. It answers with lines of JSON; one with a
``size`` is followed by that many bytes.
"""

from __future__ import annotations

import json
import signal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from medelkoll_addin.annotating import AnnotatingError, unmarked
from medelkoll_addin.annotating.adding import annotate
from medelkoll_addin.annotating.removing import cleaned, is_untouched_copy
from medelkoll_addin.guarding.capping import cap_memory
from medelkoll_addin.guarding.lines import answering, asked_lines
from medelkoll_addin.memory import is_starved
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.unreadable import UnreadableError

if TYPE_CHECKING:
    from medelkoll_addin.guarding.lines import Say


class Job(TypedDict):
    """One workbook and what to do with it."""

    do: str
    path: str
    report: dict[str, object]
    sha256: str | None


def main() -> None:
    """Serve one process: the one that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who asks: it ends us
    say, asked = answering(), asked_lines()
    limits.use(json.loads(asked.get()))
    say({"ready": True, "capped": cap_memory(limits.LIMITS.memory)})
    try:
        while True:
            _do(json.loads(asked.get()), say)
    except MemoryError:
        say({"stopped": "memory"})


def _do(job: Job, say: Say) -> None:
    """Answer one job; what the workbook itself is to blame for is an answer too."""
    try:
        data = Path(job["path"]).read_bytes()
        limits.keep_within("file_bytes", len(data))
        if job["do"] == "untouched":
            say({"untouched": is_untouched_copy(data)})
        elif job["do"] == "clean":
            back = cleaned(data)
            say({"way": back.way, "size": len(back.data)}, back.data)
        else:
            _mark(unmarked(data), job, say)
    except AnnotatingError as error:
        say({"refused": str(error)})
    except UnreadableError:
        say({"refused": "Filen är större än gränsen."})
    except OSError as error:
        if is_starved(error):
            raise MemoryError from error
        say({"errno": error.errno})


def _mark(data: bytes, job: Job, say: Say) -> None:
    """Mark what was checked, and nothing that has been saved since."""
    copy = annotate(data, job["report"])
    if sha256(data).hexdigest() != job["sha256"]:
        say({"refused": "Den har ändrats sedan den kontrollerades. Kontrollera den igen."})
    else:
        say({"size": len(copy)}, copy)


if __name__ == "__main__":
    main()
