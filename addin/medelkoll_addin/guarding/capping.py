"""The memory that a process may take, where the platform can say so."""

from __future__ import annotations

import contextlib


def cap_memory(most: int) -> None:
    """Let every request beyond ``most`` bytes of address space fail. Windows has no such limit, macOS heeds none."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every platform

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
