"""What is found in workbooks that nobody described: relations, faults, and false alarms in clean ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unittest.mock import patch

from mutate.checking import answers, new
from mutate.faults import drawn
from mutate.judge import judged
from mutate.kept import is_population, kept_truths
from mutate.measuring import Alarm
from mutate.scoring import Outcome
from mutate.unknown.found import found
from mutate.unknown.layouts import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mutate.checking import Answer
    from mutate.faults.base import Fault
    from mutate.model import Truth
    from mutate.package import Workbook


@dataclass(frozen=True, slots=True)
class Size:
    """Clean workbooks of each layout; of each, how many faults are put into; faults of each kind."""

    books: int
    seeded: int
    faults: int


FULL = Size(books=12, seeded=3, faults=40)
QUICK = Size(books=3, seeded=3, faults=8)


@dataclass(frozen=True, slots=True)
class Discovered:
    """What came of it."""

    truths: Sequence[Truth]
    relations: Mapping[str, Sequence[bool]]  # per workbook, for each true relation whether it was found
    alarms: Sequence[Alarm]  # clean generated workbooks in which an error or a warning was said
    outcomes: Sequence[Outcome]


def discovered(seed: int, size: Size, only: str = "") -> Discovered:
    """Measure, with the recognition of grants switched off. ``only``: a layout."""
    with patch("medelkoll_addin.mapping.recognise", lambda _: None):
        return _discovered(seed, size, only)


def _discovered(seed: int, size: Size, only: str) -> Discovered:
    truths = [one for one in [*_kept(), *unknown(seed, size.books)] if only in ("", one.layout)]
    known = dict(zip((one.name for one in truths), answers(one.book.data() for one in truths), strict=True))
    alarms = [
        Alarm("clean", one.name, "as generated", said)
        for one in truths
        if one.layout != "kept" and (said := [each for each in known[one.name].said if each.serious])
    ]
    faulty = [one for one in truths if one.layout == "kept" or int(one.name[:-5].rpartition("-")[2]) < size.seeded]
    return Discovered(
        truths, {one.name: found(one) for one in truths}, alarms, list(_outcomes(faulty, known, seed, size.faults))
    )


def _kept() -> Iterator[Truth]:
    """The kept workbooks without what only a grant file can know: amounts that were decided elsewhere.

    Populations stay: those of a year are known to everybody, with a grant file or without.
    """
    for one in kept_truths():
        pairs = zip(one.relations, one.gradients, strict=True)
        own = [
            (relation, gradient)
            for relation, gradient in pairs
            if len(relation.terms) > 1 or is_population(relation, one.book)
        ]
        taking = {cell for _, gradient in own for cell in gradient}
        yield replace(
            one,
            relations=[relation for relation, _ in own],
            gradients=[gradient for _, gradient in own],
            typed=[cell for cell in one.typed if cell in taking],
        )


def _outcomes(truths: Sequence[Truth], known: Mapping[str, Answer], seed: int, each: int) -> Iterator[Outcome]:
    made = [(fault, book) for fault in drawn(truths, seed, each) if (book := _made(fault)) is not None]
    faults, books = [fault for fault, _ in made], [book for _, book in made]
    for fault, book, answer in zip(faults, books, answers(book.data() for book in books), strict=True):
        follow = frozenset(spot for spot, cell in book.cells.items() if cell != fault.truth.book.cells.get(spot))
        yield Outcome(fault, judged(fault, book), new(answer.said, known[fault.truth.name].said), follow)


def _made(fault: Fault) -> Workbook | None:
    """The workbook with the fault in it; None for a range that would take in its own cell, which no Excel saves."""
    try:
        return fault.made()
    except RecursionError:
        return None
