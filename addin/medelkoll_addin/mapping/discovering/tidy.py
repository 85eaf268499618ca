"""What was found as rows of the tidy tables, for the same rules and explanations as any other workbook's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.model import Found, added
from medelkoll_addin.mapping.figures import ENOUGH

_COLUMNS = ("kind", "stated", "branch", "place", "coefficient", "constant", "slack", "subject")

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_addin.mapping.discovering.strip import Total


def settle_roles(structure: Structure) -> None:
    """Give the rows the roles that they turned out to have."""
    lines = [structure.table.lines[n] for n in structure.rows]
    for line in structure.table.lines:
        line.parent = None
        line.role = "skip" if line.role in ("subtotal", "total") else line.role
    parts = {part for total in structure.down for part in total.parts}
    for at, line in enumerate(lines):
        line.role = "line" if at in parts else line.role
    for total in structure.down:
        lines[total.item].role = "subtotal" if total.item in parts else "total"


def sums_of(structure: Structure) -> Iterator[Found]:
    """The equations of one table."""
    for total in structure.down:
        yield from _down(structure, total)
    for total in structure.across:
        yield from _across(structure, total)
    for column, whole, less in structure.differences:
        yield from _differences(structure, column, whole, less)
    for line, parts in structure.details.items():
        for n in range(len(structure.table.columns)):
            yield from _one(structure, "detail", line, n, [(part, n) for part in parts], "varav")


def _down(structure: Structure, total: Total) -> Iterator[Found]:
    why = f"{total.agree} of {total.of} columns add up"
    for n in structure.adding(total):
        yield from _one(structure, "column", total.item, n, [(part, n) for part in total.parts], why)


def _across(structure: Structure, total: Total) -> Iterator[Found]:
    why = f"{total.agree} of {total.of} rows add up"
    for at in range(len(structure.rows)):
        yield from _one(structure, "row", at, total.item, [(at, part) for part in total.parts], why)


def _one(  # noqa: PLR0913, PLR0917  # a cell and its parts
    structure: Structure, kind: str, at: int, n: int, parts: Sequence[tuple[int, int]], why: str
) -> Iterator[Found]:
    own = [place for part in parts if (place := structure.place(*part)) is not None]
    stated = structure.place(at, n)
    if stated is not None and own and (len(own) > 1 or kind == "column"):
        yield added(kind, stated, own, structure.table.lines[structure.rows[at]].label, why)


def _differences(structure: Structure, column: int, whole: int, less: int) -> Iterator[Found]:
    for at in range(len(structure.rows)):
        cells = [structure.place(at, n) for n in (column, whole, less)]
        if None not in cells:
            stated, first, second = (int(str(cell)) for cell in cells)
            label = structure.table.lines[structure.rows[at]].label
            yield Found("row", stated, [(first, 1), (second, -1), (stated, -1)], label, why="what differs")


def fill_found(book: int, found: Sequence[Found], collector: Collector) -> None:
    """Add the equations; figures in thousands or millions count in öre like all others."""
    seen: Counter[tuple[str, int]] = Counter()
    rows: list[tuple[object, ...]] = []
    for one in found:
        branch = 10 + seen[one.kind, one.stated]
        seen[one.kind, one.stated] += 1
        rows += [
            (one.kind, one.stated, branch, place, weight, one.constant, one.slack, one.subject)
            for place, weight in one.terms
        ]
        if len(rows) >= ENOUGH:
            _fill(book, rows, collector)
            rows = []
    _fill(book, rows, collector)


def _fill(book: int, rows: list[tuple[object, ...]], collector: Collector) -> None:
    columns = map(list, zip(*rows, strict=True))
    collector.extend("found", len(rows), book=book, **dict(zip(_COLUMNS, columns, strict=bool(rows))))
