"""How much work an explanation may take: counted in steps, so that the answer never depends on the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Budget:
    """Steps that are left; one step is about one equation looked at."""

    left: int = 400_000

    def spend(self, steps: int) -> bool:
        """Take the steps; false when they were more than what was left."""
        self.left -= steps
        return self.left >= 0
