"""The whole measurement: clean workbooks, harmless edits, one fault at a time, two at a time, and the time it takes."""

from __future__ import annotations

import random
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mutate.checking import CRASH, answers, new
from mutate.faults import drawn
from mutate.faults.base import made
from mutate.harmless import harmless
from mutate.judge import judged
from mutate.kept import kept_truths
from mutate.layouts import generated
from mutate.scoring import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mutate.checking import Answer, Said
    from mutate.faults.base import Fault
    from mutate.harmless import Harmless
    from mutate.model import Truth


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: workbooks of each layout, faults of each kind, harmless edits of each kind, pairs."""

    books: int
    faults: int
    edits: int
    pairs: int


FULL = Size(books=6, faults=150, edits=60, pairs=200)
QUICK = Size(books=3, faults=10, edits=8, pairs=20)


@dataclass(frozen=True, slots=True)
class Alarm:
    """An error or a warning where nothing is wrong."""

    kind: str
    workbook: str
    what: str
    said: list[Said]
    relations_lost: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of it."""

    seed: int
    truths: Sequence[Truth]
    clean: Sequence[Alarm]  # generated workbooks in which nothing is wrong
    edits: Mapping[str, int]
    harmless: Sequence[Alarm]
    outcomes: Sequence[Outcome]
    pairs: Sequence[Outcome]
    partners: Sequence[Fault]  # the second fault of each pair
    explaining: float  # milliseconds that a fault adds to a check, median
    checking: float  # milliseconds of a clean check, median


def measured(seed: int, size: Size) -> Measured:
    """Measure."""
    truths = [*kept_truths(), *generated(seed, size.books)]
    known = dict(zip((truth.name for truth in truths), answers(truth.book.data() for truth in truths), strict=True))
    alarms = [
        Alarm("clean", truth.name, "as generated", said)
        for truth in truths
        if truth.layout != "kept" and (said := [one for one in known[truth.name].said if one.serious])
    ]
    edits = list(harmless(truths, seed, size.edits))
    faults = drawn(truths, seed, size.faults)
    outcomes = list(_outcomes(faults, known))
    couples = _couples(outcomes, seed, size.pairs)
    return Measured(
        seed,
        truths,
        alarms,
        Counter(edit.kind for edit in edits),
        list(_alarms(edits, known)),
        outcomes,
        list(_together(couples, known)),
        [second for _, second in couples],
        *_timed(outcomes),
    )


def _alarms(edits: Sequence[Harmless], known: Mapping[str, Answer]) -> Iterator[Alarm]:
    """The harmless edits after which something is said that was not said before, or less is verified."""
    for edit, answer in zip(edits, answers(edit.book.data() for edit in edits), strict=True):
        before = known[edit.truth.name]
        more = Counter(map(_told, answer.said)) - Counter(map(_told, before.said))
        extra = [one for one in answer.said if one.serious and more[_told(one)]]
        spared = 0 if edit.kind == "right constant" else before.relations - answer.relations
        if extra or spared > 0:
            yield Alarm(edit.kind, edit.truth.name, edit.what, extra, spared)


def _told(one: Said) -> tuple[str, str, tuple[str | None, ...]]:
    """A finding without its place, which an inserted row moves."""
    return one.code, one.severity, one.figures


def _outcomes(faults: Sequence[Fault], known: Mapping[str, Answer]) -> Iterator[Outcome]:
    books = [fault.made() for fault in faults]
    for fault, book, answer in zip(faults, books, answers(book.data() for book in books), strict=True):
        follow = frozenset(spot for spot, cell in book.cells.items() if cell != fault.truth.book.cells.get(spot))
        yield Outcome(fault, judged(fault, book), new(answer.said, known[fault.truth.name].said), follow)


def _couples(outcomes: Sequence[Outcome], seed: int, count: int) -> list[tuple[Outcome, Fault]]:
    """Faults of one workbook in different cells, two and two, each of which breaks a relation by itself."""
    dice = random.Random(f"{seed}-pairs")  # noqa: S311 - which faults, not secrets
    open_to = [one for one in outcomes if one.checked and not one.fault.kept]
    found: list[tuple[Outcome, Fault]] = []
    for first in dice.sample(open_to, len(open_to)):
        partners = [other.fault for other in open_to if _apart(first.fault, other.fault)]
        if partners and len(found) < count:
            found.append((first, dice.choice(partners)))
    return found


def _apart(one: Fault, other: Fault) -> bool:
    return one.truth.name == other.truth.name and not (set(one.changes) | one.cells) & (
        set(other.changes) | other.cells
    )


def _together(couples: Sequence[tuple[Outcome, Fault]], known: Mapping[str, Answer]) -> Iterator[Outcome]:
    books = [made(one.fault.truth.book, [one.fault, other]) for one, other in couples]
    for (one, _), answer in zip(couples, answers(book.data() for book in books), strict=True):
        yield Outcome(one.fault, one.judgement, new(answer.said, known[one.fault.truth.name].said))


def _timed(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """The median time that one fault in a small workbook adds to a check, and that of the clean check."""
    small = [one for one in outcomes if one.found and len(one.fault.truth.book.cells) < 150 and not _fell(one)]  # noqa: PLR2004
    added: list[float] = []
    plain: list[float] = []
    for one in small[:: max(1, len(small) // 40)]:
        clean, faulty = one.fault.truth.book.data(), one.fault.made().data()
        times = [(_time(clean), _time(faulty)) for _ in range(3)]
        plain.append(min(first for first, _ in times))
        added.append(min(second for _, second in times) - plain[-1])
    return statistics.median(added) * 1000, statistics.median(plain) * 1000


def _fell(one: Outcome) -> bool:
    return any(said.code == CRASH for said in one.said)


def _time(data: bytes) -> float:
    begun = time.perf_counter()
    list(answers([data]))
    return time.perf_counter() - begun
