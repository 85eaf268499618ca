"""What a document says in words, as rows of the tidy tables: sums in sentences, deadlines, counties' answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.documents.counties import fill_counties
from medelkoll_addin.documents.deadlines import fill_deadlines
from medelkoll_addin.documents.details import fill_details
from medelkoll_addin.documents.grand_total import fill_grand_total
from medelkoll_addin.documents.sums import fill_sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.documents.model import Document
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_schemas.grants import Grant


def fill_document(
    book: int, document: Document, grant: Grant | None, tables: Sequence[Table], collector: Collector
) -> None:
    """Add what stands outside the document's tables and posts."""
    fill_details(book, document, tables, collector)
    named = fill_sums(book, document, grant, collector) if grant else ()
    fill_grand_total(book, document, tables, named, collector)
    if grant:
        fill_deadlines(book, document, grant, collector)
    if grant and grant.report:
        fill_counties(book, document, grant.report, collector)
