"""What a fault is: edits of one clean workbook that make one realistic mistake."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mutate.addresses import cell as at
from mutate.addresses import place
from mutate.edits import split, with_cells, with_hidden
from mutate.formula import recalculated
from mutate.package import Cell, Workbook

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping

    from mutate.model import Truth
    from mutate.package import Value

    Seeder = Callable[[Truth, random.Random], Iterator["Fault"]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake.

    ``cells``: where a person would have to write something else. ``accepted``: kinds of cause that describe it
    rightly. ``changes``: the edits. ``kept``: formula cells that keep a value (nothing was recalculated). ``hidden``:
    rows hidden. ``told``: the file itself gives it away (a formula beside its value, a text among numbers).
    """

    kind: str
    truth: Truth
    cells: frozenset[str]
    accepted: frozenset[str]
    what: str
    changes: Mapping[str, Cell] = field(default_factory=dict[str, Cell])
    kept: Mapping[str, Value] = field(default_factory=dict[str, "Value"])
    hidden: tuple[str, ...] = ()
    told: bool = False

    def made(self) -> Workbook:
        """The workbook with the fault in it, its formulas recalculated."""
        return made(self.truth.book, [self])


def made(book: Workbook, faults: list[Fault]) -> Workbook:
    """A workbook with faults put in together."""
    changes = {reference: cell for fault in faults for reference, cell in fault.changes.items()}
    kept = {reference: value for fault in faults for reference, value in fault.kept.items()}
    hidden = [row for fault in faults for row in fault.hidden]
    edited = with_hidden(with_cells(book, changes), hidden) if hidden else with_cells(book, changes)
    edited = with_cells(
        edited, {reference: Cell(value, edited.cells[reference].formula) for reference, value in kept.items()}
    )
    return with_cells(edited, recalculated(edited, kept))


def typed(kind: str, truth: Truth, reference: str, value: Value, *more: str) -> Fault:
    """A typed figure replaced."""
    was = truth.book.cells[reference].value
    said = f"{reference}: {plain(was)} -> {plain(value)}"
    instead = ["constant_over_formula"] if _among_formulas(truth, reference) else []
    accepted: list[str] = [kind, *more, *instead]
    return Fault(kind, truth, frozenset([reference]), frozenset(accepted), said, {reference: Cell(value)})


def _among_formulas(truth: Truth, reference: str) -> bool:
    """Whether a typed total stands beside totals that are formulas: then a typed figure there is a fault by itself."""
    sheet, cell = split(reference)
    row, column = place(cell)
    near = [
        f"{sheet}!{at(row + down, column + right)}"
        for down, right in ((0, 1), (0, -1), (1, 0), (-1, 0))
        if column + right and row + down
    ]
    totals = {relation.stated for relation in truth.relations if len(relation.terms) > 2}  # noqa: PLR2004
    return reference in totals and any(other in truth.by_formula for other in near)


def plain(value: Value) -> str:
    """A value as a person reads it."""
    if value is None or isinstance(value, str):
        return repr(value)
    return str(value.numerator) if value.denominator == 1 else str(float(value))
