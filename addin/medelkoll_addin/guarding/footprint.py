"""How much memory another process has taken, where that has to be asked (macOS) or can be tried out (Linux)."""

from __future__ import annotations

import ctypes
import functools
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol, cast

_LIBRARY = "/usr/lib/libproc.dylib"
_FIRST = 0  # RUSAGE_INFO_V0: the oldest layout, which every later one begins with
_FOOTPRINT = 9  # ri_phys_footprint, in units of 8 bytes: behind a UUID and seven other figures
_ROOM = 64  # more than any layout needs, in the same units; and more processes than a group has


class _Library(Protocol):
    """What is asked of libproc: what a process has used (0 when it is known), and the processes of a group."""

    def proc_pid_rusage(self, process: int, layout: int, found: ctypes.Array[ctypes.c_uint64], /) -> int: ...

    def proc_listpgrppids(self, group: int, found: ctypes.Array[ctypes.c_int], size: int, /) -> int: ...


def largest(process: int) -> int:
    """Bytes that a process, or the largest of those in the group that it leads, has taken; 0 when it has gone."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "darwin":
        return largest_by(_libproc(), process)
    with suppress(OSError, IndexError):  # as Linux tells it: the second figure, in pages
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def largest_by(library: _Library, leader: int) -> int:
    """The same, as libproc tells it."""
    members = (ctypes.c_int * _ROOM)()
    library.proc_listpgrppids(leader, members, ctypes.sizeof(members))
    return max(_footprint(library, process) for process in {leader, *filter(None, members)})


def _footprint(library: _Library, process: int) -> int:
    found = (ctypes.c_uint64 * _ROOM)()
    known = library.proc_pid_rusage(process, _FIRST, found) == 0
    return found[_FOOTPRINT] if known else 0


@functools.cache
def _libproc() -> _Library:
    return cast("_Library", ctypes.CDLL(_LIBRARY))
