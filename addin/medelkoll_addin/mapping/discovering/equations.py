"""The equations of one table: what its totals, its *varav* and its differences say of each row and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.downwards import stated_elsewhere
from medelkoll_addin.mapping.discovering.model import Sums
from medelkoll_addin.mapping.discovering.plausible import exchanged, plausible
from medelkoll_addin.mapping.discovering.signed import says_otherwise
from medelkoll_addin.mapping.discovering.strip import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_addin.mapping.discovering.strip import Total

    Places = Sequence[int | None]  # None where there is no figure
    Values = Sequence[int | None]  # in hundredths; None where it could not be read

_DIFFERS = "skillnaden mellan två kolumner går ihop på de flesta rader"
_FEWEST = 2  # parts of a sum along a row
_EXCEPTIONS = 2  # rows in which one wrong figure, or two that changed places, can show
_OTHER_WAY = 2  # rows that count the other way are meant so


def sums_of(structure: Structure) -> Iterator[Sums]:
    """The equations of one table."""
    formulas = structure.table.block.sheet.formulas
    for sums in _sums(structure):
        subtracting = [at for at, place in enumerate(sums.stated) if "-" in formulas.get(place, "")]
        yield sums.without({at for at in subtracting if says_otherwise(formulas, sums, at)})
    for line, parts in structure.details.items():
        every = range(len(structure.table.columns))
        yield _down(structure, line, parts, every, Sums("detail", [], [], [], "varav"), sure=False)


def _sums(structure: Structure) -> Iterator[Sums]:
    for total in structure.down:
        why = total.by or f"{total.agree} av {total.of} kolumner går ihop"
        sums = Sums("column", [], [], [], why)
        yield _down(structure, total.item, total.parts, structure.adding, sums, sure=_sure(total))
    for total in structure.across:
        yield _across(structure, total)
    for column, whole, less in structure.differences:
        yield _differences(structure, column, whole, less)


def _sure(total: Total) -> bool:
    """Called a sum, or computed as one, and borne out: whatever stands there, a sum is meant."""
    return total.cue >= Cue.FORMULA and bool(total.agree or total.by)


def _down(  # noqa: PLR0913  # a row, its parts, and the columns in which they count
    structure: Structure, item: int, parts: Sequence[int], columns: Sequence[int], sums: Sums, *, sure: bool
) -> Sums:
    """A row that adds up others, in every column in which it may; added to ``sums``."""
    fewest = 1 if sums.kind == "column" else _FEWEST
    for n in columns:
        places, values = structure.grid.places(n), structure.grid.values(n)
        own, figures = _filled([places[part] for part in parts], [values[part] for part in parts])
        place, whole = places[item], values[item]
        if place is None or len(own) < fewest:
            continue
        meant = (sure and _is_filled(structure, place, whole)) or _is_meant(whole, figures)
        if meant or (whole and _is_exchanged(structure, sums.kind, n, whole, figures)):
            sums.add(place, own, structure.grid.labels[item])
    return sums


def _filled(places: Places, values: Values) -> tuple[Sequence[int], Values]:
    """Those cells in which there is a figure: their places and values."""
    filled = [place for place in places if place is not None]
    if len(filled) == len(places):
        return filled, values
    return filled, [value for place, value in zip(places, values, strict=True) if place is not None]


def _is_filled(structure: Structure, place: int, value: int | None) -> bool:
    """Whether a sum stands there, if only one that its formula gives: a typed zero may be none yet."""
    return value != 0 or place in structure.table.block.sheet.formulas


def _is_meant(whole: int | None, values: Values) -> bool:
    """Whether it adds up, or is likely meant to; where something could not be read nobody can tell."""
    if whole is None or None in values:
        return True
    known = [value for value in values if value is not None]
    return abs(sum(known) - whole) <= len(known) + 1 or (whole != 0 and plausible(whole, known))


def _is_exchanged(structure: Structure, kind: str, n: int, whole: int, values: Values) -> bool:
    """Whether a row changed places with one of its parts, or a line with another that its *varav* add up to."""
    known = [value or 0 for value in values]
    return stated_elsewhere(structure.grid, n, known) if kind == "detail" else exchanged(whole, known)


def _across(structure: Structure, total: Total) -> Sums:
    """A column that adds up others, in every row in which it may."""
    grid, sure = structure.grid, _sure(total)
    places, values = grid.places(total.item), grid.values(total.item)
    parts = zip(*map(grid.places, total.parts), strict=True)
    sums = Sums("row", [], [], [], f"{total.agree} av {total.of} rader går ihop")
    if sure and 0 not in values and _are_full(structure, (total.item, *total.parts)):
        sums.stated.extend(place for place in places if place is not None)
        sums.parts.extend(parts)
        sums.subjects.extend(grid.labels)
        return sums
    figures = zip(*map(grid.values, total.parts), strict=True)
    for place, whole, spots, typed, label in zip(places, values, parts, figures, grid.labels, strict=True):
        own, known = _filled(spots, typed)
        if place is None or len(own) < _FEWEST:
            continue
        if (sure and _is_filled(structure, place, whole)) or _is_meant(whole, known):
            sums.add(place, own, label)
    return sums if total.cue >= Cue.FORMULA else _but_exceptions(structure, sums, (total.item, *total.parts))


def _are_full(structure: Structure, columns: Sequence[int]) -> bool:
    """Whether some columns, parts enough among them, have figures in every row."""
    return len(columns) > _FEWEST and not any(None in structure.grid.places(n) for n in columns)


def _differences(structure: Structure, column: int, whole: int, less: int) -> Sums:
    """A column that is what differs between two others, in every row in which it may."""
    sums, columns = Sums("row", [], [], [], _DIFFERS, (1, -1)), (column, whole, less)
    rows = zip(*map(structure.grid.places, columns), structure.grid.labels, strict=True)
    for at, (place, first, second, label) in enumerate(rows):
        if place is None or first is None or second is None:
            continue
        if not _counts_another(structure, at, column, whole, less):
            sums.add(place, (first, second), label)
    values = _values(structure, columns)
    sums = _as_signed(structure, sums, values)
    if structure.table.columns[column].role in ("difference", "remaining"):
        return sums
    # where nothing names a difference, a typed zero may be what was decided
    zeros = {at for at, place in enumerate(sums.stated) if not _is_filled(structure, place, values.get(place))}
    return _but_exceptions(structure, _without(structure, sums, zeros), columns)


def _counts_another(structure: Structure, at: int, column: int, whole: int, less: int) -> bool:
    """Whether its own formula also counts what stands in another column of the row, which most rows leave blank."""
    if structure.place(at, column) not in structure.table.block.sheet.formulas:
        return False
    differs, first, second = (structure.value(at, n) or 0 for n in (column, whole, less))
    rest = differs - first + second
    others = {structure.value(at, n) for n in range(len(structure.table.columns)) if n not in (column, whole, less)}
    return rest != 0 and not others.isdisjoint((rest, -rest))


def _as_signed(structure: Structure, sums: Sums, values: Mapping[int | None, int | None]) -> Sums:
    """Without the rows that count the other way, when they are several: income less its budget, budget less costs."""
    wholes = [values.get(place) or 0 for place in sums.stated]
    turned = {at for at, whole in enumerate(wholes) if whole and _rest(sums, at, values) == -2 * whole}
    return _without(structure, sums, turned) if len(turned) >= _OTHER_WAY else sums


def _but_exceptions(structure: Structure, sums: Sums, columns: Sequence[int]) -> Sums:
    """Without those that fail, when they are more than one wrong figure brings about: something else is meant there."""
    values = _values(structure, columns)
    failing = {at for at, parts in enumerate(sums.parts) if abs(_rest(sums, at, values)) > len(parts) + 1}
    summed = _summed_places(structure)
    lines = [at for at in failing if sums.stated[at] not in summed]  # a wrong line shows in the sums below it, too
    return sums.without(failing) if len(lines) > _EXCEPTIONS else sums


def _without(structure: Structure, sums: Sums, rows: AbstractSet[int]) -> Sums:
    """Without some equations and, as what they state is in these, too, the sums of the column."""
    if not rows:
        return sums
    summed = _summed_places(structure)
    return sums.without(rows | {at for at, place in enumerate(sums.stated) if place in summed})


def _summed_places(structure: Structure) -> set[int | None]:
    columns = range(len(structure.table.columns))
    return {structure.place(total.item, n) for total in structure.down for n in columns}


def _values(structure: Structure, columns: Sequence[int]) -> dict[int | None, int | None]:
    found: dict[int | None, int | None] = {}
    for n in columns:
        found.update(zip(structure.grid.places(n), structure.grid.values(n), strict=True))
    return found


def _rest(sums: Sums, at: int, values: Mapping[int | None, int | None]) -> int:
    return sum(weight * (values.get(place) or 0) for place, weight in sums.terms(at))
