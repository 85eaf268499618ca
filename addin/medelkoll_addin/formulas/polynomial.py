"""A formula's tree as a sum of cells, each with a coefficient: once for all formulas of one shape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.formulas.tree import Call, Node, Number, Operation, Reference, Text

if TYPE_CHECKING:
    from medelkoll_addin.formulas.references import Area

_HUNDRED = 100
_DECIMALS = 12  # as fine as exact.py keeps
_SUBTOTALS = {9: False, 109: True}  # SUBTOTAL's number -> whether hidden rows are left out


class NotLinearError(ValueError):
    """A formula that is no sum of cells: it has to be recalculated."""


class Criterion(NamedTuple):
    """A range and what its cells must equal."""

    area: Area
    wanted: Number | Text | Reference


class Source(NamedTuple):
    """The cells of one summand."""

    area: Area
    ranged: bool = False  # summed by a function: blanks and texts are passed by
    subtotal: bool = False  # SUBTOTAL: cells that are subtotals themselves are passed by
    visible: bool = False  # and hidden rows
    criteria: tuple[Criterion, ...] = ()
    shift: int | None = None  # for a single cell, ``Area.shift``


class Factor(NamedTuple):
    """What a summand is multiplied with, or divided by; its cells are parameters."""

    value: Polynomial
    inverse: bool

    @property
    def cell(self) -> Source | None:
        """The only cell of a factor that is just that cell."""
        only = self.value.parts[0] if len(self.value.parts) == 1 else None
        plain = only and only.coefficient == 1 and not (only.source.ranged or only.factors or self.value.constant)
        return only.source if only and plain else None


class Part(NamedTuple):
    """One summand."""

    coefficient: Fraction
    source: Source
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True)
class Polynomial:
    """``sum(coefficient * source * factors) + constant``, within ± slack / 2."""

    parts: tuple[Part, ...] = ()
    constant: Fraction = Fraction(0)
    slack: Fraction = Fraction(0)
    digits: int | None = None  # the whole of it is rounded to that many decimals

    def times(self, number: Fraction) -> Polynomial:
        """All of it multiplied with a number."""
        return Polynomial(
            tuple(part._replace(coefficient=part.coefficient * number) for part in self.parts),
            self.constant * number,
            self.slack * abs(number),
        )

    def plus(self, other: Polynomial) -> Polynomial:
        """The sum of two."""
        return Polynomial(self.parts + other.parts, self.constant + other.constant, self.slack + other.slack)

    @cached_property
    def cells(self) -> tuple[tuple[Source | None, ...], ...]:
        """For each part, the cell of each of its factors; None for a factor that is more than a cell."""
        return tuple(tuple(factor.cell for factor in part.factors) for part in self.parts)

    @cached_property
    def adds(self) -> bool:
        """Whether it only adds cells up: no coefficients, parameters, constants or roundings."""
        plain = all(part.coefficient == 1 and not part.factors for part in self.parts)
        return plain and not self.constant and not self.slack

    @cached_property
    def steady(self) -> bool:
        """Whether its coefficients are the same in every row of a column: what it is multiplied with stays."""
        return all(_still(inner) for part in self.parts for factor in part.factors for inner in factor.value.parts)

    @cached_property
    def denominator(self) -> int:
        """The least number that makes every coefficient, and a hundred times the constant and the slack, whole."""
        further = ((self.constant * _HUNDRED).denominator, (self.slack * _HUNDRED).denominator)
        return lcm(*(part.coefficient.denominator for part in self.parts), *further)


def _still(part: Part) -> bool:
    top, _, bottom, _ = part.source.area.fixed
    deeper = (inner for factor in part.factors for inner in factor.value.parts)
    return top and bottom and not part.source.criteria and all(map(_still, deeper))


def polynomial(node: Node) -> Polynomial:
    """The tree as a sum of cells.

    Raises:
        NotLinearError: it holds a function or an operator that is no sum, difference, product or rounding.
    """
    if isinstance(node, Number):
        return Polynomial(constant=node.value)
    if isinstance(node, Reference):
        return _cell(node)
    if isinstance(node, Operation):
        return _operation(node)
    if isinstance(node, Call) and node.name in _FUNCTIONS:
        return _FUNCTIONS[node.name](node.arguments)
    raise NotLinearError


def _cell(node: Reference) -> Polynomial:
    if not node.area.single:
        raise NotLinearError
    return Polynomial((Part(Fraction(1), Source(node.area, shift=node.area.shift)),))


def _operation(node: Operation) -> Polynomial:
    chain: list[Operation] = []  # A1+A2+… may be thousands long: walked, not recursed into
    first: Node = node
    while isinstance(first, Operation):
        chain.append(first)
        first = first.left
    total = polynomial(first)
    for operation in reversed(chain):
        total = _joined(operation.operator, total, polynomial(operation.right))
    return total


def _joined(operator: str, left: Polynomial, right: Polynomial) -> Polynomial:
    if operator == "+":
        return left.plus(right)
    if operator == "-":
        return left.plus(right.times(Fraction(-1)))
    if operator == "*":
        return _product(left, right)
    if operator == "/":
        return _quotient(left, right)
    raise NotLinearError


def _product(left: Polynomial, right: Polynomial) -> Polynomial:
    if not right.parts and not right.slack:
        return left.times(right.constant)
    if not left.parts and not left.slack:
        return right.times(left.constant)
    if left.slack or right.slack:
        raise NotLinearError
    if _parameter_like(left) > _parameter_like(right):
        left, right = right, left
    return _with_factor(left, Factor(right, inverse=False))


def _quotient(left: Polynomial, right: Polynomial) -> Polynomial:
    if right.parts or right.slack:
        return _with_factor(left, Factor(right, inverse=True))
    if not right.constant:
        raise NotLinearError
    return left.times(1 / right.constant)


def _parameter_like(value: Polynomial) -> int:
    """How much it looks like the rate rather than the amount: fixed references do, constants must, ranges do not."""
    if value.constant:
        return 10
    source = value.parts[0].source
    return -1 if source.ranged else sum(source.area.fixed[:2])


def _with_factor(value: Polynomial, factor: Factor) -> Polynomial:
    if value.constant or value.slack or factor.value.slack:
        raise NotLinearError
    return Polynomial(tuple(part._replace(factors=(*part.factors, factor)) for part in value.parts))


def _sum(arguments: tuple[Node, ...]) -> Polynomial:
    total = Polynomial()
    for argument in arguments:
        if isinstance(argument, Reference):
            total = total.plus(_range(Source(argument.area, ranged=True)))
        else:
            total = total.plus(polynomial(argument))
    return total


def _range(source: Source) -> Polynomial:
    return Polynomial((Part(Fraction(1), source),))


def _subtotal(arguments: tuple[Node, ...]) -> Polynomial:
    number = next(iter(arguments), None)
    if not isinstance(number, Number) or number.value not in _SUBTOTALS:
        raise NotLinearError
    total = Polynomial()
    for argument in arguments[1:]:
        if not isinstance(argument, Reference):
            raise NotLinearError
        visible = _SUBTOTALS[int(number.value)]
        total = total.plus(_range(Source(argument.area, ranged=True, subtotal=True, visible=visible)))
    return total


def _round(arguments: tuple[Node, ...]) -> Polynomial:
    if len(arguments) != 2:  # noqa: PLR2004  what is rounded, and to how many decimals
        raise NotLinearError
    rounded, decimals = polynomial(arguments[0]), polynomial(arguments[1])
    if decimals.parts or decimals.constant.denominator != 1 or abs(decimals.constant) > _DECIMALS:
        raise NotLinearError
    digits = int(decimals.constant)
    return replace(rounded, slack=rounded.slack + Fraction(10) ** -digits, digits=None if rounded.slack else digits)


def _sum_if(arguments: tuple[Node, ...]) -> Polynomial:
    if len(arguments) not in {2, 3}:
        raise NotLinearError
    return _conditional((*arguments[2:], arguments[0])[0], arguments[:2])


def _sum_ifs(arguments: tuple[Node, ...]) -> Polynomial:
    if len(arguments) % 2 == 0:
        raise NotLinearError
    return _conditional(arguments[0], arguments[1:])


def _conditional(summed: Node, pairs: tuple[Node, ...]) -> Polynomial:
    criteria: list[Criterion] = []
    for area, wanted in zip(pairs[::2], pairs[1::2], strict=True):
        if not isinstance(area, Reference) or not isinstance(wanted, Number | Text | Reference):
            raise NotLinearError
        if isinstance(wanted, Reference) and not wanted.area.single:
            raise NotLinearError
        criteria.append(Criterion(area.area, wanted))
    if not isinstance(summed, Reference):
        raise NotLinearError
    return _range(Source(summed.area, ranged=True, criteria=tuple(criteria)))


_FUNCTIONS = {
    "SUM": _sum,
    "ROUND": _round,
    "SUBTOTAL": _subtotal,
    "SUMIF": _sum_if,
    "SUMIFS": _sum_ifs,
}
