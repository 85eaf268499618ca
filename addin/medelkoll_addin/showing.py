"""One workbook on its way to the report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from medelkoll_addin.reports.model import FileReport, PlacedFinding, Report, Verdict, verdict_of
from medelkoll_schemas.findings import Certainty, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.documents.model import Spot
    from medelkoll_addin.mapping import Mapped
    from medelkoll_addin.reading.book import Book
    from medelkoll_schemas.validate import Outcome

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(slots=True)
class Shown:
    """What is known of one workbook so far."""

    path: str
    number: int
    findings: list[Finding] = field(default_factory=list[Finding])
    readable: bool = True
    sha256: str | None = None
    grant: str | None = None
    mapping: str | None = None
    sheet_names: tuple[str, ...] = ()
    spots: Mapping[int, Mapping[int, Spot]] = field(default_factory=dict[int, "Mapping[int, Spot]"])
    cells: int = 0
    relations: Mapping[str, int] = field(default_factory=dict[str, int])

    @classmethod
    def of(cls, path: str, number: int, book: Book, mapped: Mapped, findings: Sequence[Finding]) -> Shown:
        """A workbook that was read and mapped."""
        grant = mapped.grant.id if mapped.grant else None
        names, spots = _names(book)
        return cls(
            path,
            number,
            list(findings),
            sha256=book.sha256,
            grant=grant,
            mapping=mapped.mapping,
            sheet_names=names,
            spots=spots,
        )

    def take(self, outcome: Outcome) -> None:
        """Take what the validation says of this workbook."""
        if not self.readable:
            return
        self.findings.extend(finding for finding in outcome.findings if finding.book == self.number)
        self.cells = outcome.cells.get(self.number, 0)
        self.relations = outcome.judged.get(self.number, {})
        if not self.relations:
            self.findings.append(Finding(self.number, "K910", Severity.WARNING, None))


def _names(book: Book) -> tuple[tuple[str, ...], Mapping[int, Mapping[int, Spot]]]:
    """What the sheets are called; a document is a sheet of its own name, whose rows have names too."""
    if book.document is None:
        return tuple(book.sheet_names), {}
    return (file_name(book.name),), {0: book.document.by_row}


def file_name(path: str) -> str:
    """A path's last part, whichever system wrote it."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def report_of(shown: Sequence[Shown], disagreements: Sequence[Finding]) -> Report:
    """The batch's report; ``disagreements`` are what its workbooks say of each other."""
    names = {one.number: one.path for one in shown}
    return Report(
        [file_report(one, [found for found in disagreements if found.book == one.number], names) for one in shown]
    )


def file_report(shown: Shown, more: Sequence[Finding], names: Mapping[int, str]) -> FileReport:
    """The workbook's report; ``names`` are the batch's workbooks, for findings that name another one."""
    named = [_naming(finding, names) for finding in [*shown.findings, *more]]
    placed = [PlacedFinding(finding, shown.sheet_names, shown.spots) for finding in sorted(named, key=_rank)]
    return FileReport(
        shown.path,
        verdict_of(placed) if shown.readable else Verdict.UNREADABLE,
        shown.sha256,
        shown.grant,
        shown.mapping,
        shown.cells,
        shown.relations,
        placed,
    )


def _naming(finding: Finding, names: Mapping[int, str]) -> Finding:
    other = finding.facts.get("other_book")
    if other is None:
        return finding
    return replace(finding, facts={**finding.facts, "other": file_name(names[int(other)])})


def _rank(finding: Finding) -> tuple[int, bool, int, int, str]:
    """Errors first; among them what is certain, then the largest amount; then the order of the sheets."""
    doubtful = not any(cause.certainty is Certainty.UNIQUE for cause in finding.causes)
    return (_ORDER[finding.severity], doubtful, -abs(finding.difference or 0), finding.place or 0, finding.code)
