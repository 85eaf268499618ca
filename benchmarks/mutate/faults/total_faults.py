"""Faults in totals: a line left out or counted twice, a range, a constant, a stale value, a hidden row, a rounding."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.addresses import cell as at
from mutate.addresses import named, place
from mutate.edits import split
from mutate.faults.base import Fault, plain, typed
from mutate.faults.slips import slips
from mutate.faults.typing_faults import figure
from mutate.model import amount
from mutate.package import Cell

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from mutate.model import Relation, Truth

_RANGE = re.compile(r"^SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$")
_WORTH_TYPING = 100
_ROWS = 3  # a sum of fewer lines has no line to spare


def omitted_line(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A total that lacks one of its lines: typed so, or by a formula that skips it."""
    yield from _miscounted(truth, dice, "omitted_line", -1)


def counted_twice(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A total that has one of its lines twice."""
    yield from _miscounted(truth, dice, "counted_twice", 1)


def _miscounted(truth: Truth, dice: random.Random, kind: str, sign: int) -> Iterator[Fault]:
    for relation in _sums(truth):
        line = dice.choice(_lines(relation))
        value = _value(truth, line)
        if not value or not isinstance(truth.book.cells[relation.stated].value, Fraction):
            continue
        formula = truth.book.cells[relation.stated].formula
        if formula is None:
            yield typed(kind, truth, relation.stated, figure(truth, relation.stated) + sign * value)
        elif split(line)[0] == split(relation.stated)[0] and (changed := _miscount(formula, split(line)[1], sign)):
            accepted = frozenset([kind, "range_too_short" if sign < 0 else "range_too_long"])
            yield _formula(kind, truth, relation.stated, changed, accepted)


def _miscount(formula: str, line: str, sign: int) -> str:
    if sign > 0:
        return f"{formula}+{line}"
    if "+" in formula and "(" not in formula:
        return "+".join(part for part in formula.split("+") if part != line)
    hit = _RANGE.match(formula)
    if hit is None:
        return ""
    cells = [at(row, place(hit[1] + "1")[1]) for row in range(int(hit[2]), int(hit[4]) + 1)] if hit[1] == hit[3] else []
    return f"SUM({','.join(cell for cell in cells if cell != line)})" if line in cells and len(cells) > 1 else ""


def range_too_short(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A sum that begins one line late or stops one line early."""
    for relation, hit in _ranges(truth):
        (top, left), (bottom, right) = place(hit[1] + hit[2]), place(hit[3] + hit[4])
        down = bottom - top >= _ROWS - 1
        if not down and right - left < _ROWS - 1:
            continue
        late = dice.random() < 0.3  # noqa: PLR2004 - most ranges stop early: the new line was put in last
        first = at(top + (late and down), left + (late and not down))
        last = at(bottom - (not late and down), right - (not late and not down))
        yield _formula("range_too_short", truth, relation.stated, f"SUM({first}:{last})", frozenset(["range_too_short", "omitted_line"]))


def range_too_long(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A sum that takes in the figure before its first line (a year in the heading, another subtotal)."""
    del dice
    for relation, hit in _ranges(truth):
        (top, left), end = place(hit[1] + hit[2]), hit[3] + hit[4]
        for back in (1, 2):
            before = at(top - back, left) if top > back else ""
            above = truth.book.cells.get(f"{split(relation.stated)[0]}!{before}")
            if hit[1] == hit[3] and above is not None and isinstance(above.value, Fraction):
                accepted = frozenset(["range_too_long", "counted_twice"])
                yield _formula("range_too_long", truth, relation.stated, f"SUM({before}:{end})", accepted)
                break


def hidden_row(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A line's row is hidden and the total does not count it."""
    for relation in _sums(truth):
        stated = truth.book.cells[relation.stated]
        line = dice.choice(_lines(relation))
        own, row = split(line)[0], place(split(line)[1])[0]
        if own != split(relation.stated)[0] or row == place(split(relation.stated)[1])[0] or not _value(truth, line) or not isinstance(stated.value, Fraction):
            continue
        changed = Cell(figure(truth, relation.stated) - _value(truth, line))
        if stated.formula is not None:
            if not _RANGE.match(stated.formula):
                continue
            changed = Cell(stated.value, stated.formula.replace("SUM(", "SUBTOTAL(109,"))
        said = f"{own}!{row} hidden, {relation.stated} without it ({changed.formula or plain(changed.value)})"
        cells, accepted = frozenset([relation.stated, line]), frozenset(["hidden_row"])
        yield Fault("hidden_row", truth, cells, accepted, said, {relation.stated: changed}, {}, (f"{own}!{row}",), told=stated.formula is not None)


def constant_over_formula(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A formula typed over with a figure that is not quite its value."""
    for relation in _by_formula(truth):
        value = _value(truth, relation.stated)
        if abs(value) < _WORTH_TYPING:
            continue
        near = sorted({wrong for kind, wrong in slips(value) if kind in ("wrong_digit", "transposed_digits") and wrong > 0})
        if near:
            said = dice.choice(near)
            what = f"{relation.stated}: ={truth.book.cells[relation.stated].formula} -> {plain(said)}"
            changes = {relation.stated: Cell(said)}
            kinds = frozenset(["constant_over_formula"])
            yield Fault("constant_over_formula", truth, frozenset(changes), kinds, what, changes, told=True)


def stale_value(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A line that was another amount when the file was last recalculated: formulas still show the old sums."""
    direct: dict[str, list[Relation]] = {}
    for relation in _by_formula(truth):
        for line in _lines(relation):
            if truth.book.cells.get(line) and truth.book.cells[line].formula is None and _value(truth, line):
                direct.setdefault(line, []).append(relation)
    for line, relations in direct.items():
        by = Fraction(dice.choice((-1, 1)) * dice.randint(1, 60) * 500)
        cells = frozenset(relation.stated for relation in relations)
        yield Fault("stale_value", truth, cells, frozenset(["stale_value"]), f"{', '.join(sorted(cells))} still as {line} was {plain(by)} more", kept=_stale(truth, line, by), told=True)


def _stale(truth: Truth, line: str, by: Fraction) -> dict[str, Fraction | str | None]:
    from mutate.formula import Evaluator  # noqa: PLC0415

    before = Evaluator(truth.book, {line: _value(truth, line) + by})
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
    counted = {line for relation in _by_formula(truth) for line in _lines(relation)}
    for reference in dict.fromkeys([*truth.typed, *counted]):
        cell = truth.book.cells.get(reference)
        if reference not in added and cell and cell.formula is None and isinstance(cell.value, Fraction) and cell.value > 0:
            digits = plain(cell.value).replace(".", ",")
            text = dice.choice((digits, f"{int(cell.value):,}".replace(",", " "))) if cell.value.denominator == 1 else digits
            fault = typed("text_number", truth, reference, text)
            yield Fault(fault.kind, truth, fault.cells, fault.accepted, fault.what, fault.changes, told=True)


def rounding(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A typed total rounded more coarsely than its lines."""
    for relation in _sums(truth):
        value = figure(truth, relation.stated)
        step = dice.choice((100, 1000))
        rounded = Fraction(round(value / step) * step)
        if truth.book.cells[relation.stated].formula is None and rounded != value:
            yield typed("rounding", truth, relation.stated, rounded)


def _formula(kind: str, truth: Truth, reference: str, formula: str, accepted: frozenset[str]) -> Fault:
    was = truth.book.cells[reference]
    said = f"{reference}: ={was.formula} -> ={formula}"
    return Fault(kind, truth, frozenset([reference]), accepted, said, {reference: Cell(was.value, formula)}, told=True)


def _sums(truth: Truth) -> Iterator[Relation]:
    """Relations that are sums of at least two lines, once for each stated cell; stated cells may be typed or formulas."""
    seen = {relation.stated for relation in truth.relations if relation.constant}
    for relation in truth.relations:
        lines = _lines(relation)
        if len(lines) > 1 and relation.stated not in seen and relation.stated in truth.book.cells:
            if {weight for cell, weight in relation.terms.items() if cell != relation.stated} == {1}:
                seen.add(relation.stated)
                yield relation


def _by_formula(truth: Truth) -> Iterator[Relation]:
    for relation in truth.by_formula.values():
        if len(relation.terms) > 1:
            yield relation


def _ranges(truth: Truth) -> Iterator[tuple[Relation, re.Match[str]]]:
    for relation in _by_formula(truth):
        hit = _RANGE.match(truth.book.cells[relation.stated].formula or "")
        if hit:
            yield relation, hit


def _lines(relation: Relation) -> list[str]:
    return [cell for cell in relation.terms if cell != relation.stated]


def _value(truth: Truth, reference: str) -> Fraction:
    cell = truth.book.cells.get(reference)
    return (amount(cell.value) if cell else None) or Fraction(0)
