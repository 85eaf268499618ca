"""What a workbook can tell of a fault: decided from its true relations, never from what the checker says.

*Changes a checked figure*: at least one relation that held no longer does.

*Can the cell be told?* ``suspects`` are all typed figures that, changed alone, would make every broken relation hold
again and break no other. One suspect: the relations tell the cell. Several: the relations alone do not; then one more
piece of evidence is allowed, a slip (one keystroke, a factor, a sign, a line left out or counted twice) that leads from
exactly one of the suspects to a value that heals everything. Otherwise the workbook cannot tell, and a checker that
names one cell as the only explanation is guessing. A formula that adds up the wrong cells, a saved value that its
formula does not give, a text among the numbers of a sum and a constant beside the same formula in its row or column
are told by the file itself. Where one other figure, changed alone, would heal everything as well (two figures changed
places, say, and only a typed total tells), the workbook points elsewhere: such faults count for what is found, and for
nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.edits import with_cells
from mutate.faults.slips import slips
from mutate.model import amount, failing, residual, truth_of
from mutate.package import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mutate.faults.base import Fault
    from mutate.model import Truth
    from mutate.package import Workbook


class Tells(StrEnum):
    """What the workbook gives away."""

    NOTHING = "nothing"  # no relation is broken
    FILE = "file"  # the file itself shows it: formula beside value, text among numbers
    RELATIONS = "relations"  # one suspect
    SLIP = "slip"  # several suspects, one of them one slip away
    ELSEWHERE = "elsewhere"  # one suspect, which is another figure
    CANNOT = "cannot"  # several, and slips do not single out one


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a fault does to its workbook."""

    tells: Tells
    broken: frozenset[str]  # every cell of the broken relations
    suspects: frozenset[str]

    @property
    def cell_known(self) -> bool:
        """Whether the workbook holds enough to tell the cell."""
        return self.tells in (Tells.FILE, Tells.RELATIONS)


def judged(fault: Fault, book: Workbook) -> Judgement:
    """The judgement on a workbook with one fault in it."""
    truth = _typed_over(fault)
    rests = failing(truth, book)
    broken = frozenset(cell for number, _ in rests for cell in truth.relations[number].terms)
    if not rests:
        return Judgement(Tells.NOTHING, broken, frozenset())
    if fault.told:
        return Judgement(Tells.FILE, broken, fault.cells)
    suspects = {cell: heals for cell in truth.typed if (heals := _healing(truth, book, cell)) is not None}
    names = frozenset(suspects)
    if not names:
        return Judgement(_by_swap(truth, book), broken, names)
    if len(names) == 1:
        return Judgement(Tells.RELATIONS if names <= fault.cells else Tells.ELSEWHERE, broken, names)
    likely = [cell for cell, heals in suspects.items() if _explained(truth, book, cell, heals)]
    return Judgement(Tells.SLIP if len(likely) == 1 else Tells.CANNOT, broken, names)


def _typed_over(fault: Fault) -> Truth:
    """The truth as the workbook with the fault shows it: a formula that was typed over is a typed figure now."""
    truth = fault.truth
    gone = [spot for spot, cell in fault.changes.items() if truth.book.cells[spot].formula and cell.formula is None]
    if not gone:
        return truth
    right = with_cells(truth.book, {spot: Cell(truth.book.cells[spot].value) for spot in gone})
    return truth_of(truth.name, truth.layout, right, truth.relations)


def _healing(truth: Truth, book: Workbook, cell: str) -> tuple[Fraction, Fraction] | None:
    """The changes of one figure, lowest and highest, with which every relation holds; None when there are none."""
    low, high = Fraction(-(10**18)), Fraction(10**18)
    for relation, gradient in zip(truth.relations, truth.gradients, strict=True):
        rest, slope = residual(relation, book), gradient.get(cell)
        if slope is None:
            if abs(rest) > relation.slack:
                return None
            continue
        ends = sorted(((-relation.slack - rest) / slope, (relation.slack - rest) / slope))
        low, high = max(low, ends[0]), min(high, ends[1])
    return (low, high) if low <= high else None


def _explained(truth: Truth, book: Workbook, cell: str, heals: tuple[Fraction, Fraction]) -> bool:
    """Whether a slip leads from the figure that stands there to one that heals everything."""
    now = amount(book.cells[cell].value) or Fraction(0)
    low, high = now + heals[0], now + heals[1]
    return any(
        low <= value <= high for value in (*(value for _, value in slips(now)), *_recounted(truth, book, cell, now))
    )


def _recounted(truth: Truth, book: Workbook, cell: str, now: Fraction) -> Iterable[Fraction]:
    """What a stated sum would be with one of its lines put in or taken out."""
    for relation in truth.relations:
        if relation.stated == cell:
            for line in relation.terms:
                own = book.cells.get(line)
                value = (amount(own.value) if own else None) or Fraction(0)
                if line != cell and value:
                    yield now + value
                    yield now - value


def _by_swap(truth: Truth, book: Workbook) -> Tells:
    """No single figure heals it: told by the relations when only one swap does."""
    rests = dict(failing(truth, book))
    concerned = [cell for cell in truth.typed if any(cell in truth.gradients[number] for number in rests)]
    swaps = [
        (one, other)
        for at, one in enumerate(concerned)
        for other in concerned[at + 1 :]
        if _heals_swapped(truth, book, one, other)
    ]
    return Tells.RELATIONS if len(swaps) == 1 else Tells.CANNOT


def _heals_swapped(truth: Truth, book: Workbook, one: str, other: str) -> bool:
    first, second = (amount(book.cells[cell].value) or Fraction(0) for cell in (one, other))
    by = second - first
    if not by:
        return False
    for relation, gradient in zip(truth.relations, truth.gradients, strict=True):
        moved = by * (gradient.get(one, Fraction(0)) - gradient.get(other, Fraction(0)))
        if abs(residual(relation, book) + moved) > relation.slack:
            return False
    return True
