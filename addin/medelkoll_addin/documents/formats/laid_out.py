"""Pages of text in which everything stands where it looks to stand: paragraphs, and columns parted by spaces."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from medelkoll_addin.documents.formats.columns import Cells, rows_of
from medelkoll_addin.documents.model import Piece
from medelkoll_addin.documents.plain import pieces_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_EDGE = 2  # lines at the top and bottom of a page that may be its header or footer
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r" {2,}")
_FIGURE = re.compile(r"[-–]?\d[\d ]*(?:,\d+)?(?: ?(?:kr|kronor|tkr|mnkr|:-|%))?|[-–]")


def pieces_of_pages(pages: Sequence[str]) -> list[Piece]:
    """The pieces of all pages; what stands at the edge of most pages is left out."""
    lines = [[line.rstrip() for line in page.splitlines()] for page in pages]
    edges = _repeated(lines)
    found: list[Piece] = []
    for number, page in enumerate(lines, 1):
        kept = [line for line in page if _unnumbered(line) not in edges]
        found += _page(kept, number, found[-1] if found else None)
    return found


def _repeated(pages: Sequence[Sequence[str]]) -> Collection[str]:
    """Headers and footers: the same words at the edge of most pages, whatever number stands beside them."""
    counts: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line.strip()]
        counts.update({_unnumbered(line) for line in [*filled[:_EDGE], *filled[-_EDGE:]]})
    return {words for words, count in counts.items() if count > 1 and 2 * count > len(pages) and not _is_post(words)}


def _unnumbered(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _is_post(words: str) -> bool:
    """An amount at the edge of two short pages is no page number."""
    return "kr" in words.split() or ":-" in words


def _page(lines: Sequence[str], number: int, before: Piece | None) -> list[Piece]:
    found: list[Piece] = []
    table = before.table if before and before.kind == "row" else _last_table(before)
    tabular = _tabular(lines)
    for is_table, numbered in groupby(enumerate(lines), lambda line: tabular[line[0]]):
        group = [line for _, line in numbered]
        if is_table:
            goes_on = not found and before is not None and before.kind == "row"
            table += not goes_on
            found += [_row(cells, table, number) for cells in rows_of(group)]
        else:
            found += [replace(piece, page=number) for piece in pieces_of("\n".join(line.strip() for line in group))]
    return found


def _last_table(before: Piece | None) -> int:
    return before.table if before else 0


def _row(cells: Cells, table: int, number: int) -> Piece:
    return Piece("row", " | ".join(filter(None, cells)), cells, page=number, table=table)


def _tabular(lines: Sequence[str]) -> list[bool]:
    """Which lines are rows of a table: those with figures in cells of their own, and the headings right above such."""
    flags = [_is_tabular(line) for line in lines]
    for i in range(len(lines) - 2, -1, -1):
        flags[i] = flags[i] or (flags[i + 1] and len(_GAP.split(lines[i].strip())) > 1)
    return flags


def _is_tabular(line: str) -> bool:
    """Several cells, one of them a figure."""
    parts = _GAP.split(line.strip())
    return len(parts) > 1 and (len(parts) > 2 or any(_FIGURE.fullmatch(part) for part in parts))  # noqa: PLR2004 - a label and two columns
