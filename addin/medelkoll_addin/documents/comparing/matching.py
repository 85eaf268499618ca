"""Which figure of the workbook is which figure of the decision."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from medelkoll_addin.documents.comparing.alike import ENOUGH, alike
from medelkoll_addin.documents.comparing.pairs import Pair, sums_of_matched
from medelkoll_schemas.wording import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medelkoll_addin.documents.comparing.said import Key, Row, Said


def matched(workbook: Said, decision: Said) -> list[Pair]:
    """The pairs: first what has a name, then the lines of each group; a decision that says a name twice is left out."""
    pairs: list[Pair] = []
    for key, decided in decision.named.items():
        agreed = all(figure.meets(decided[0]) for figure in decided)
        finest = min(decided, key=lambda figure: figure.unit)
        pairs += [Pair(cell, finest, cell.label) for cell in workbook.named.get(key, ()) if agreed]
    for group in {row.group for row in decision.rows}:
        pairs += _lines(_of(group, workbook.rows), _of(group, decision.rows), specific=bool(group))
    pairs += sums_of_matched(pairs, workbook, decision)
    return sorted(pairs, key=lambda pair: pair.cell.place)


def _of(group: Key, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.group == group]


def _lines(ours: list[Row], theirs: list[Row], *, specific: bool) -> list[Pair]:
    """By the same label, then by the same amount, then by a label that is much alike; a last one left on each side."""
    same_number = len(ours) == len(theirs)
    pairs = _by(ours, theirs, _same_label(ours, theirs))
    pairs += _by(ours, theirs, lambda mine, other: alike(mine.label, other.label) + 1 if _meet(mine, other) else 0)
    pairs += _by(ours, theirs, lambda mine, other: _much(alike(mine.label, other.label)))
    if specific and same_number and len(ours) == len(theirs) == 1:
        pairs += _by(ours, theirs, lambda _mine, _other: 1)
    return pairs


def _same_label(ours: Sequence[Row], theirs: Sequence[Row]) -> Callable[[Row, Row], int]:
    both = _once(ours) & _once(theirs)
    return lambda mine, other: int(normal(mine.label) == normal(other.label) and normal(mine.label) in both)


def _once(rows: Sequence[Row]) -> set[str]:
    return {label for label, count in Counter(normal(row.label) for row in rows).items() if count == 1}


def _much(score: int) -> int:
    return score if score >= ENOUGH else 0


def _meet(mine: Row, other: Row) -> bool:
    return any(cell.meets(other.main) for cell in mine.cells)


def _by(ours: list[Row], theirs: list[Row], score: Callable[[Row, Row], int]) -> list[Pair]:
    """The pairs with the best scores above nothing; what is paired is taken out of both lists."""
    scored = [(score(mine, other), -i, -j) for i, mine in enumerate(ours) for j, other in enumerate(theirs)]
    best = sorted((entry for entry in scored if entry[0] > 0), reverse=True)
    left, right = set[int](), set[int]()
    pairs: list[Pair] = []
    for _, i, j in best:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append(_pair(ours[-i], theirs[-j]))
    ours[:] = [row for i, row in enumerate(ours) if -i not in left]
    theirs[:] = [row for j, row in enumerate(theirs) if -j not in right]
    return pairs


def _pair(mine: Row, other: Row) -> Pair:
    cell = next((cell for cell in mine.cells if cell.meets(other.main)), mine.main)
    return Pair(cell, other.main, mine.label)
