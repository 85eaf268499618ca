"""Tables whose rows say once more what other tables come to: matched by words and amounts, never by place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.labels import CERTAIN, POSSIBLE, likeness
from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.mapping.discovering.plausible import slipped
from medelkoll_addin.mapping.discovering.sources import Source, sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure

_FEWEST = 2  # rows that agree are no coincidence
_MOST_ROWS = 200  # of a summary
_MOST_SOURCES = 2000


@dataclass(frozen=True, slots=True)
class _Match:
    at: int
    place: int
    source: Source
    likeness: int
    value: int  # what the row says, öre

    @property
    def holds(self) -> bool:
        return self.value == self.source.value


def summaries(structures: Sequence[Structure]) -> list[Found]:
    """The equations between summaries and what they sum up."""
    every = sources(structures)
    if not every or len(every) > _MOST_SOURCES:
        return []
    together = _Named([*every, *_across_tables(every)])
    return [one for built in structures for one in _of(built, together)]


class _Named:
    """The sums by what they are called; asked once for each label, which many rows may share."""

    def __init__(self, every: Sequence[Source]) -> None:
        self._every = every
        self._names = {source.names for source in every}
        self._alike: dict[str, list[tuple[Source, int]]] = {}

    def alike(self, label: str) -> list[tuple[Source, int]]:
        """Those that a label may speak of, each with how much alike they are."""
        if label not in self._alike:
            scores = {names: max(likeness(label, name) for name in names) for names in self._names}
            possible = {names: score for names, score in scores.items() if score >= POSSIBLE}
            own = [(one, possible[one.names]) for one in self._every if one.names in possible] if possible else []
            self._alike[label] = own
        return self._alike[label]


def _across_tables(every: Sequence[Source]) -> Iterator[Source]:
    """Sums with the same name in several tables, together: *Vuxna* on each category's sheet."""
    named: dict[str, list[Source]] = {}
    for source in every:
        if len(source.names) == 1:
            named.setdefault(source.names[0], []).append(source)
    for name, found in named.items():
        tables = {source.table for source in found}
        if len(tables) > 1 and len(found) == len(tables):
            cells = tuple(cell for source in found for cell in source.cells)
            yield Source(-1, (name,), cells, sum(source.value for source in found), min(one.where for one in found))


def _of(built: Structure, every: _Named) -> list[Found]:
    """The equations of one table, if it is a summary: most of the rows that name sums elsewhere agree with them."""
    if not 1 < len(built.rows) <= _MOST_ROWS:
        return []
    best: list[_Match] = []
    for n in range(len(built.table.columns)):
        found = _column(built, n, every)
        if sum(one.holds for one in found) > sum(one.holds for one in best):
            best = found
    if not _believed(best, named=built.table.kind == "summary"):
        return []
    _add_every_row(built, best)
    return [_equation(built, one) for one in best]


def _believed(found: Sequence[_Match], *, named: bool) -> bool:
    """Most rows agree, and are two at least; or one, and all are called as what they sum up.

    In the latter case either the table itself is called a summary, or what one row has too much another lacks.
    """
    held = sum(one.holds for one in found)
    most = 2 * held >= len(found)
    if held >= _FEWEST and most:
        return True
    moved = sum(one.value - one.source.value for one in found) == 0
    return held > 0 and ((named and most) or moved) and all(one.likeness >= CERTAIN for one in found)


def _add_every_row(built: Structure, found: Sequence[_Match]) -> None:
    """A summary's total adds up all its rows, although it happens to be the sum of the last of them."""
    rows = sorted(one.at for one in found)
    last = [total for total in built.down if total.parts and total.parts[-1] == rows[-1] and total.item == rows[-1] + 1]
    if len(last) == len(built.down) == 1 and set(last[0].parts) < set(rows):
        built.down = [replace(last[0], parts=tuple(rows))]


def _column(built: Structure, n: int, every: _Named) -> list[_Match]:
    totals = {total.item for total in built.down}
    rows = [at for at in range(len(built.rows)) if at not in totals]
    found = [match for at in rows if (match := _row(built, at, n, every)) is not None]
    taken = {match.source.cells for match in found if match.holds}
    return [one for one in found if one.holds or one.source.cells not in taken]


def _row(built: Structure, at: int, n: int, every: _Named) -> _Match | None:
    line, column = built.table.lines[built.rows[at]], built.table.columns[n]
    place, typed = built.place(at, n), built.value(at, n)
    if place is None or not typed or not line.label:
        return None
    value = typed * column.scale // 100
    scored = [
        _Match(at, place, source, alike, value)
        for source, alike in every.alike(line.label)
        if source.table != built.table.number
    ]
    equal = [one for one in scored if one.holds]
    if equal:
        return max(equal, key=_rank)
    certain = [one for one in scored if one.likeness >= CERTAIN]
    return max(certain, key=_rank, default=None)


def _rank(one: _Match) -> tuple[int, bool, int, tuple[str, int]]:
    """The likest label, an amount that is one slip away, a sum that is stated, whatever the order of the sheets."""
    return one.likeness, slipped(one.value, [one.source.value]), -len(one.source.cells), one.source.where


def _equation(built: Structure, match: _Match) -> Found:
    line = built.table.lines[built.rows[match.at]]
    terms = [*match.source.cells, (match.place, -1)]
    name = max(match.source.names, key=lambda one: likeness(line.label, one))
    return Found("summary", match.place, terms, line.label, why=f"namnet är till {match.likeness} % likt ”{name}”")
