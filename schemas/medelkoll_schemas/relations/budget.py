"""How much work an explanation may take: counted in steps, so that the answer never depends on the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Budget:
    """Steps that are left; one step is about ten microseconds on a slow machine."""

    left: int = 60_000

    def spare(self, steps: int, keep: int) -> bool:
        """Take the steps if ``keep`` are left after them, else take nothing."""
        if self.left < steps + keep:
            return False
        return self.spend(steps)

    def spend(self, steps: int) -> bool:
        """Take the steps; false when they were more than what was left."""
        self.left -= steps
        return self.left >= 0
