"""A sentence that says what the document's own total is: *Totalt fördelas 2 000 000 kr till koordinatorer*.

*Totalt* may as well be the whole country's, so a sentence counts only when its amount is the total, or one slip of the
keyboard away from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.documents.amounts import mentions
from medelkoll_addin.documents.places import mention_place
from medelkoll_addin.documents.posts import post_of
from medelkoll_schemas.amounts import KR, Amount, read_text
from medelkoll_schemas.arithmetic import one_keystroke

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from medelkoll_addin.documents.amounts import Mention
    from medelkoll_addin.documents.model import Document
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.survey import Table

_KEY = "total"
_SAYS_SO = re.compile(r"\b(?:totalt|sammanlagt|tillsammans|sammantaget|summan)\b[^.:;]{0,60}$", re.IGNORECASE)
_FEWEST = 3  # digits before the zeros: a slip in fewer is easily another amount


class _Total(NamedTuple):
    place: int
    value: int
    label: str


def fill_grand_total(
    book: int, document: Document, tables: Sequence[Table], taken: Collection[int], collector: Collector
) -> None:
    """Add the document's total and the sentences that state it, as mentions of one sum.

    Args:
        book: the document's number in its batch.
        document: the document.
        tables: its tables.
        taken: places of amounts that the grant has a name for.
        collector: the batch's tables.
    """
    total = _total(tables)
    said = list(_sentences(document, total)) if total else []
    named = [(place, mention, label) for place, mention, label in said if place not in taken]
    if total is None or not named:
        return
    collector.add("stated", book=book, place=total.place, key=_KEY, label=total.label)
    for place, mention, label in named:
        collector.figures.add_amount(book, place, mention.amount, label)
        collector.add("stated", book=book, place=place, key=_KEY, label=label)


def _total(tables: Sequence[Table]) -> _Total | None:
    """The summary's total, else the only sum of the document."""
    summaries = [table for table in tables if table.kind == "summary"]
    sums = [found for table in summaries or tables for found in _sums(table)]
    return sums[0] if len(sums) == 1 else None


def _sums(table: Table) -> Iterator[_Total]:
    columns = [column.j for column in table.columns if column.role in {"amount", "total"}]
    for line in table.lines:
        if line.role in {"total", "subtotal"} and columns and columns[-1] in line.figures:
            cell = table.block.sheet.values[line.i][columns[-1]]
            amount = read_text(cell) if isinstance(cell, str) else None
            if isinstance(amount, Amount):
                yield _Total(table.block.sheet.place(line.i, columns[-1]), amount.value, line.label)


def _sentences(document: Document, total: _Total) -> Iterator[tuple[int, Mention, str]]:
    for row, piece in zip(document.rows, document.pieces, strict=True):
        if piece.kind == "row" or post_of(piece.text):
            continue
        for number, mention in enumerate(mentions(piece.text)):
            says_so = _SAYS_SO.search(piece.text[: mention.start])
            if says_so and mention.sort == "amount" and _same_or_slip(mention.amount.value, total.value):
                yield mention_place(row, number), mention, piece.text[says_so.start() : mention.start].strip()


def _same_or_slip(said: int, total: int) -> bool:
    kronor = total // KR
    return said == total or (len(str(kronor).rstrip("0")) >= _FEWEST and one_keystroke(said // KR, kronor))
