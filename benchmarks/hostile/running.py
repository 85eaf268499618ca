"""One file through ``medelkoll check`` as a user runs it, watched from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

GUARD = Path(__file__).with_name("guard")
HOMES = (Path(__file__).parents[2], Path(sys.prefix), Path(sys.base_prefix))
HANGS = 150  # seconds; the checker's own limit is 60 for a file


class _Finding(TypedDict):
    code: str
    severity: str


class _File(TypedDict):
    verdict: str
    findings: list[_Finding]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    verdict: str = ""  # empty when there was no report
    codes: tuple[str, ...] = ()
    seconds: float = 0.0
    megabytes: int = 0  # of the largest process
    hangs: bool = False
    traceback: bool = False
    outside: tuple[str, ...] = field(default=())  # accesses outside the input
    wrong: str = ""  # how it differs from what was expected

    @property
    def crashed(self) -> bool:
        """Whether there was no report, or one that says no more than that the check was broken off."""
        return not self.verdict or "K913" in self.codes

    @property
    def broken(self) -> bool:
        """Whether the program, not the file, is at fault."""
        return self.crashed or self.hangs or self.traceback or bool(self.outside)


def checked(path: Path, folder: Path) -> Outcome:
    """Check a file; ``folder`` is for what the guard writes down."""
    log = folder / "guard.log"
    log.write_text("")
    homes = os.pathsep.join(str(home.resolve()) for home in HOMES) + os.pathsep + os.pathsep.join(map(str, HOMES))
    watched = {
        "GUARD_LOG": str(log),
        "GUARD_INPUT": str(path.absolute()),
        "GUARD_HOMES": homes,
        "PYTHONPATH": str(GUARD),
    }
    command = [str(Path(sys.executable).with_name("medelkoll")), "check", "--format", "json", str(path.absolute())]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.perf_counter()
        run = subprocess.Popen(command, stdout=out, stderr=err, env={**os.environ, **watched})  # noqa: S603 - our own
        hangs, kilobytes = _ended(run)
        seconds = time.perf_counter() - begun
        said, errors = (_read(stream) for stream in (out, err))
    file = _report(said)
    return Outcome(
        path.name,
        file["verdict"] if file else "",
        tuple(one["code"] for one in file["findings"]) if file else (),
        seconds,
        kilobytes >> 10,
        hangs,
        "Traceback" in errors,
        tuple(dict.fromkeys(log.read_text(errors="replace").splitlines())),
    )


def _ended(run: subprocess.Popen[bytes]) -> tuple[bool, int]:
    """Wait for it, no longer than a hang takes; the largest process that it waited for, in kilobytes."""
    until = time.monotonic() + HANGS
    while time.monotonic() < until:
        ended, status, used = os.wait4(run.pid, os.WNOHANG)
        if ended:
            run.returncode = os.waitstatus_to_exitcode(status)
            return False, used.ru_maxrss
        time.sleep(0.02)
    run.kill()
    run.wait()
    return True, 0


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode(errors="replace")


def _report(said: str) -> _File | None:
    try:
        files: Sequence[_File] = json.loads(said)["files"]
    except (ValueError, KeyError):
        return None
    return files[0] if len(files) == 1 else None
