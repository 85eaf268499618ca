"""Who is to blame when a worker stops, told by a worker that does as its files are called."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.guarding import starting, supervisor
from medelkoll_addin.guarding.supervisor import Supervisor, WorkerError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORKER = """
import json, os, sys, time

def say(**what):
    print(json.dumps(what), flush=True)

def does(name):
    if name == "hangs":
        time.sleep(60)
    if name == "dies":
        os.abort()
    if name == "eats":
        print("memory allocation of 99 bytes failed", file=sys.stderr, flush=True)
        os.abort()
    if name == "full":
        say(stopped="memory")
        sys.exit()
    if name == "raves":
        print("no answer", flush=True)

settings = json.loads(input())
if settings.get("broken"):
    sys.exit("no such module")
say(ready=True)
eaten = 0
for line in sys.stdin:
    job = json.loads(line)
    if "between" in job:
        does(settings.get("between"))
        say(between=[["said"]])
        continue
    for number, name in enumerate(job["paths"], start=job["first"]):
        say(at=number)
        does(name)
        eaten += name == "heavy"
        if eaten > 1:
            say(stopped="memory")
            sys.exit()
    say(at=-1)
    for name in job["paths"]:
        does(name.removeprefix("late "))
    numbers = range(job["first"], job["first"] + len(job["paths"]))
    say(chunk={"shown": [{"number": n, "path": p} for n, p in zip(numbers, job["paths"])], "shared": []})
    if "idle" in job["paths"]:
        sys.exit()
"""


@pytest.fixture(autouse=True)
def _obedient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "worker.py"
    script.write_text(WORKER, "utf-8")
    monkeypatch.setattr(starting, "_COMMAND", (sys.executable, "-S", str(script)))


def outcome(*names: str, jobs: int = 1, **settings: object) -> tuple[list[str], dict[str, str]]:
    batch = Supervisor(names, settings, seconds=0.5, jobs=jobs)
    try:
        batch.run()
    finally:
        batch.close()
    numbers = sorted(int(str(one["number"])) for one in batch.shown)
    assert sorted([*numbers, *batch.lost]) == list(range(len(names)))
    return [names[number] for number in numbers], {names[number]: why for number, why in batch.lost.items()}


@pytest.mark.parametrize(
    ("names", "lost"),
    [
        (["a", "b"], {}),
        (["hangs"], {"hangs": "seconds"}),
        (["a", "hangs", "b"], {"hangs": "seconds"}),
        (["a", "dies", "b", "c"], {"dies": "stopped"}),
        (["eats", "a"], {"eats": "memory"}),
        (["a", "full"], {"full": "memory"}),
        (["a", "raves", "b"], {"raves": "stopped"}),
        (["a", "b", "c", "late dies", "d"], {"late dies": "stopped"}),
        (["late hangs", "a"], {"late hangs": "seconds"}),
        (["dies", "hangs", "a", "eats"], {"dies": "stopped", "hangs": "seconds", "eats": "memory"}),
        (["heavy", "a", "heavy "], {}),
    ],
)
def test_the_file_is_named_and_the_others_are_checked(names: Sequence[str], lost: dict[str, str]) -> None:
    assert outcome(*names) == ([name for name in names if name not in lost], lost)


def test_what_fails_among_others_only_is_not_to_blame() -> None:
    """Two heavy files are too much for one process: each gets one to itself."""
    assert outcome("heavy", "a", "heavy") == (["heavy", "a", "heavy"], {})


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_process_that_ends_while_it_has_nothing_to_do_is_replaced(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "SIZE", 1)

    assert outcome("idle", "a", "dies", "b", jobs=jobs) == (["idle", "a", "b"], {"dies": "stopped"})


def test_a_worker_that_never_starts_is_no_workbooks_fault() -> None:
    with pytest.raises(WorkerError, match="no such module"):
        outcome("a", broken=True)


def test_progress_is_told_of_lost_files_too() -> None:
    told: list[int] = []
    batch = Supervisor(["a", "dies", "b"], {}, seconds=5, progress=told.append)
    batch.run()
    batch.close()

    assert told[-1] == 3


def test_what_workbooks_say_of_each_other_is_asked_for_when_two_state_the_same() -> None:
    batch = Supervisor(["a"], {}, seconds=5)
    batch.run()
    assert batch.between() == []
    batch.shared = [[0, "x"], [1, "x"]]

    assert batch.between() == [["said"]]
    batch.close()


def test_a_worker_that_cannot_compare_workbooks_is_broken() -> None:
    batch = Supervisor(["a"], {"between": "dies"}, seconds=5)
    batch.run()
    batch.shared = [[0, "x"], [1, "x"]]

    with pytest.raises(WorkerError):
        batch.between()
    batch.close()
