"""Run as a module, in a process of its own: check workbooks as they are asked for, until nobody asks any more.

It reads lines of JSON: first the settings, then jobs. It answers with lines of JSON: ``{"at": 7}`` before it opens the
seventh file, ``{"at": -1}`` before it looks at all of them together, ``{"chunk": …}`` with what came of them, or
``{"stopped": …}`` before it ends because it could not go on.
"""

from __future__ import annotations

import gc
import json
import os
import signal
from importlib import import_module
from typing import TYPE_CHECKING, TypedDict

from medelkoll_addin.guarding.capping import cap_memory
from medelkoll_addin.guarding.lines import answering, asked_lines
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from queue import SimpleQueue

    from medelkoll_addin.guarding.lines import Say
    from medelkoll_schemas.grants import Grant


class Settings(TypedDict):
    """What holds for all jobs."""

    limits: dict[str, int]
    grant: str | None
    mapping: str | None
    password: str | None
    environment: dict[str, str]  # what was set there after this process had started
    decision: bool  # whether the second of two files is the decision that the first one follows


def main() -> None:
    """Serve one process: the one that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who asks: it ends us
    say, asked = answering(), asked_lines()
    try:
        _import()
        _serve(_settings(asked), asked, say)
    except MemoryError:
        say({"stopped": "memory"})
    except BaseException as error:  # noqa: BLE001 - a library's panic is one; the process ends here anyway
        say({"stopped": type(error).__name__})


def _import() -> None:
    """Import what is heavy before anything is asked: the one who started us has imports of its own to do."""
    gc.disable()  # nothing that is imported becomes garbage: looking for it is a quarter of the start
    import_module("medelkoll_addin.guarding.working")
    gc.freeze()
    gc.enable()


def _settings(asked: SimpleQueue[bytes]) -> Settings:
    """What is said first; from here on the limits on what is read hold."""
    settings: Settings = json.loads(asked.get())
    os.environ.update(settings["environment"])
    limits.use(settings["limits"])
    return settings


def _serve(settings: Settings, asked: SimpleQueue[bytes], say: Say) -> None:
    from medelkoll_addin.guarding.working import between, checked  # noqa: PLC0415 - imported by now

    capped = cap_memory(settings["limits"]["memory"])
    grant, mapping = _chosen(settings)
    say({"ready": True, "capped": capped})
    while True:
        job = json.loads(asked.get())
        if "between" in job:
            say({"between": between(job["between"])})
        else:
            said = checked(
                job,
                grant,
                mapping,
                settings["password"],
                lambda number: say({"at": number}),
                decision=settings["decision"],
            )
            say({"chunk": said})


def _chosen(settings: Settings) -> tuple[Grant | None, str]:
    from medelkoll_schemas.grants import grants, read_grant  # noqa: PLC0415 - within the limits

    if settings["mapping"] is not None:
        return read_grant(settings["mapping"], ""), "file"
    return (grants()[settings["grant"]] if settings["grant"] else None), "grant"


if __name__ == "__main__":
    main()
