"""Faults in formulas: a range, a constant in the place of one, a value that was not recalculated, a text in a sum."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.addresses import cell as at
from mutate.addresses import named, place
from mutate.edits import split
from mutate.faults.base import Fault, plain, typed
from mutate.faults.slips import kinds_between, slips
from mutate.faults.sums import by_formula, lines_of, ranges, rewritten, value_of
from mutate.formula import Evaluator
from mutate.package import Cell

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from mutate.model import Relation, Truth

_WORTH_TYPING = 100
_ROWS = 3  # a sum of fewer lines has no line to spare


def range_too_short(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A sum that begins one line late or stops one line early."""
    for relation, hit in ranges(truth):
        (top, left), (bottom, right) = place(hit[1] + hit[2]), place(hit[3] + hit[4])
        down = bottom - top >= _ROWS - 1
        if not down and right - left < _ROWS - 1:
            continue
        late = dice.random() < 0.3  # noqa: PLR2004 - most ranges stop early: the new line was put in last
        first = at(top + (late and down), left + (late and not down))
        last = at(bottom - (not late and down), right - (not late and not down))
        yield rewritten(
            "range_too_short",
            truth,
            relation.stated,
            f"SUM({first}:{last})",
            frozenset(["range_too_short", "omitted_line"]),
        )


def range_too_long(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A sum that takes in what stands before its first line: a year in the heading, another subtotal, its lines too."""
    del dice
    accepted = frozenset(["range_too_long", "counted_twice"])
    for relation, hit in ranges(truth):
        (top, left), end = place(hit[1] + hit[2]), hit[3] + hit[4]
        for first in _before(truth, split(relation.stated)[0], top, left) if hit[1] == hit[3] else ():
            yield rewritten("range_too_long", truth, relation.stated, f"SUM({at(first, left)}:{end})", accepted)


def _before(truth: Truth, sheet: str, top: int, column: int) -> list[int]:
    """The rows where a sum may begin too early: the next figure above (a heading may stand between), and its block."""
    figures = {row for row in range(1, top) if _is_figure(truth, f"{sheet}!{at(row, column)}")}
    near = next((row for row in (top - 1, top - 2) if row in figures), None)
    if near is None:
        return []
    first = near
    while first - 1 in figures:
        first -= 1
    return [near, first] if first != near else [near]


def _is_figure(truth: Truth, reference: str) -> bool:
    cell = truth.book.cells.get(reference)
    return cell is not None and isinstance(cell.value, Fraction)


def constant_over_formula(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A formula typed over with a figure that is not quite its value."""
    for relation in by_formula(truth):
        value = value_of(truth, relation.stated)
        if abs(value) < _WORTH_TYPING:
            continue
        near = sorted(
            {wrong for kind, wrong in slips(value) if kind in ("wrong_digit", "transposed_digits") and wrong > 0}
        )
        if near:
            said = dice.choice(near)
            what = f"{relation.stated}: ={truth.book.cells[relation.stated].formula} -> {plain(said)}"
            changes = {relation.stated: Cell(said)}
            told = _has_like_neighbours(truth, relation.stated)
            kinds = frozenset(["constant_over_formula"])
            kinds = kinds if told else kinds | kinds_between(value, said)
            yield Fault("constant_over_formula", truth, frozenset(changes), kinds, what, changes, told=told)


def _has_like_neighbours(truth: Truth, reference: str) -> bool:
    """Whether the formula's row or column has the same formula beside it: else nothing shows that one was there."""
    sheet, (row, column) = split(reference)[0], place(split(reference)[1])
    beside = [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    near = [truth.book.cells.get(f"{sheet}!{at(*spot)}") for spot in beside if min(spot) > 0]
    own = _relative(truth.book.cells[reference].formula or "", row, column)
    shapes = [
        (_relative(cell.formula, *spot))
        for spot, cell in zip([s for s in beside if min(s) > 0], near, strict=True)
        if cell and cell.formula
    ]
    return own in shapes


def _relative(formula: str, row: int, column: int) -> str:
    """A formula with its relative references as distances: the same for formulas that were filled down or across."""

    def one(hit: re.Match[str]) -> str:
        if "$" in hit[0]:
            return hit[0]
        there = place(hit[0])
        return f"[{there[0] - row},{there[1] - column}]"

    return re.sub(r"\$?[A-Z]{1,3}\$?\d+", one, formula)


def stale_value(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A line that was another amount when the file was last recalculated: formulas still show the old sums."""
    direct: dict[str, list[Relation]] = {}
    for relation in by_formula(truth):
        for line in lines_of(relation):
            if truth.book.cells.get(line) and truth.book.cells[line].formula is None and value_of(truth, line):
                direct.setdefault(line, []).append(relation)
    for line, relations in direct.items():
        by = Fraction(dice.choice((-1, 1)) * dice.randint(1, 60) * 500)
        cells = frozenset(relation.stated for relation in relations)
        yield Fault(
            "stale_value",
            truth,
            cells,
            frozenset(["stale_value"]),
            f"{', '.join(sorted(cells))} still as {line} was {plain(by)} more",
            kept=_stale(truth, line, by),
            told=True,
        )


def _stale(truth: Truth, line: str, by: Fraction) -> dict[str, Fraction | str | None]:
    before = Evaluator(truth.book, {line: value_of(truth, line) + by})
    return {
        reference: value
        for reference, cell in truth.book.cells.items()
        if cell.formula is not None and (value := before.value(reference)) != cell.value
    }


def text_number(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """An amount typed as a text, as it comes from a document or another system; sums leave it out.

    Cells that a formula adds with a plus sign are left alone: what Excel makes of a text there depends on its language.
    """
    added = {
        other
        for reference, one in truth.book.cells.items()
        if one.formula and re.search(r"[-+*/]", one.formula)
        for other in named(one.formula, split(reference)[0])
    }
    counted = dict.fromkeys(line for relation in by_formula(truth) for line in lines_of(relation))
    for reference in dict.fromkeys([*truth.typed, *counted]):
        cell = truth.book.cells.get(reference)
        if (
            reference not in added
            and cell
            and cell.formula is None
            and isinstance(cell.value, Fraction)
            and cell.value > 0
        ):
            digits = plain(cell.value).replace(".", ",")
            text = (
                dice.choice((digits, f"{int(cell.value):,}".replace(",", " ")))
                if cell.value.denominator == 1
                else digits
            )
            fault = typed("text_number", truth, reference, text)
            yield Fault(fault.kind, truth, fault.cells, fault.accepted, fault.what, fault.changes, told=True)
