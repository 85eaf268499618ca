"""The Windows job object: laid out as ``winnt.h`` says, asked for in the right order, and no crash when it is refused.

Sizes, offsets and values are those that a program in C prints, built for 64-bit Windows with Microsoft's names.
"""

from __future__ import annotations

import atexit
import ctypes
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.guarding.job_object import BasicLimits, ExtendedLimits, confined

if TYPE_CHECKING:
    from collections.abc import Callable

JOB, SELF = 0x1_0000_0001, 0xFFFF_FFFF_FFFF_FFFF  # wider than 32 bits, as handles may be
MOST = 3 << 30


class Kernel:
    """A kernel32 that notes what it is asked, and refuses one thing."""

    def __init__(self, refuses: str = "") -> None:
        self.asked: list[tuple[object, ...]] = []
        self.refuses = refuses

    def answer(self, name: str, *given: object) -> int:
        self.asked.append((name, *given))
        return 0 if name == self.refuses else 1

    def CreateJobObjectW(self, security: None, name: None, /) -> int:  # noqa: N802 - Windows' own name
        return JOB * self.answer("create", security, name)

    def SetInformationJobObject(self, job: int, kind: int, limits: ExtendedLimits, size: int, /) -> int:  # noqa: N802
        return self.answer("set", job, kind, limits.basic.flags, limits.process_memory, size)

    def AssignProcessToJobObject(self, job: int, process: int, /) -> int:  # noqa: N802
        return self.answer("assign", job, process)

    def GetCurrentProcess(self) -> int:  # noqa: N802
        return SELF

    def CloseHandle(self, job: int, /) -> int:  # noqa: N802
        return self.answer("close", job)


@pytest.fixture(name="at_exit", autouse=True)
def at_exit_fixture(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What would be done when this process ends."""
    later: list[Callable[[], object]] = []

    def register(does: Callable[..., object], *given: object) -> None:
        later.append(lambda: does(*given))

    monkeypatch.setattr(atexit, "register", register)
    return later


def test_the_layout_is_that_of_64_bit_windows() -> None:
    assert [(ctypes.sizeof(kind)) for kind in (BasicLimits, ExtendedLimits)] == [64, 144]
    assert [getattr(BasicLimits, field[0]).offset for field in BasicLimits._fields_] == [
        0, 8, 16, 24, 32, 40, 48, 56, 60,
    ]  # fmt: skip
    assert [getattr(ExtendedLimits, field[0]).offset for field in ExtendedLimits._fields_] == [
        0, 64, 112, 120, 128, 136,
    ]  # fmt: skip


def test_the_limits_stand_before_the_process_is_in_the_job(at_exit: list[Callable[[], object]]) -> None:
    kernel = Kernel()

    assert confined(MOST, kernel)
    assert kernel.asked == [
        ("create", None, None),
        ("set", JOB, 9, 0x2000 | 0x400 | 0x100, MOST, 144),
        ("assign", JOB, SELF),
    ]

    (at_its_end,) = at_exit  # its exit code is its own: the job no longer ends it
    at_its_end()
    assert kernel.asked[3:] == [("set", JOB, 9, 0x400 | 0x100, MOST, 144)]


@pytest.mark.parametrize(
    ("refuses", "asked"),
    [
        ("create", ["create"]),
        ("set", ["create", "set", "close"]),
        ("assign", ["create", "set", "assign", "close"]),
    ],
)
def test_a_refusal_is_an_answer_and_leaves_nothing_behind(
    refuses: str, asked: list[str], at_exit: list[Callable[[], object]]
) -> None:
    kernel = Kernel(refuses)

    assert not confined(MOST, kernel)
    assert [name for name, *_ in kernel.asked] == asked
    assert at_exit == []


def test_where_there_is_no_windows_it_is_refused() -> None:
    assert not confined(MOST)
