"""Workbooks in other hands than the kept ones, each with what is true of it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from mutate.layouts import flat, form, grants, matrix, sections, sheets, thousands, years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutate.model import Truth

LAYOUTS = {
    "flat": flat.draw,
    "sections": sections.draw,
    "sheets": sheets.draw,
    "matrix": matrix.draw,
    "years": years.draw,
    "tkr": thousands.draw,
    "form": form.draw,
    "grant-one-sheet": grants.one_sheet,
    "grant-per-inhabitant": grants.per_inhabitant,
}


def generated(seed: int, each: int) -> Iterator[Truth]:
    """``each`` workbooks of every layout, with typed totals, formula totals and some of both; the same for one seed."""
    for layout, draw in LAYOUTS.items():
        for number in range(each):
            dice = random.Random(f"{seed}-{layout}-{number}")  # noqa: S311 - figures for a benchmark
            hand = ("formulas", "typed", "mixed")[number % 3]
            yield draw(f"{layout}-{hand}-{number}.xlsx", hand, dice)
