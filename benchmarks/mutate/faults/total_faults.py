"""Faults in totals: a line left out or counted twice, a hidden row, a total rounded more than its lines."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.addresses import cell as at
from mutate.addresses import place
from mutate.edits import split
from mutate.faults.base import Fault, plain, typed
from mutate.faults.sums import RANGE, lines_of, rewritten, sums, value_of
from mutate.faults.typing_faults import figure
from mutate.package import Cell

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from mutate.model import Truth


def omitted_line(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A total that lacks one of its lines: typed so, or by a formula that skips it."""
    yield from _miscounted(truth, dice, "omitted_line", -1)


def counted_twice(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A total that has one of its lines twice."""
    yield from _miscounted(truth, dice, "counted_twice", 1)


def _miscounted(truth: Truth, dice: random.Random, kind: str, sign: int) -> Iterator[Fault]:
    for relation in sums(truth):
        line = dice.choice(lines_of(relation))
        value = value_of(truth, line)
        if not value or not isinstance(truth.book.cells[relation.stated].value, Fraction):
            continue
        formula = truth.book.cells[relation.stated].formula
        if formula is None:
            yield typed(kind, truth, relation.stated, figure(truth, relation.stated) + sign * value)
        elif split(line)[0] == split(relation.stated)[0] and (changed := _miscount(formula, split(line)[1], sign)):
            accepted = frozenset([kind, "range_too_short" if sign < 0 else "range_too_long"])
            yield rewritten(kind, truth, relation.stated, changed, accepted)


def _miscount(formula: str, line: str, sign: int) -> str:
    if sign > 0:
        return f"{formula}+{line}"
    if "+" in formula and "(" not in formula:
        return "+".join(part for part in formula.split("+") if part != line)
    hit = RANGE.match(formula)
    if hit is None:
        return ""
    cells = [at(row, place(hit[1] + "1")[1]) for row in range(int(hit[2]), int(hit[4]) + 1)] if hit[1] == hit[3] else []
    return f"SUM({','.join(cell for cell in cells if cell != line)})" if line in cells and len(cells) > 1 else ""


def hidden_row(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A line's row is hidden and the total does not count it."""
    for relation in sums(truth):
        stated = truth.book.cells[relation.stated]
        line = dice.choice(lines_of(relation))
        own, row = split(line)[0], place(split(line)[1])[0]
        if (
            own != split(relation.stated)[0]
            or row == place(split(relation.stated)[1])[0]
            or not value_of(truth, line)
            or not isinstance(stated.value, Fraction)
        ):
            continue
        changed = Cell(figure(truth, relation.stated) - value_of(truth, line))
        if stated.formula is not None:
            if not RANGE.match(stated.formula):
                continue
            changed = Cell(stated.value, stated.formula.replace("SUM(", "SUBTOTAL(109,"))
        said = f"{own}!{row} hidden, {relation.stated} without it ({changed.formula or plain(changed.value)})"
        cells, accepted = frozenset([relation.stated, line]), frozenset(["hidden_row"])
        yield Fault(
            "hidden_row",
            truth,
            cells,
            accepted,
            said,
            {relation.stated: changed},
            {},
            (f"{own}!{row}",),
            told=stated.formula is not None,
        )


def rounding(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """A typed total rounded more coarsely than its lines."""
    for relation in sums(truth):
        value = figure(truth, relation.stated)
        step = dice.choice((100, 1000))
        rounded = Fraction(round(value / step) * step)
        if truth.book.cells[relation.stated].formula is None and rounded != value:
            yield typed("rounding", truth, relation.stated, rounded)
