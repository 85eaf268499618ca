"""Amounts that only one side has, gathered so that what belongs together is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from medelkoll_addin.documents.comparing.said import Figure, Row, Said


class Leftover(NamedTuple):
    """Some amounts that only one side has; ``whole`` is their sum as the other side states it."""

    figures: Sequence[Figure]
    label: str
    whole: Figure | None = None
    spoken: bool = False  # in a sentence, not in a line


class Amounts:
    """The amounts of one side, to ask whether any of them may be a given one."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Keep exact amounts apart: they are found at once."""
        listed = list(figures)
        self._exact = {figure.value: figure for figure in reversed(listed)}
        self._rounded = [figure for figure in listed if figure.unit]

    def meeting(self, figure: Figure) -> Figure | None:
        """The first amount that may be this one."""
        if figure.value in self._exact:
            return self._exact[figure.value]
        near = list(self._exact.values()) if figure.unit else self._rounded
        return next((other for other in near if other.meets(figure)), None)


def left_over(mine: Said, others: Amounts, paired: Collection[int], *, typed: bool) -> list[Leftover]:
    """Lines of ``mine`` that are not paired and whose amounts stand nowhere on the other side, block by block.

    Args:
        mine: the side that may have too much.
        others: the other side's amounts, those in words included.
        paired: places of ``mine`` that are known to be something on the other side.
        typed: whether only typed amounts count; what a formula gives follows from them.
    """
    blocks: dict[int, list[Row]] = {}
    for row in mine.rows:
        blocks.setdefault(row.block, []).append(row)
    found = [
        (block, rows, [row for row in rows if _is_alone(row, others, paired, typed=typed)])
        for block, rows in blocks.items()
    ]
    return [_gathered(mine, block, rows, alone, others) for block, rows, alone in found if alone]


def _is_alone(row: Row, others: Amounts, paired: Collection[int], *, typed: bool) -> bool:
    if any(cell.place in paired or others.meeting(cell) for cell in row.cells) or not row.main.value:
        return False
    return row.main.typed or not typed


def _gathered(mine: Said, block: int, rows: Sequence[Row], alone: Sequence[Row], others: Amounts) -> Leftover:
    sums = mine.sums.get(block, ()) if len(alone) == len(rows) else ()
    whole = next((met for figure in sums if (met := others.meeting(figure))), None)
    return Leftover([row.main for row in alone], alone[0].label, whole)
