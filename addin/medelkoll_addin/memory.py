"""Memory that Python has freed and the C library keeps."""

from __future__ import annotations

import sys


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
