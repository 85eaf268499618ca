"""The memory that a process may take, where the system sees to that."""

from __future__ import annotations

import sys
from contextlib import suppress


def cap_memory(most: int) -> bool:
    """Let every request of this process beyond ``most`` bytes fail; whether the system sees to that.

    Linux counts address space, Windows what is committed, of this process and of each that it starts. macOS takes the
    order and does nothing: there, whoever started this process watches it (``watching``).
    """
    if sys.platform == "win32":
        from medelkoll_addin.guarding.job_object import confined  # noqa: PLC0415 - on one platform alone

        return confined(most)
    with suppress(ImportError, AttributeError, ValueError, OSError):  # not every Unix has them all
        import resource  # noqa: PLC0415 - not on every platform

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        allowed = resource.getrlimit(resource.RLIMIT_AS)[1]  # one that is stricter holds already, and stays
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(resource.RLIMIT_AS, (least, least))
        return sys.platform != "darwin"
    return False
