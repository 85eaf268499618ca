"""The layouts of workbooks that nobody described."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from mutate.unknown import crossed, lists, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutate.model import Truth

LAYOUTS = {
    "stacked": lists.stacked,
    "side-by-side": lists.side_by_side,
    "deep": lists.deep,
    "above": lists.above,
    "wordless": lists.wordless,
    "bare": lists.bare,
    "varav": lists.details,
    "thousands": lists.thousands,
    "half-years": crossed.half_years,
    "headed": crossed.headed,
    "followed-up": crossed.followed_up,
    "summary": crossed.summary,
    "sections-summary": crossed.sections,
    "by-column": crossed.by_column,
    "shared": crossed.shared,
    "counties": places.counties,
    "municipalities": places.municipalities,
}


def unknown(seed: int, each: int) -> Iterator[Truth]:
    """``each`` workbooks of every layout; the same for one seed."""
    for layout, draw in LAYOUTS.items():
        for number in range(each):
            dice = random.Random(f"{seed}-{layout}-{number}")  # noqa: S311 - figures for a benchmark
            hand = ("formulas", "typed", "mixed")[number % 3]
            yield draw(f"{layout}-{hand}-{number}.xlsx", hand, dice)
