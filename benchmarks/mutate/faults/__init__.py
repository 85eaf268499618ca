"""Every kind of fault, and which of them are put into a workbook."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from mutate.faults import formula_faults, people, total_faults, typing_faults

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mutate.faults.base import Fault, Seeder
    from mutate.model import Truth

SEEDERS: Mapping[str, Seeder] = {
    **{kind: typing_faults.slip(kind) for kind in typing_faults.SLIPS},
    "omitted_line": total_faults.omitted_line,
    "counted_twice": total_faults.counted_twice,
    "range_too_short": formula_faults.range_too_short,
    "range_too_long": formula_faults.range_too_long,
    "constant_over_formula": formula_faults.constant_over_formula,
    "stale_value": formula_faults.stale_value,
    "text_number": formula_faults.text_number,
    "hidden_row": total_faults.hidden_row,
    "other_year_population": people.other_year_population,
    "other_rate": people.other_rate,
    "swapped_ratio": typing_faults.swapped_ratio,
    "swapped_cells": typing_faults.swapped_cells,
    "rounding": total_faults.rounding,
}


def drawn(truths: Sequence[Truth], seed: int, each: int) -> list[Fault]:
    """``each`` faults of every kind, spread over the workbooks; fewer where there are not as many.

    The same for one seed.
    """
    found: list[Fault] = []
    for kind, seeder in SEEDERS.items():
        dice = random.Random(f"{seed}-{kind}")  # noqa: S311 - which faults, not secrets
        pools = [pool for truth in truths if (pool := list(seeder(truth, dice)))]
        for pool in pools:
            dice.shuffle(pool)
        dice.shuffle(pools)
        found += _spread(pools, each)
    return found


def _spread(pools: Sequence[list[Fault]], wanted: int) -> list[Fault]:
    """One from each workbook in turn until there are enough."""
    taken: list[Fault] = []
    for turn in range(max((len(pool) for pool in pools), default=0)):
        taken += [pool[turn] for pool in pools if turn < len(pool)]
    return taken[:wanted]
