"""Columns that stand in a fixed ratio: *VGR x 2*, *1:2*."""

from __future__ import annotations

import re
from math import gcd
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.across import WIDEST, row_voters
from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.mapping.discovering.plausible import says_enough

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure

_TIMES = re.compile(r"(?:\bx|×|\*)\s*(\d{1,2})\b|\b(\d{1,2})\s*(?:x\b|×)", re.IGNORECASE)
_SHARED = re.compile(r"(?<!\d)(\d{1,2})\s*[:/]\s*(\d{1,2})(?!\d)")
_USUAL = ((1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2))
_NEAR = 2  # columns between which a ratio is looked for
_NAMED, _UNNAMED = 2, 5  # rows that bear it out, with and without words
_STEPS = (10**9, 10**8, 10**7, 10**6, 10**5, 10**4, 10**3)  # hundredths: what parts may be rounded to
_EXCHANGED = 2  # rows
_COARSEST = 20  # amounts that are no more than so many times their rounding tell no ratio


def ratios(structures: Sequence[Structure]) -> list[Found]:
    """The equations of every ratio between columns."""
    return [one for built in structures if built.rows and len(built.table.columns) > 1 for one in _of(built)]


def _of(built: Structure) -> Iterator[Found]:
    totals = {total.item for total in built.down}
    lines = [at for at in range(len(built.rows)) if at not in totals]
    summed = {total.item for total in built.across} | {column for column, _, _ in built.differences}
    pairs = list(_pairs(built, summed))
    rows = row_voters(built.grid, lines, fewest=2).columns if pairs else ()
    for one, other in pairs:
        named = _named(built, one, other)
        both = [(a, b) for a, b in zip(rows[one], rows[other], strict=True) if a and b]
        for weights in named or _USUAL:
            step = _held(both, weights, named=bool(named))
            if step is not None:
                yield from _equations(built, lines, one, other, weights, step)
                break


def _pairs(built: Structure, summed: set[int]) -> Iterator[tuple[int, int]]:
    columns = built.table.columns[:WIDEST]
    own = [n for n, column in enumerate(columns) if n not in summed and column.role == "amount"]
    return ((one, other) for one in own for other in own if one < other <= one + _NEAR)


def _named(built: Structure, one: int, other: int) -> list[tuple[int, int]]:
    """The weights that headers or titles speak of."""
    found: list[tuple[int, int]] = []
    for n, order in ((one, -1), (other, 1)):
        for hit in _TIMES.finditer(built.table.columns[n].header):
            times = int(hit[1] or hit[2])
            found.append((1, times) if order > 0 else (times, 1))
    heads = [built.table.columns[n].header for n in (one, other)]
    for text in (*built.table.titles, *heads):
        for hit in _SHARED.finditer(text):
            found += [(int(hit[1]), int(hit[2])), (int(hit[2]), int(hit[1]))]
    return [weights for weights in dict.fromkeys(found) if min(weights) > 0 and gcd(*weights) == 1 and max(weights) > 1]


def _held(pairs: Sequence[tuple[int, int]], weights: tuple[int, int], *, named: bool) -> int | None:
    """To what the parts are rounded (hundredths), when most rows stand in the ratio; None when they do not."""
    fewest = _NAMED if named else _UNNAMED
    enough = max(fewest, -(-2 * len(pairs) // 3))
    if len(pairs) < enough or not _may_hold(pairs, weights, enough):
        return None
    if not (named or 2 * sum(says_enough(a, [b]) for a, b in pairs) > len(pairs)):
        return None
    return next((step for step in (0, _step(pairs)) if _bearing(pairs, weights, step) >= enough), None)


def _bearing(pairs: Sequence[tuple[int, int]], weights: tuple[int, int], step: int) -> int:
    """How many rows stand in the ratio; those in which two figures changed places with each other do, too."""
    others = [pair for pair in pairs if not _stands(pair, weights, step)]
    held = len(pairs) - len(others)
    if len(others) == _EXCHANGED < held:
        (a, b), (c, d) = others
        held += 2 * (_stands((a, d), weights, step) and _stands((c, b), weights, step))
    return held


def _may_hold(pairs: Sequence[tuple[int, int]], weights: tuple[int, int], enough: int) -> bool:
    """Whether so many pairs stand in a ratio as nearly as any rounding allows; most columns are seen at once to not."""
    first, second = weights
    widest = first + second
    apart = 0
    for a, b in pairs:
        if 2 * _COARSEST * abs(a * second - b * first) > widest * min(a, b):
            apart += 1
            if apart > max(len(pairs) - enough, _EXCHANGED):
                return False
    return True


def _stands(pair: tuple[int, int], weights: tuple[int, int], step: int) -> bool:
    apart = abs(pair[0] * weights[1] - pair[1] * weights[0])
    return 2 * apart <= step * sum(weights) and min(pair) >= _COARSEST * step


def _step(pairs: Sequence[tuple[int, int]]) -> int:
    every = [value for pair in pairs for value in pair]
    return next((step for step in _STEPS if 5 * sum(not value % step for value in every) >= 4 * len(every)), 0)


def _equations(  # noqa: PLR0913, PLR0917  # two columns and their ratio
    built: Structure, lines: Sequence[int], one: int, other: int, weights: tuple[int, int], step: int
) -> Iterator[Found]:
    scale = built.table.columns[one].scale
    for at in lines:
        first, second = built.place(at, one), built.place(at, other)
        if first is not None and second is not None:
            terms = [(first, weights[1]), (second, -weights[0])]
            slack = step * scale // 100 * sum(weights)
            label = f"{built.table.lines[built.rows[at]].label} ({weights[0]}:{weights[1]})"
            yield Found(
                "ratio", second, terms, label, slack=slack, why=f"de flesta rader delas {weights[0]}:{weights[1]}"
            )
