"""What is worth knowing of the file itself, whatever its figures say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.about_file import about_file
from medelkoll_addin.about_hidden import about_hidden
from medelkoll_schemas.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.mapping import Mapped
    from medelkoll_addin.reading.book import Book
    from medelkoll_schemas.grants import Grant


def about_book(number: int, book: Book, mapped: Mapped, figures: AbstractSet[int] = frozenset()) -> list[Finding]:
    """What may run, fetch or hide, links to other files, and tables that the grant needs and the workbook lacks.

    ``figures`` are the places of the cells in which a figure was expected.
    """
    findings = [*about_file(number, book), *about_hidden(number, book, figures)]
    if book.external_links:
        links = ", ".join(book.external_links)
        findings.append(
            Finding(
                number, "K908", Severity.INFO, None, facts={"links": links, "links_antal": len(book.external_links)}
            )
        )
    if mapped.grant:
        kinds = {table.kind for table in mapped.tables}
        missing = [table for table in _needed(mapped.grant) if not kinds.intersection(table[1])]
        findings += [Finding(number, "K912", Severity.WARNING, None, facts={"table": name}) for name, _ in missing]
    return findings


def _needed(grant: Grant) -> Iterator[tuple[str, set[str]]]:
    """The tables without which the grant cannot be checked: what they are called, and their kinds."""
    if grant.categories:
        yield "ekonomisk sammanfattning", {"summary"}
        yield "fördelning av medel", {"lines"}
    if grant.per_inhabitant:
        yield "fördelning per område", {"matrix"}
    if grant.report:
        yield "redovisade insatser", {"report", "overview"}
