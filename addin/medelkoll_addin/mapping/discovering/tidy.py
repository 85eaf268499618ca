"""What was found as rows of the tidy tables, for the same rules and explanations as any other workbook's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.model import Found, added
from medelkoll_addin.mapping.discovering.plausible import plausible
from medelkoll_addin.mapping.discovering.signed import says_otherwise
from medelkoll_addin.mapping.discovering.strip import Cue
from medelkoll_addin.mapping.figures import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_addin.mapping.discovering.strip import Total

    Cell = tuple[int | None, int | None]  # its place and its value in hundredths; None where there is none

_COLUMNS = ("kind", "stated", "branch", "place", "coefficient", "constant", "slack", "subject")
_DIFFERS = "skillnaden mellan två kolumner går ihop på de flesta rader"
_EXCEPTIONS = 2  # rows in which one wrong figure, or two that changed places, can show


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
    formulas = structure.table.block.sheet.formulas
    yield from (one for one in _sums(structure) if not says_otherwise(formulas, one))
    for line, parts in structure.details.items():
        for n in _columns(structure):
            yield from _summed(structure, "detail", line, n, parts, "varav")


def _sums(structure: Structure) -> Iterator[Found]:
    for total in structure.down:
        yield from _down(structure, total)
    for total in structure.across:
        yield from _across(structure, total)
    for column, whole, less in structure.differences:
        yield from _differences(structure, column, whole, less)


def _down(structure: Structure, total: Total) -> Sequence[Found]:
    why = total.by or f"{total.agree} av {total.of} kolumner går ihop"
    return [
        one
        for n in structure.adding
        for one in _summed(structure, "column", total.item, n, total.parts, why, sure=_sure(total))
    ]


def _sure(total: Total) -> bool:
    """Called a sum, or computed as one, and borne out: whatever stands there, a sum is meant."""
    return total.cue >= Cue.FORMULA and bool(total.agree or total.by)


def _across(structure: Structure, total: Total) -> Sequence[Found]:
    why = f"{total.agree} av {total.of} rader går ihop"
    grid, sure = structure.grid, _sure(total)
    parts = zip(*map(grid.cells, total.parts), strict=True)
    rows = zip(grid.cells(total.item), parts, grid.labels, strict=True)
    found = [
        one
        for cell, own, label in rows
        for one in _one("row", cell, own, label, why, sure=sure and _is_filled(structure, *cell))
    ]
    return found if total.cue >= Cue.FORMULA else _but_exceptions(structure, found)


def _but_exceptions(structure: Structure, found: Sequence[Found]) -> Sequence[Found]:
    """Without those that fail, when they are more than one wrong figure brings about: something else is meant there."""
    values = _values(structure)
    failing = [one for one in found if abs(_rest(one, values)) > len(one.terms)]
    sums = {structure.place(total.item, n) for total in structure.down for n in _columns(structure)}
    lines = [one for one in failing if one.stated not in sums]  # a wrong line shows in the sums below it, too
    wrong = set(map(id, failing)) if len(lines) > _EXCEPTIONS else set[int]()
    return [one for one in found if id(one) not in wrong]


def _values(structure: Structure) -> Mapping[int | None, int | None]:
    return {
        structure.place(at, n): structure.value(at, n) for at in range(len(structure.rows)) for n in _columns(structure)
    }


def _columns(structure: Structure) -> range:
    return range(len(structure.table.columns))


def _rest(one: Found, values: Mapping[int | None, int | None]) -> int:
    return sum(weight * (values.get(place) or 0) for place, weight in one.terms)


def _summed(  # noqa: PLR0913, PLR0917  # a cell and its parts
    structure: Structure, kind: str, at: int, n: int, parts: Sequence[int], why: str, *, sure: bool = False
) -> Iterator[Found]:
    places, values = structure.grid.places(n), structure.grid.values(n)
    own = [(places[part], values[part]) for part in parts]
    sure = sure and _is_filled(structure, places[at], values[at])
    return _one(kind, (places[at], values[at]), own, structure.grid.labels[at], why, sure=sure)


def _is_filled(structure: Structure, place: int | None, value: int | None) -> bool:
    """Whether a sum stands there, if only one that its formula gives: a typed zero may be none yet."""
    return value != 0 or place in structure.table.block.sheet.formulas


def _one(  # noqa: PLR0913  # a cell and its parts
    kind: str, stated: Cell, parts: Sequence[Cell], label: str, why: str, *, sure: bool
) -> Iterator[Found]:
    place, whole = stated
    own = [(part, value) for part, value in parts if part is not None]
    enough = len(own) > 1 or (kind == "column" and own)
    if place is None or not enough:
        return
    if sure or _is_meant(whole, [value for _, value in own]):
        yield added(kind, place, [part for part, _ in own], label, why)


def _is_meant(whole: int | None, values: Sequence[int | None]) -> bool:
    """Whether it adds up, or is likely meant to; where something could not be read nobody can tell."""
    known = [value for value in values if value is not None]
    if whole is None or len(known) < len(values):
        return True
    return abs(sum(known) - whole) <= len(known) + 1 or (whole != 0 and plausible(whole, known))


def _differences(structure: Structure, column: int, whole: int, less: int) -> Sequence[Found]:
    found = _as_signed(structure, list(_differing(structure, column, whole, less)))
    named = structure.table.columns[column].role in ("difference", "remaining")
    if named:
        return found
    values = _values(structure)  # where nothing names a difference, a typed zero may be what was decided
    zeros = {id(one) for one in found if not _is_filled(structure, one.stated, values.get(one.stated))}
    return _but_exceptions(structure, _without(structure, found, zeros))


def _as_signed(structure: Structure, found: Sequence[Found]) -> Sequence[Found]:
    """Without the rows that count the other way, when they are several: income less its budget, budget less costs."""
    values = _values(structure)
    turned = {id(one) for one in found if (own := values.get(one.stated)) and _rest(one, values) == -2 * own}
    return _without(structure, found, turned) if len(turned) > 1 else found


def _without(structure: Structure, found: Sequence[Found], rows: Collection[int]) -> Sequence[Found]:
    """Without some rows (their ids) and, as they are in these, too, the sums of the column."""
    if not rows:
        return found
    sums = {structure.place(total.item, n) for total in structure.down for n in _columns(structure)}
    return [one for one in found if id(one) not in rows and one.stated not in sums]


def _differing(structure: Structure, column: int, whole: int, less: int) -> Iterator[Found]:
    for at in range(len(structure.rows)):
        cells = [structure.place(at, n) for n in (column, whole, less)]
        if None not in cells and not _counts_another(structure, at, column, whole, less):
            stated, first, second = (int(str(cell)) for cell in cells)
            label = structure.table.lines[structure.rows[at]].label
            yield Found(
                "row",
                stated,
                [(first, 1), (second, -1), (stated, -1)],
                label,
                why=_DIFFERS,
            )


def _counts_another(structure: Structure, at: int, column: int, whole: int, less: int) -> bool:
    """Whether its own formula also counts what stands in another column of the row, which most rows leave blank."""
    if structure.place(at, column) not in structure.table.block.sheet.formulas:
        return False
    differs, first, second = (structure.value(at, n) or 0 for n in (column, whole, less))
    rest = differs - first + second
    others = {structure.value(at, n) for n in range(len(structure.table.columns)) if n not in (column, whole, less)}
    return rest != 0 and not others.isdisjoint((rest, -rest))


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
