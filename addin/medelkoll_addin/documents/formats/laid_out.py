"""Pages of text in which everything stands where it looks to stand: paragraphs, and columns parted by spaces."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from medelkoll_addin.documents.formats.columns import Cells, rows_of
from medelkoll_addin.documents.model import Piece
from medelkoll_addin.documents.plain import pieces_of
from medelkoll_addin.documents.tidying import tidy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_EDGE = 2  # lines at the top and bottom of a page that may be its header or footer
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r" {2,}")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_UNIT = re.compile(r"kr|kronor|tkr|mnkr|:-|%")
_FIGURE = re.compile(r"[-–]?\d[\d ]*(?:,\d+)?(?: ?(?:kr|kronor|tkr|mnkr|:-|%))?|[-–]")


def pieces_of_pages(pages: Sequence[str]) -> list[Piece]:
    """The pieces of all pages; what stands at the edge of most pages is left out."""
    lines = [[line.rstrip() for line in page.translate(_LIGATURES).splitlines()] for page in pages]
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
            found += [_row(cells, table, number) for cells in _unwrapped(rows_of(group))]
        else:
            found += [piece._replace(page=number) for piece in pieces_of("\n".join(line.strip() for line in group))]
    return found


def _last_table(before: Piece | None) -> int:
    return before.table if before else 0


def _unwrapped(rows: Sequence[Cells]) -> list[Cells]:
    """The rows, with a unit that stands below its figure, in a column too narrow for both, put beside it."""
    whole: list[Cells] = []
    for row in rows:
        if whole and _is_wrapped(row):
            whole[-1] = [tidy(f"{above} {below}") for above, below in zip(whole[-1], row, strict=True)]
        else:
            whole.append(row)
    return whole


def _is_wrapped(row: Cells) -> bool:
    """Whether there is nothing in a row but units, and the rest of a label."""
    others = [cell for cell in row[1:] if cell]
    return bool(others) and all(_UNIT.fullmatch(cell) for cell in others)


def _row(cells: Cells, table: int, number: int) -> Piece:
    return Piece("row", " | ".join(filter(None, cells)), cells, page=number, table=table)


def _tabular(lines: Sequence[str]) -> list[bool]:
    """Which lines are rows of a table: those with figures in cells of their own, and the headings right above such."""
    flags = [_is_tabular(line) for line in lines]
    for i in range(len(lines) - 2, -1, -1):
        flags[i] = flags[i] or (flags[i + 1] and len(_GAP.split(lines[i].strip())) > 1)
    for i in range(1, len(lines)):
        flags[i] = flags[i] or (flags[i - 1] and _has_unit_below(lines[i - 1], lines[i]))
    return flags


def _has_unit_below(line: str, below: str) -> bool:
    """Whether a line ends with a unit that stands below the figure at the end of the line before."""
    figure, unit = _GAP.split(line)[-1], _GAP.split(below)[-1]
    overlaps = len(below) - len(unit) < len(line) and len(line) - len(figure) < len(below)
    return bool(overlaps and _UNIT.fullmatch(unit) and _FIGURE.fullmatch(figure))


def _is_tabular(line: str) -> bool:
    """Several cells, one of them a figure."""
    parts = _GAP.split(line.strip())
    return len(parts) > 1 and (len(parts) > 2 or any(_FIGURE.fullmatch(part) for part in parts))  # noqa: PLR2004 - a label and two columns
