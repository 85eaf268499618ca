"""Sums that the grant shares between recipients by weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.entries import column_role
from medelkoll_addin.mapping.naming import meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.lines import Line
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.grants.model import Split


def fill_splits(book: int, grant: Grant, tables: Sequence[Table], collector: Collector) -> None:
    """Add the parts of every split, where a table has all of them."""
    for number, split in enumerate(grant.splits):
        for table in tables:
            _fill_split(book, number, split, table, grant, collector)


def _fill_split(book: int, number: int, split: Split, table: Table, grant: Grant, collector: Collector) -> None:  # noqa: PLR0913, PLR0917  # a row's columns
    if table.kind != "lines":
        return
    lines = [
        (line, _recipient(table, line, grant))
        for line in table.lines
        if line.role == "line" and _is_about(table, line, split)
    ]
    weights = dict(split.weights)
    parts = [(line, recipient) for line, recipient in lines if recipient in weights]
    if sorted(recipient for _, recipient in parts) != sorted(weights):
        return
    whole = next(column for column in table.columns if column_role(table.columns, column) != "part")
    for line, recipient in parts:
        collector.add(
            "splits",
            book=book,
            split=number,
            place=table.block.sheet.place(line.i, whole.j),
            recipient=next(term.name for term in grant.recipients if term.id == recipient),
            weight=weights[recipient],
            rounding=split.rounding,
        )


def _is_about(table: Table, line: Line, split: Split) -> bool:
    return split.category is None or table.categories.get(line.i) == split.category


def _recipient(table: Table, line: Line, grant: Grant) -> str:
    return meant(grant.recipients, table.word("recipient", line.i), line.label) or ""
