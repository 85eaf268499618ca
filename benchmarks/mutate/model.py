"""What is true of a workbook: its figures and the relations that hold between them, known apart from the checker.

Two sources and no third: the formulas of the workbook itself, and what its author declares (that the summary states the
categories' totals, say). From both follow which relations a fault breaks, and which single cells could have broken
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.addresses import named
from mutate.edits import split
from mutate.formula import Evaluator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mutate.package import Value, Workbook

_WRITTEN = re.compile(r"([-−]?)\s*(\d[\d\s\u00a0\u202f]*(?:,\d+)?)\s*(kr|tkr|mnkr|:-)?\.?")
_WORTH = {"tkr": 1000, "mnkr": 1_000_000}
_NOT_LINEAR = re.compile(r"/|ROUND|COUNTIF")
Gradient = dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Relation:
    """``sum of coefficient x cell + constant`` is zero within ``slack``; ``stated`` states the result."""

    stated: str
    terms: Mapping[str, Fraction]
    constant: Fraction = Fraction(0)
    slack: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Truth:
    """A clean workbook with its relations.

    ``gradients``: per relation, by how much its residual moves when a typed figure moves by one, formulas followed.
    ``tainted``: cells of declared relations that do not hold even in the clean workbook; nothing is seeded there.
    """

    name: str
    layout: str
    book: Workbook
    relations: Sequence[Relation]
    gradients: Sequence[Gradient]
    tainted: frozenset[str]
    typed: Sequence[str]  # the typed figures that take part in a relation, in the workbook's order
    by_formula: Mapping[str, Relation]  # what formulas state, by their cell
    hints: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict[str, "Mapping[str, Fraction]"])


def total(stated: str, parts: Iterable[str], scale: int = 1, grain: Fraction = Fraction(0)) -> Relation:
    """``stated`` is the sum of its parts, times ``scale``; every figure is rounded to ``grain`` (0: exact)."""
    terms = {**dict.fromkeys(parts, Fraction(scale)), stated: Fraction(-1)}
    return Relation(stated, terms, slack=grain * len(terms) / 2)


def same(stated: str, other: str, scale: int = 1) -> Relation:
    """Two cells state the same amount; ``other`` in units of ``scale``."""
    return total(stated, [other], scale)


def known(stated: str, amount: float) -> Relation:
    """A cell states an amount that is decided elsewhere."""
    return Relation(stated, {stated: Fraction(-1)}, Fraction(amount))


def amount(value: Value) -> Fraction | None:
    """A cell's figure as a person reads it: a number, or a text such as ``1 250 000`` or ``450 tkr``."""
    if not isinstance(value, str):
        return value
    hit = _WRITTEN.fullmatch(value.strip())
    if hit is None:
        return None
    digits = Fraction(re.sub(r"\s", "", hit[2]).replace(",", "."))
    return digits * _WORTH.get(hit[3] or "", 1) * (-1 if hit[1] else 1)


def residual(relation: Relation, book: Workbook) -> Fraction:
    """How far a relation is from holding, by the values saved in the file; a blank cell is nothing."""
    found = relation.constant
    for reference, coefficient in relation.terms.items():
        cell = book.cells.get(reference)
        found += coefficient * ((amount(cell.value) if cell else None) or 0)
    return found


def failing(truth: Truth, book: Workbook) -> list[tuple[int, Fraction]]:
    """The relations (by number) that a changed workbook breaks, with their residuals."""
    residuals = [residual(relation, book) for relation in truth.relations]
    return [
        (number, rest)
        for number, (relation, rest) in enumerate(zip(truth.relations, residuals, strict=True))
        if abs(rest) > relation.slack
    ]


def truth_of(
    name: str,
    layout: str,
    book: Workbook,
    declared: Iterable[Relation],
    hints: Mapping[str, Mapping[str, Fraction]] | None = None,
) -> Truth:
    """The truth about a clean workbook."""
    by_formula = {relation.stated: relation for relation in _formulas(book)}
    listed = [*by_formula.values(), *declared]
    distinct = {(frozenset(relation.terms.items()), relation.constant): relation for relation in listed}
    holding = [one for one in distinct.values() if abs(residual(one, book)) <= one.slack]
    tainted = {cell for one in distinct.values() if one not in holding for cell in one.terms}
    gradients = [_gradient(relation, by_formula, book) for relation in holding]
    taking = {reference for gradient in gradients for reference in gradient} - tainted
    typed = [reference for reference in book.cells if reference in taking]
    stated = {reference: relation for reference, relation in by_formula.items() if reference not in tainted}
    return Truth(name, layout, book, holding, gradients, frozenset(tainted), typed, stated, hints or {})


def _formulas(book: Workbook) -> Iterable[Relation]:
    for reference, cell in book.cells.items():
        if cell.formula and not _NOT_LINEAR.search(cell.formula):
            yield Relation(reference, {**_slopes(book, reference, cell.formula), reference: Fraction(-1)})


def _slopes(book: Workbook, reference: str, formula: str) -> Gradient:
    """By how much a formula's value moves for each cell that it names."""
    found: Gradient = {}
    for other in _precedents(book, reference, formula):
        cell = book.cells.get(other)
        value = cell.value if cell else None
        if isinstance(value, str):
            continue
        moved = Evaluator(book, {other: (value or Fraction(0)) + 1}).value(reference)
        still = book.cells[reference].value
        if isinstance(moved, Fraction) and isinstance(still, Fraction) and moved != still:
            found[other] = moved - still
    return found


def _precedents(book: Workbook, reference: str, formula: str) -> list[str]:
    text = formula
    for name, meant in book.names.items():
        text = text.replace(name, meant)
    return list(dict.fromkeys(named(text, split(reference)[0])))


def _gradient(relation: Relation, by_formula: Mapping[str, Relation], book: Workbook) -> Gradient:
    """The typed figures behind a relation; empty when its formulas make it hold whatever is typed."""
    found: Gradient = {}
    for reference, coefficient in relation.terms.items():
        for typed, slope in _behind(reference, by_formula, book).items():
            found[typed] = found.get(typed, Fraction(0)) + coefficient * slope
    return {typed: slope for typed, slope in found.items() if slope}


def _behind(reference: str, by_formula: Mapping[str, Relation], book: Workbook) -> Gradient:
    own = by_formula.get(reference)
    if own is None:
        cell = book.cells.get(reference)
        typed = cell is not None and cell.formula is None and isinstance(cell.value, Fraction)
        return {reference: Fraction(1)} if typed else {}
    found: Gradient = {}
    for other, slope in own.terms.items():
        for figure, inner in (_behind(other, by_formula, book) if other != reference else {}).items():
            found[figure] = found.get(figure, Fraction(0)) + slope * inner
    return found
