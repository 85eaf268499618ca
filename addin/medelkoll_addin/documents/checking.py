"""A workbook checked beside the decision that it follows: each by itself, then against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.about_book import about_book
from medelkoll_addin.chunking import Job
from medelkoll_addin.documents.comparing.compare import Comparison, Faults
from medelkoll_addin.mapping import Mapped, map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.formulas import add_formulas
from medelkoll_addin.showing import Shown, file_name, report_of
from medelkoll_addin.sources import Source, Unread, chosen_grant, read_source
from medelkoll_schemas.findings import Certainty, Severity
from medelkoll_schemas.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medelkoll_addin.reading.book import Book
    from medelkoll_addin.reports.model import Report
    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.tables import Tables


class _Read:
    """One of the two: read, mapped, and ready to be validated."""

    def __init__(self, book: Book, grant: Grant | None, mapping: str) -> None:
        self.book = book
        collector = Collector()
        self.mapped: Mapped = map_book(0, book, collector, grant=grant, mapping=mapping)
        add_formulas(0, book, collector)
        self.figures = collector.figures.known(0)
        self.tables: Tables = collector.tables()

    def shown(self, source: Source, tables: Tables) -> Shown:
        one = Shown.of(source.name, 0, self.book, self.mapped, about_book(0, self.book, self.mapped, self.figures))
        one.take(validate(tables))
        return one


def check_with_decision(source: Source, decision: Source, *, grant: str | None = None) -> Report:
    """Check a workbook and its decision, in this process: whoever is not sure of them asks ``guarding`` instead."""
    return report_of(shown_beside(Job(chosen_grant(grant, None), "grant", [source, decision])), [])


def shown_beside(job: Job) -> list[Shown]:
    """Check a workbook and its decision, the two files of a job; what they say of each other is the workbook's."""
    source, decision = job.sources
    starting = job.starting or _nobody
    starting(job.first)
    book = read_source(source, job.first)
    ours = None if isinstance(book, Unread) else _Read(book, job.grant, job.mapping)
    starting(job.first + 1)
    document = read_source(decision, job.first + 1)
    known = job.grant or (ours.mapped.grant if ours else None)
    theirs = None if isinstance(document, Unread) else _Read(document, known, job.mapping)
    starting(-1)
    their_shown = theirs.shown(decision, theirs.tables) if theirs else _unread(decision, document)
    our_shown = _unread(source, book) if ours is None else _compared(source, ours, theirs, their_shown)
    their_shown.number += 1
    return [our_shown, their_shown]


def _nobody(_number: int) -> None:
    """Nobody is told."""


def _compared(source: Source, ours: _Read, theirs: _Read | None, their_shown: Shown) -> Shown:
    if theirs is None or theirs.book.document is None:
        return ours.shown(source, ours.tables)
    known = ours.mapped.grant is not None
    comparison = Comparison(
        ours.book, ours.tables, theirs.book.document, theirs.tables, known=known, faults=_faults(their_shown.findings)
    )
    shown = ours.shown(source, comparison.compared())
    shown.sheet_names = (*shown.sheet_names, file_name(their_shown.path))
    shown.spots = {comparison.sheet: theirs.book.document.by_row}
    return shown


def _faults(findings: Iterable[Finding]) -> Faults:
    """Where the decision itself is wrong, or where its sums differ by no more than a person should look at."""
    said = list(findings)
    errors = [finding for finding in said if finding.severity is Severity.ERROR]
    causes = [cause for finding in errors for cause in finding.causes]
    certain = {cause.place for cause in causes if cause.certainty is Certainty.UNIQUE}
    return Faults(
        wrong=frozenset(certain | {finding.place for finding in errors if finding.place is not None}),
        right=frozenset((cause.place, cause.suggestion) for cause in causes if cause.suggestion is not None),
        near=frozenset(place for finding in errors for place in finding.places),
        off=frozenset((place, abs(finding.difference or 0)) for finding in said for place in finding.places),
    )


def _unread(source: Source, unread: Book | Unread) -> Shown:
    findings = [unread.finding] if isinstance(unread, Unread) else []
    sha256 = unread.sha256 if isinstance(unread, Unread) else None
    return Shown(source.name, 0, findings=findings, readable=False, sha256=sha256)
