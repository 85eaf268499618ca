"""Sums that stand beside a label, and the summary's own total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.labels import TextCell, at, beside, is_figure, text_cells
from medelkoll_schemas.amounts import KR, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.reading.book import Book
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.grants.model import Fact, Stated

TOTAL = "total"


def fill_stated(book: int, workbook: Book, grant: Grant, collector: Collector) -> None:
    """Add the sums that the grant names by their labels, what they are made of, and the facts in words.

    Before the tables: what a label says of its unit (*öre per invånare*) counts more than what a column seems to be.
    """
    cells = list(text_cells(workbook)) if grant.stated or grant.facts else []
    for stated in grant.stated:
        _fill_labelled(book, stated, cells, collector)
    for whole in grant.wholes:
        for part in whole.parts:
            collector.add("wholes", book=book, whole=whole.whole, part=part)
    for fact in grant.facts:
        _fill_fact(book, fact, cells, collector)


def _fill_labelled(book: int, stated: Stated, cells: Sequence[TextCell], collector: Collector) -> None:
    for cell in cells:
        spot = beside(cell) if _names(stated, cell.text) else None
        if spot and is_figure(at(cell.sheet, *spot)) and "%" not in cell.sheet.number_format(cell.sheet.place(*spot)):
            add_stated(book, cell, spot, stated.key, collector, decided=stated.amount, shared=stated.shared)


def _names(stated: Stated, text: str) -> bool:
    """A label is short; prose that happens to hold the words is none."""
    return len(text) <= _LONGEST_LABEL and any(_label_pattern(label).search(text.casefold()) for label in stated.labels)


_LONGEST_LABEL = 120


def _label_pattern(label: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(label.casefold().rstrip('*'))}" + ("" if label.endswith("*") else r"(?!\w)"))


def add_stated(  # noqa: PLR0913  # one row of the table, each argument a column
    book: int,
    cell: TextCell,
    spot: tuple[int, int],
    key: str,
    collector: Collector,
    *,
    decided: int | None = None,
    shared: str = "",
) -> int:
    """Add one stated sum; gives its place."""
    scale = scale_of(cell.text) or KR
    place = collector.figures.add(book, cell.sheet, [spot[0]], spot[1], [cell.text], scale, "amount")[0]
    collector.add("stated", book=book, place=place, key=key, label=cell.text, decided=decided, shared=shared or None)
    return place


def _fill_fact(book: int, fact: Fact, cells: Sequence[TextCell], collector: Collector) -> None:
    pattern = re.compile(fact.pattern, re.IGNORECASE)
    labels = [re.compile(rf"(?<!\w){re.escape(label)}", re.IGNORECASE) for label in fact.labels]
    for cell in cells:
        said = pattern.search(cell.text) if any(label.search(cell.text) for label in labels) else None
        if said:
            collector.add("facts", book=book, place=cell.place, key=fact.key, name=fact.name, said=said.group(0))


def fill_totals(book: int, grant: Grant, tables: Sequence[Table], collector: Collector) -> None:
    """Add the totals of the summaries: each says what was decided."""
    for table in tables:
        if table.kind != "summary":
            continue
        whole = [column for column in table.columns if column.role in ("amount", "total")][-1:]
        for line in table.lines:
            for column in whole if line.role == "total" else ():
                place = table.block.sheet.place(line.i, column.j)
                collector.add(
                    "stated", book=book, place=place, key=TOTAL, label=line.label, decided=grant.decided_total
                )
