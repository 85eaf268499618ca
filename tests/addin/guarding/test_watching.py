"""Memory where the system does not limit it: watched from outside, and said where nobody can do that."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.cli import main
from medelkoll_addin.guarding import capping, footprint, marking, starting, watching, whole
from medelkoll_addin.guarding.marking import Marker, StoppedError
from medelkoll_addin.guarding.supervisor import Supervisor
from medelkoll_addin.guarding.watching import Watch, hear_capped
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

linux = pytest.mark.skipif(sys.platform != "linux", reason="what another process has taken is told otherwise there")
MIB = 1 << 20
_EATS = "import time; eaten = b'x' * (300 << 20); time.sleep(60)"
_WORKER = """
import json
input()
print(json.dumps({"ready": True, "capped": False}), flush=True)
job = json.loads(input())
print(json.dumps({"at": job["first"]}), flush=True)
"""


@pytest.fixture(name="_watched", autouse=True)
def watched_fixture(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that leaves it to us, and limits that are ours to set."""
    before = limits.current()
    monkeypatch.setattr(watching, "needed", lambda: True)
    limits.use({"memory": 100 * MIB, "seconds": 30})
    yield
    limits.use(before)


@linux
def test_a_worker_that_takes_too_much_is_ended_and_its_file_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "_COMMAND", (sys.executable, "-c", _WORKER + _EATS))
    batch = Supervisor(["heavy.xlsx"], {}, seconds=30)
    batch.run()
    batch.close()

    assert batch.lost == {0: "memory"}


@linux
def test_a_marker_that_takes_too_much_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = "input(); print('{\"ready\": true}', flush=True); input(); "
    monkeypatch.setattr(marking, "_COMMAND", (sys.executable, "-c", ready + _EATS))
    with Marker() as marker, pytest.raises(StoppedError) as stopped:
        marker.clean(tmp_path / "a.xlsx")

    assert stopped.value.why == "memory"


@linux
def test_a_command_that_takes_too_much_is_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(whole, "_COMMAND", (sys.executable, "-c", _EATS))

    assert whole.run_apart(["map"]) == 2
    assert "inom gränserna (K906)" in capsys.readouterr().err


@linux
def test_what_keeps_within_the_limit_is_left_alone(kept_files: Sequence[Path]) -> None:
    limits.use({"memory": 4096 * MIB})

    assert main(["map", str(kept_files[0])]) == 0


def test_a_watch_that_is_stopped_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, looked = [0], threading.Event()
    ended: list[bool] = []

    def largest(_process: int) -> int:
        looked.set()
        return taken[0]

    monkeypatch.setattr(watching, "_EVERY", 0.01)
    monkeypatch.setattr(footprint, "largest", largest)
    watch = Watch(os.getpid(), 1, lambda: ended.append(True))
    assert looked.wait(30)
    watch.stop()
    for thread in threading.enumerate():
        if thread.daemon and thread.name.endswith("(_look)"):
            thread.join(30)  # a look that had begun is over: there is none after it
    looked.clear()
    taken[0] = 2

    assert not looked.wait(0.1)
    assert not ended
    assert not watch.exceeded


def test_where_the_system_sees_to_it_nothing_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "needed", lambda: False)
    monkeypatch.setattr("threading.Thread", None)

    Watch(os.getpid(), 1, lambda: None)


@pytest.mark.parametrize(
    ("said", "needed", "told"),
    [
        ({"ready": True, "capped": False}, False, True),
        ({"ready": True, "capped": False}, True, False),
        ({"ready": True, "capped": True}, False, False),
        ({"at": 3}, False, False),
    ],
)
def test_it_is_said_once_when_nothing_limits_the_memory(
    said: dict[str, object],
    needed: bool,  # noqa: FBT001 - a parameter
    told: bool,  # noqa: FBT001 - the same
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(watching, "needed", lambda: needed)
    monkeypatch.setattr(watching, "_told", [])
    hear_capped(said)
    hear_capped(said)

    assert capsys.readouterr().err.count("minnet begränsas") == told


class Library:
    """A libproc that knows a group of three, of which one has gone."""

    def proc_pid_rusage(self, process: int, layout: int, found: ctypes.Array[ctypes.c_uint64], /) -> int:
        assert layout == 0
        if process not in (7, 8):
            return -1
        found[8], found[9] = 999 * MIB, process * MIB  # resident, and what is charged to the process
        return 0

    def proc_listpgrppids(self, group: int, found: ctypes.Array[ctypes.c_int], size: int, /) -> int:
        assert size == ctypes.sizeof(found)
        found[:3] = [7, 8, 9] if group == 7 else [0, 0, 0]
        return 3


@pytest.mark.parametrize(("leader", "most"), [(7, 8 * MIB), (8, 8 * MIB), (9, 0)])
def test_a_mac_is_asked_for_the_largest_of_the_group(leader: int, most: int) -> None:
    assert footprint.largest_by(Library(), leader) == most


@linux
def test_what_this_process_has_taken_is_known() -> None:
    assert 10 * MIB < footprint.largest(os.getpid()) < 8192 * MIB
    assert footprint.largest(1 << 30) == 0


@linux
def test_a_limit_that_is_stricter_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to: list[tuple[int, tuple[int, int]]] = []

    def note(kind: int, most: tuple[int, int]) -> None:
        set_to.append((kind, most))

    def stricter(_kind: int) -> tuple[int, int]:
        return -1, 5

    monkeypatch.setattr("resource.setrlimit", note)
    monkeypatch.setattr("resource.getrlimit", stricter)

    assert capping.cap_memory(9)
    assert (5, 5) in [most for _, most in set_to]


@linux
def test_a_system_that_has_no_such_limit_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def sets(_kind: int, _most: tuple[int, int]) -> None:
        pass

    monkeypatch.setattr("resource.setrlimit", sets)
    monkeypatch.delattr("resource.RLIMIT_AS")

    assert not capping.cap_memory(9)
