"""Memory that is not to be had, and memory that Python has freed and the C library keeps."""

from __future__ import annotations

import errno
import sys

_STARVED = ("out of memory", "Error -4 ")  # expat and zlib, which raise their own errors for it


def is_starved(error: Exception) -> bool:
    """Whether an error means that there was no memory to be had, which says nothing of what was being read."""
    return str(error).startswith(_STARVED) or (isinstance(error, OSError) and error.errno == errno.ENOMEM)


def give_back_memory() -> None:
    """Give freed memory back to the system, where the C library can be told to (glibc); elsewhere nothing happens.

    After a large workbook it keeps some 200 MB of what millions of small objects have left, which the tables could use.
    """
    if sys.platform != "linux":
        return
    from ctypes import CDLL  # noqa: PLC0415 - for large workbooks alone

    trim = getattr(CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
