"""The program that is measured, seen from outside: bytes in, its JSON out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medelkoll_addin.check import check_sources
from medelkoll_addin.reports.as_json import report_json
from medelkoll_addin.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from medelkoll_addin.reports.as_json import FindingJson

BATCH = 100
CRASH = "crash"
BETWEEN = "K306"  # what the workbooks of a batch say of each other: here they are one workbook in many versions
BY_CODE = {
    "K101": "text_number",
    "K701": "stale_value",
    "K702": "constant_over_formula",
    "K703": "range_too_short",
    "K704": "range_too_long",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One finding."""

    code: str
    severity: str
    cell: str  # Sheet!C7; empty when it is about the whole file
    cells: frozenset[str]
    figures: tuple[str | None, ...]
    causes: tuple[tuple[str, str, str | None, str], ...]  # kind, cell, suggestion, certainty
    message: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its causes, best first; the code speaks where a finding is a cause by itself."""
        named = tuple(kind for kind, _, _, _ in self.causes)
        return named or ((BY_CODE[self.code],) if self.code in BY_CODE else ())

    @property
    def ambiguous(self) -> bool:
        """Whether it leaves open which cell is wrong: it says so, or it accuses no cell at all."""
        return any(certainty == "ambiguous" for *_, certainty in self.causes) or not self.kinds

    @property
    def said_ambiguous(self) -> bool:
        """Whether it says in so many words that several explanations are possible."""
        return any(certainty == "ambiguous" for *_, certainty in self.causes)

    @property
    def serious(self) -> bool:
        """An error or a warning."""
        return self.severity != "info"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one workbook: the findings in the order in which they are shown, and what was verified."""

    said: list[Said]
    relations: int = 0


def answers(books: Iterable[bytes]) -> Iterator[Answer]:
    """The answer for each workbook."""
    waiting: list[bytes] = []
    for data in books:
        waiting.append(data)
        if len(waiting) == BATCH:
            yield from _batch(waiting)
            waiting = []
    yield from _batch(waiting)


def _batch(books: list[bytes]) -> Iterator[Answer]:
    """The findings of a batch; when it crashes, of each by itself, so that the one that crashes is known."""
    try:
        yield from _checked(books)
    except BaseException as error:  # noqa: BLE001 - a panic in a library is no Exception
        if isinstance(error, KeyboardInterrupt) or len(books) <= 1:
            yield Answer([Said(CRASH, "crash", "", frozenset(), (None, None), (), f"{type(error).__name__}: {error}")])
            return
        middle = len(books) // 2
        yield from _batch(books[:middle])
        yield from _batch(books[middle:])


def _checked(books: list[bytes]) -> list[Answer]:
    sources = [Source(f"{number}.xlsx", data=data) for number, data in enumerate(books)]
    report = report_json(check_sources(sources))
    return [
        Answer(
            [_said(finding) for finding in file["findings"] if finding["code"] != BETWEEN],
            sum(file["checked"]["relations"].values()),
        )
        for file in report["files"]
    ]


def _said(finding: FindingJson) -> Said:
    return Said(
        finding["code"],
        finding["severity"],
        f"{finding['sheet']}!{finding['cell']}" if finding["cell"] else "",
        frozenset(finding["cells"]),
        (finding["stated"], finding["expected"]),
        tuple((one["kind"], one["cell"], one["suggestion"], one["certainty"]) for one in finding["causes"]),
        finding["message"],
    )


def new(now: list[Said], clean: list[Said]) -> list[Said]:
    """The findings that the clean workbook does not have.

    One that it has at the same cell with other amounts is its own fault seen anew; it counts when nothing else is new.
    """
    exact = {(one.code, one.cell, one.figures) for one in clean}
    known = {(one.code, one.cell) for one in clean}
    other = [one for one in now if (one.code, one.cell, one.figures) not in exact]
    fresh = [one for one in other if (one.code, one.cell) not in known]
    return fresh if any(one.serious for one in fresh) else other
