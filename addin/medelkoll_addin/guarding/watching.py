"""Memory that is watched from outside, where the system does not keep a process from taking more."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from medelkoll_addin.guarding import footprint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EVERY = 0.1  # seconds
_UNCAPPED = (
    "medelkoll: datorn tillåter inte att minnet begränsas; en fil som behöver för mycket kan göra den långsam. "
    "Tiden och storlekarna begränsas som vanligt.\n"
)
_told: list[bool] = []


def needed() -> bool:
    """Whether this system leaves it to us."""
    return sys.platform == "darwin"


class Watch:
    """Ends a process as soon as it, or one of its group, has taken more than it may.

    Whoever ends the process otherwise stops the watch first.
    """

    def __init__(self, process: int, most: int, end: Callable[[], None]) -> None:
        """Watch from now on, where that is needed.

        Args:
            process: its number.
            most: bytes.
            end: ends it; called from a thread, once at most.
        """
        self.exceeded = False
        self._process, self._most, self._end = process, most, end
        self._over = threading.Event()
        if needed():
            threading.Thread(target=self._look, daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            if footprint.largest(self._process) > self._most:
                self.exceeded = True
                self._end()
                return


def hear_capped(said: Mapping[str, object]) -> None:
    """Say once, on standard error, that nothing limits the memory of a process that says so of itself."""
    if said.get("capped") is False and not needed() and not _told:
        _told.append(True)
        sys.stderr.write(_UNCAPPED)
