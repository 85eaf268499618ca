"""The sums of a workbook, as the faults in totals need them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.faults.base import Fault
from mutate.model import amount
from mutate.package import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutate.model import Relation, Truth

RANGE = re.compile(r"^SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$")


def sums(truth: Truth) -> Iterator[Relation]:
    """Relations that are sums of at least two lines, once for each stated cell, typed or formula."""
    seen = {relation.stated for relation in truth.relations if relation.constant}
    for relation in truth.relations:
        weights = {weight for cell, weight in relation.terms.items() if cell != relation.stated}
        plain_sum = weights == {1} and len(relation.terms) > 2  # noqa: PLR2004 - two lines and their sum
        if plain_sum and relation.stated not in seen and relation.stated in truth.book.cells:
            seen.add(relation.stated)
            yield relation


def by_formula(truth: Truth) -> Iterator[Relation]:
    """What formulas state, where they name other cells."""
    for relation in truth.by_formula.values():
        if len(relation.terms) > 1:
            yield relation


def ranges(truth: Truth) -> Iterator[tuple[Relation, re.Match[str]]]:
    """Formulas that are one sum over one range, with its corners."""
    for relation in by_formula(truth):
        hit = RANGE.match(truth.book.cells[relation.stated].formula or "")
        if hit:
            yield relation, hit


def lines_of(relation: Relation) -> list[str]:
    """The cells that a relation adds up."""
    return [cell for cell in relation.terms if cell != relation.stated]


def value_of(truth: Truth, reference: str) -> Fraction:
    """A cell's figure as a person reads it; nothing is zero."""
    cell = truth.book.cells.get(reference)
    return (amount(cell.value) if cell else None) or Fraction(0)


def rewritten(kind: str, truth: Truth, reference: str, formula: str, accepted: frozenset[str]) -> Fault:
    """A formula replaced by another one."""
    was = truth.book.cells[reference]
    said = f"{reference}: ={was.formula} -> ={formula}"
    return Fault(kind, truth, frozenset([reference]), accepted, said, {reference: Cell(was.value, formula)}, told=True)
