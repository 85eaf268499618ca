"""From a Book to tidy tables: recognise the grant, find its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.categories import categorise
from medelkoll_addin.mapping.discovering import discover, fill_discovered
from medelkoll_addin.mapping.discovering.forms import fill_forms
from medelkoll_addin.mapping.discovering.frames import frames
from medelkoll_addin.mapping.discovering.listings import fill_listings
from medelkoll_addin.mapping.entries import fill_entries
from medelkoll_addin.mapping.inhabitants import fill_inhabitants
from medelkoll_addin.mapping.recognise import recognise
from medelkoll_addin.mapping.reports import fill_reports, only_county
from medelkoll_addin.mapping.splits import fill_splits
from medelkoll_addin.mapping.stated import fill_stated, fill_totals
from medelkoll_addin.mapping.survey import Table, survey
from medelkoll_addin.mapping.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.documents.model import Document
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.discovering.model import Found, Structure, Sums
    from medelkoll_addin.mapping.vocabulary import Vocabulary
    from medelkoll_addin.reading.book import Book
    from medelkoll_schemas.grants import Grant


class Mapped(NamedTuple):
    """How a workbook was understood."""

    grant: Grant | None
    mapping: str  # "grant", "file" or "discovered"
    tables: Sequence[Table] = ()
    structures: Sequence[Structure] = ()  # how discovered tables are built
    found: Sequence[Found | Sums] = ()  # and the equations that follow

    def bare(self) -> Mapped:
        """The same without what was found, which is in the batch's tables by now and takes its memory twice."""
        return self._replace(structures=(), found=())


def map_book(
    number: int, workbook: Book, collector: Collector, *, grant: Grant | None = None, mapping: str = "grant"
) -> Mapped:
    """Find the workbook's tables and add their rows to the batch.

    Args:
        number: the workbook's position in the batch.
        workbook: the workbook.
        collector: the batch's tables.
        grant: the grant to check against; None to recognise it by what the workbook says.
        mapping: where a given grant comes from: the package's grant files, or a mapping file.
    """
    known = grant or recognise(workbook)
    words = vocabulary(known.words if known else None)
    if known is None or known.discover:
        return _discovered(number, workbook, words, collector, Mapped(known, mapping if known else "discovered"))
    tables = survey(workbook, known, words)
    categorise(tables, known)
    own = only_county(workbook, tables) if known.report and not workbook.document else None
    fill_stated(number, workbook, known, collector)
    for table in tables:
        fill_entries(number, table, known, collector, own.name if own else None)
    fill_inhabitants(number, known, tables, collector)
    fill_splits(number, known, tables, collector)
    fill_totals(number, known, tables, collector)
    if workbook.document:
        _fill_document(number, workbook.document, known, tables, collector)
    elif known.report:
        fill_reports(number, workbook, known.report, tables, words, collector)
    return Mapped(known, mapping, tables)


def _discovered(number: int, workbook: Book, words: Vocabulary, collector: Collector, how: Mapped) -> Mapped:
    """A workbook whose tables no grant file describes, or one that only lends its words."""
    tables = survey(workbook, None, words)
    structures, found = discover(tables, words)
    if how.grant:
        fill_stated(number, workbook, how.grant, collector)
    for table in tables:
        fill_entries(number, table, None, collector)
    fill_inhabitants(number, None, tables, collector)
    if workbook.document:
        _fill_document(number, workbook.document, None, tables, collector)
    else:
        fill_listings(number, structures, words, collector)
    if not workbook.document and not fill_forms(number, workbook, tables, words, collector):
        found += frames(structures, words)
    fill_discovered(number, found, collector)
    return how._replace(tables=tables, structures=structures, found=found)


def _fill_document(
    number: int, document: Document, known: Grant | None, tables: Sequence[Table], collector: Collector
) -> None:
    from medelkoll_addin.documents.filling import fill_document  # noqa: PLC0415 - start-up counts; most files have cells

    fill_document(number, document, known, tables, collector)
