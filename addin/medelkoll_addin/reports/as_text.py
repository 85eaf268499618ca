"""A report as plain text: one finding a line, for logs and pipes. Needs nothing that is slow to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.documents.kinds import kind_of
from medelkoll_addin.reports.labels import LABELS, shown
from medelkoll_addin.reports.model import Verdict
from medelkoll_schemas.amounts import antal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.reports.model import FileReport, PlacedFinding, Report


def report_text(report: Report, language: str = "sv") -> str:
    """The verdict on each workbook and its findings, then the summary."""
    lines = [line for file in report.files for line in _file(file, language)]
    return "\n".join([*lines, summary_line(report, language), ""])


def summary_line(report: Report, language: str = "sv") -> str:
    """How many workbooks there are with each verdict; files, where a decision is among them."""
    counts = report.summary
    which = "total_one" if counts["files"] == 1 else "total"
    decided = "_file" if any(kind_of(file.path) for file in report.files) else ""
    return LABELS[language][which + decided].format_map(counts)


def heading(file: FileReport, language: str = "sv") -> str:
    """A workbook's verdict, its path, and what was verified in it."""
    about = ", ".join(verified(file, language))
    return f"{LABELS[language][file.verdict.value]}  {shown(file.path)}" + (f"  ({about})" if about else "")


def verified(file: FileReport, language: str = "sv") -> list[str]:
    """The grant, and how much was verified; nothing for a file that could not be read."""
    if file.verdict is Verdict.UNREADABLE:
        return []
    words = LABELS[language]
    grant = words["grant"].format(grant=file.grant) if file.grant else words["no_grant"]
    relations = antal(sum(file.checked_relations.values()))
    return [grant, words["checked"].format(cells=antal(file.checked_cells), relations=relations)]


def where(placed: PlacedFinding, language: str = "sv") -> str:
    """The cell to look at first, with its sheet."""
    place = placed.finding.place
    return LABELS[language]["whole_file"] if place is None else shown(placed.named(place))


def _file(file: FileReport, language: str) -> Iterator[str]:
    yield heading(file, language)
    for placed in file.findings:
        kind = LABELS[language][placed.severity.value]
        yield f"  {kind}  {placed.code}  {where(placed, language)}  {shown(placed.message(language))}"
    yield ""
