"""A Windows job object around this process: what each process in it may take, and that they end together.

A process puts itself into its job. Its parent could not: the ``python.exe`` of a virtual environment is a launcher, and
the Python that it starts might be running before the launcher is in any job. Layouts and values are those of
``winnt.h``; the widths of the fields are spelled out, so that the tests can hold them to it on every platform.
"""

from __future__ import annotations

import atexit
import ctypes
import sys
from typing import Protocol, cast

EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_...
DIE_ON_UNHANDLED_EXCEPTION = 0x400  # no box that waits for somebody to press OK
KILL_ON_JOB_CLOSE = 0x2000
_ALWAYS = PROCESS_MEMORY | DIE_ON_UNHANDLED_EXCEPTION


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class _Kernel(Protocol):
    """What is asked of ``kernel32``; each answers nothing or 0 when it refuses, and is called as Windows calls it."""

    def CreateJobObjectW(self, security: None, name: None, /) -> int | None: ...  # noqa: N802

    def SetInformationJobObject(self, job: int, kind: int, limits: ExtendedLimits, size: int, /) -> int: ...  # noqa: N802

    def AssignProcessToJobObject(self, job: int, process: int, /) -> int: ...  # noqa: N802

    def GetCurrentProcess(self) -> int: ...  # noqa: N802

    def CloseHandle(self, job: int, /) -> int: ...  # noqa: N802


def confined(most: int, kernel: _Kernel | None = None) -> bool:
    """Put this process into a job in which none may take more than ``most`` bytes; whether Windows does that.

    The job's only handle is this process's: when it is ended from outside, all that it has started ends with it.
    """
    kernel = kernel or _kernel32()
    job = kernel.CreateJobObjectW(None, None) if kernel else None
    if kernel is None or not job:
        return False
    if not (_set(kernel, job, _ALWAYS | KILL_ON_JOB_CLOSE, most) and _entered(kernel, job)):
        kernel.CloseHandle(job)
        return False
    # The last handle goes when this process does. At an end of its own, its exit code is to be its own as well.
    atexit.register(_set, kernel, job, _ALWAYS, most)
    return True


def _set(kernel: _Kernel, job: int, flags: int, most: int) -> bool:
    limits = ExtendedLimits(basic=BasicLimits(flags=flags), process_memory=most)
    return bool(kernel.SetInformationJobObject(job, EXTENDED_LIMITS, limits, ctypes.sizeof(limits)))


def _entered(kernel: _Kernel, job: int) -> bool:
    return bool(kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))


def _kernel32() -> _Kernel | None:
    """The library; handles are as wide as pointers, which ctypes has to be told."""
    if sys.platform != "win32":
        return None
    kernel = ctypes.WinDLL("kernel32")
    handle, flag, width = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32
    kernel.CreateJobObjectW.argtypes, kernel.CreateJobObjectW.restype = (handle, ctypes.c_wchar_p), handle
    kernel.SetInformationJobObject.argtypes = (handle, flag, ctypes.POINTER(ExtendedLimits), width)
    kernel.AssignProcessToJobObject.argtypes = (handle, handle)
    kernel.GetCurrentProcess.argtypes, kernel.GetCurrentProcess.restype = (), handle
    kernel.CloseHandle.argtypes = (handle,)
    return cast("_Kernel", kernel)
