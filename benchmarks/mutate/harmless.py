"""Edits that make nothing wrong: whatever error or warning they bring is a false alarm."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.addresses import place
from mutate.edits import split, with_cells
from mutate.formula import recalculated
from mutate.model import failing
from mutate.package import Cell
from mutate.shifting import inserted, renamed, reversed_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mutate.model import Truth
    from mutate.package import Value, Workbook

    Editor = Callable[[Truth, random.Random], Iterator[tuple[str, Workbook]]]


@dataclass(frozen=True, slots=True)
class Harmless:
    """One harmless edit."""

    kind: str
    truth: Truth
    what: str
    book: Workbook


def _row(truth: Truth, dice: random.Random) -> Iterator[tuple[str, Workbook]]:
    yield _put_in(truth, dice, columns=False)


def _column(truth: Truth, dice: random.Random) -> Iterator[tuple[str, Workbook]]:
    yield _put_in(truth, dice, columns=True)


def _put_in(truth: Truth, dice: random.Random, *, columns: bool) -> tuple[str, Workbook]:
    sheet = dice.choice(list(truth.book.sheets))
    used = [place(split(reference)[1])[columns] for reference in truth.book.cells if split(reference)[0] == sheet]
    at = dice.randint(1, max(used, default=1))
    what = f"an empty {'column' if columns else 'row'} before {at} in {sheet}"
    return what, inserted(truth.book, sheet, at, columns=columns)


def _name(truth: Truth, dice: random.Random) -> Iterator[tuple[str, Workbook]]:
    sheet, name = dice.choice(list(truth.book.sheets)), dice.choice(("Blad 7", "Underlag", "Rev 2"))
    yield f"{sheet} renamed {name}", renamed(truth.book, sheet, name)


def _order(truth: Truth, dice: random.Random) -> Iterator[tuple[str, Workbook]]:
    del dice
    if len(truth.book.sheets) > 1:
        yield "the sheets in the opposite order", reversed_sheets(truth.book)


def _constant(truth: Truth, dice: random.Random) -> Iterator[tuple[str, Workbook]]:
    if truth.by_formula:
        reference = dice.choice(list(truth.by_formula))
        value = truth.book.cells[reference].value
        yield f"{reference} typed over with its own value", with_cells(truth.book, {reference: Cell(value)})


def _zeros(value: Value) -> int:
    """How many zeros a figure ends in: what it is rounded to, as a reader sees it."""
    digits = str(value)
    return len(digits) - len(digits.rstrip("0"))


def _rounding(truth: Truth, dice: random.Random) -> Iterator[tuple[str, Workbook]]:
    """A figure moved by a unit that its relations allow, because they are between rounded figures."""
    for reference in dice.sample(truth.typed, len(truth.typed)):
        value = truth.book.cells[reference].value
        for step in (100, 10):
            moved = Cell(value + Fraction(step)) if isinstance(value, Fraction) else None
            taking = [g for g in truth.gradients if reference in g]
            if (
                moved is None
                or _zeros(value) != _zeros(moved.value)
                or not taking
                or any(not r.slack for r, g in zip(truth.relations, truth.gradients, strict=True) if reference in g)
            ):
                continue
            book = with_cells(truth.book, {reference: moved})
            book = with_cells(book, recalculated(book))
            if not failing(truth, book):
                yield f"{reference}: {value} -> {moved.value}, within the rounding", book
                return


EDITORS: Mapping[str, Editor] = {
    "inserted row": _row,
    "inserted column": _column,
    "renamed sheet": _name,
    "reordered sheets": _order,
    "right constant": _constant,
    "within rounding": _rounding,
}


def harmless(truths: Sequence[Truth], seed: int, each: int) -> Iterator[Harmless]:
    """Up to ``each`` edits of every kind, going round the workbooks; the same for one seed."""
    for kind, editor in EDITORS.items():
        dice = random.Random(f"{seed}-{kind}")  # noqa: S311 - which edits, not secrets
        made = 0
        for turn in range(each):
            truth = truths[turn % len(truths)]
            for what, book in editor(truth, dice):
                made += 1
                yield Harmless(kind, truth, what, book)
            if made >= each:
                break
