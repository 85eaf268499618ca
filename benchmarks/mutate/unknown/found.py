"""Which of a workbook's true relations the program knows of.

A true relation is found when it follows from the relations that the program set up: when it is a linear combination of
them (a total of totals is as good as a total of all their lines). Decided by elimination, exact in a prime field. An
amount that follows from a population is found when the program states the same amount within its rounding.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from medelkoll_addin.describing.understood import understood
from medelkoll_addin.placing import reference
from medelkoll_addin.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from mutate.model import Relation, Truth

_PRIME = (1 << 61) - 1
Vector = dict[str, int]


def found(truth: Truth) -> Sequence[bool]:
    """For every true relation of a clean workbook, whether the program knows it."""
    rows = list(_known(truth))
    basis = Basis([terms for terms, _ in rows if len(terms) > 1])
    alone = {cell: constant / -own for terms, constant in rows if len(terms) == 1 for cell, own in terms.items()}
    filled = {cell for cell, own in truth.book.cells.items() if own.value is not None}
    return [_is_found(relation, basis, alone, filled) for relation in truth.relations]


def _is_found(relation: Relation, basis: Basis, alone: Mapping[str, Fraction], filled: AbstractSet[str]) -> bool:
    """A blank cell that a formula takes in is nothing that could be known."""
    if len(relation.terms) > 1:
        return basis.holds({cell: weight for cell, weight in relation.terms.items() if cell in filled})
    value = alone.get(relation.stated)
    return value is not None and abs(value - relation.constant) <= relation.slack


def _known(truth: Truth) -> Iterator[tuple[Mapping[str, Fraction], Fraction]]:
    """The program's relations in the units that stand in the cells."""
    book = read(truth.book.data(), truth.name)
    seen = understood(book)
    for one in seen.relations:
        terms = {
            reference(place, book.sheet_names): Fraction(weight * seen.scales[place], 100)
            for place, weight in one.terms.items()
            if weight and reference(place, book.sheet_names) in truth.book.cells
        }
        yield terms, Fraction(one.constant, 100)


class Basis:
    """The relations that follow from some relations."""

    def __init__(self, rows: Sequence[Mapping[str, Fraction]]) -> None:
        """``rows``: the relations."""
        self._rows: dict[str, Vector] = {}  # leading cell -> a row in which it has the weight 1
        for row in rows:
            rest = self._reduced(_in_field(row))
            if rest:
                lead = next(iter(rest))
                inverse = pow(rest[lead], -1, _PRIME)
                self._rows[lead] = {cell: weight * inverse % _PRIME for cell, weight in rest.items()}

    def holds(self, row: Mapping[str, Fraction]) -> bool:
        """Whether a relation follows."""
        return not self._reduced(_in_field(row))

    def _reduced(self, row: Vector) -> Vector:
        rest = dict(row)
        while True:
            lead = next((cell for cell in rest if cell in self._rows), None)
            if lead is None:
                return rest
            times = rest[lead]
            for cell, weight in self._rows[lead].items():
                rest[cell] = (rest.get(cell, 0) - times * weight) % _PRIME
                if not rest[cell]:
                    del rest[cell]


def _in_field(row: Mapping[str, Fraction]) -> Vector:
    return {
        cell: weight.numerator * pow(weight.denominator, -1, _PRIME) % _PRIME for cell, weight in row.items() if weight
    }
