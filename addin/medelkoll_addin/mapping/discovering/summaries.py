"""Tables whose rows say once more what other tables come to: matched by words and amounts, never by place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.discovering.labels import CERTAIN, POSSIBLE, likeness
from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.mapping.discovering.plausible import slipped
from medelkoll_addin.mapping.discovering.regroup import add_every_sum, called_as, regroup
from medelkoll_addin.mapping.discovering.sources import Source, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.mapping.discovering.model import Structure

_SHEET = re.compile(r"('[^']+'|[\w.]+)!")
_FEWEST = 2  # rows that agree are no coincidence
_MOST_ROWS = 200  # of a summary
_MOST_SOURCES = 2000


class _Match(NamedTuple):
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
    together = _Sums([*every, *_across_tables(every)])
    tables = {built.table.number: built for built in structures}
    return [one for built in structures for one in _of(built, together, tables)]


class _Sums:
    """The sums by what they come to, and by what they are called."""

    def __init__(self, every: Sequence[Source]) -> None:
        self._every = every
        self._names = {source.names for source in every}
        self._alike: dict[str, list[tuple[Source, int]]] = {}
        self._tables: dict[int, set[int]] = {}  # öre -> the tables in which that is a sum
        for source in every:
            self._tables.setdefault(source.value, set()).add(source.table)

    def elsewhere(self, amounts: Iterable[int], table: int) -> set[int]:
        """Those amounts, in öre, that are sums of other tables: of most tables none are."""
        own = {table}
        return {amount for amount in self._tables.keys() & set(amounts) if self._tables[amount] != own}

    def alike(self, label: str) -> list[tuple[Source, int]]:
        """Those that a label may speak of, each with how much alike they are; asked once for each label."""
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


def _of(built: Structure, every: _Sums, tables: Mapping[int, Structure]) -> list[Found]:
    """The equations of one table, if it is a summary: most of the rows that name sums elsewhere agree with them."""
    if not 1 < len(built.rows) <= _MOST_ROWS:
        return []
    columns = [n for n in range(len(built.table.columns)) if _repeats(built, n, every)]
    asked = _asked(built, every) if columns else {}
    best: list[_Match] = []
    for n in columns if asked else ():
        found = _column(built, n, asked)
        if sum(one.holds for one in found) > sum(one.holds for one in best):
            best = found
    if not _believed(best, named=built.table.kind == "summary" or _fetches(built, best)):
        return []
    _add_every_row(built, best)
    settled = [_settled(one, tables) for one in best]
    _settle_wholes(built, settled, tables)
    return [_equation(built, one) for one in settled]


def _repeats(built: Structure, n: int, every: _Sums) -> bool:
    """Whether any line of a column says the same as a sum elsewhere: where none does no label needs to be read."""
    totals, scale = {total.item for total in built.down}, built.table.columns[n].scale
    amounts = [value * scale // 100 for at, value in enumerate(built.grid.values(n)) if value and at not in totals]
    return bool(every.elsewhere(amounts, built.table.number))


def _fetches(built: Structure, found: Sequence[_Match]) -> bool:
    """Whether a row is computed from another sheet, and is the sum that it is called as: the table says what it is."""
    formulas = built.table.block.sheet.formulas
    return any(one.holds and "!" in formulas.get(one.place, "") for one in found)


def _settled(match: _Match, tables: Mapping[int, Structure]) -> _Match:
    """The match; with the sum that is called as the lines that it comes to, which are that sum's own from now on."""
    source = match.source
    lines = frozenset(source.rows)
    if not match.holds or len(lines) <= 1:
        return match
    total = called_as(tables[source.table], source.names[0], lines)
    place = None if total is None else tables[source.table].place(total.item, source.column)
    if total is None or place is None:
        return match
    regroup(tables[source.table], total, lines)
    return match._replace(source=source._replace(cells=(place,), rows=(total.item,)))


def _settle_wholes(built: Structure, found: Sequence[_Match], tables: Mapping[int, Structure]) -> None:
    """Where the summary adds up all its rows, each a sum of one table: that table's whole adds up what those do."""
    rows = {one.at for one in found}
    told = {(one.source.table, one.source.column) for one in found}
    said = [row for one in found for row in one.source.rows]
    once = len(set(said)) == len(said) and all(one.source.rows for one in found)
    if len(told) == 1 and once and _adds_up(built, rows):
        add_every_sum(tables[found[0].source.table], said)


def _adds_up(built: Structure, rows: AbstractSet[int]) -> bool:
    return any(total.agree and set(total.parts) == rows for total in built.down)


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
        built.down = [last[0]._replace(parts=tuple(rows))]


def _asked(built: Structure, every: _Sums) -> dict[int, list[tuple[Source, int]]]:
    """The rows whose labels may speak of sums of other tables, each with those: most rows of most tables do not."""
    totals = {total.item for total in built.down}
    labels = enumerate(built.grid.labels)
    alike = ((at, every.alike(label)) for at, label in labels if label and at not in totals)
    own = built.table.number
    rows = ((at, [one for one in found if one[0].table != own]) for at, found in alike if found)
    return {at: found for at, found in rows if found}


def _column(built: Structure, n: int, asked: Mapping[int, Sequence[tuple[Source, int]]]) -> list[_Match]:
    totals = {total.item for total in built.down}
    labels = [label for at, label in enumerate(built.grid.labels) if at not in totals]
    found = [match for at, alike in asked.items() if (match := _row(built, at, n, alike, labels)) is not None]
    taken = {match.source.cells for match in found if match.holds}
    return [one for one in found if one.holds or one.source.cells not in taken]


def _row(
    built: Structure, at: int, n: int, alike: Sequence[tuple[Source, int]], labels: Sequence[str]
) -> _Match | None:
    place, typed = built.place(at, n), built.value(at, n)
    if place is None or not typed:
        return None
    value = typed * built.table.columns[n].scale // 100
    scored = [_Match(at, place, source, score, value) for source, score in alike]
    equal = [one for one in scored if one.holds and (one.likeness >= CERTAIN or not _is_another_s(one.source, labels))]
    if equal:
        return max(equal, key=_rank)
    certain = [one for one in scored if one.likeness >= CERTAIN]
    return None if _says_itself(built, place) else max(certain, key=_rank, default=None)


def _says_itself(built: Structure, place: int) -> bool:
    """Whether a formula fetches from several sheets: then it says itself what it sums up."""
    formula = built.table.block.sheet.formulas.get(place, "")
    return len(set(_SHEET.findall(formula))) > 1


def _is_another_s(source: Source, labels: Sequence[str]) -> bool:
    """Whether a sum is called as one of the rows is: one that is less like it happens to state the same."""
    return any(likeness(label, name) >= CERTAIN for label in labels for name in source.names)


def _rank(one: _Match) -> tuple[int, bool, int, int, tuple[str, int]]:
    """The likest label, an amount one slip away or near, a sum that is stated, whatever the order of the sheets."""
    near = slipped(one.value, [one.source.value]), -abs(one.value - one.source.value)
    return one.likeness, *near, -len(one.source.cells), one.source.where


def _equation(built: Structure, match: _Match) -> Found:
    line = built.table.lines[built.rows[match.at]]
    terms = [*((cell, 1) for cell in match.source.cells), (match.place, -1)]
    name = max(match.source.names, key=lambda one: likeness(line.label, one))
    return Found("summary", match.place, terms, line.label, why=f"namnet är till {match.likeness} % likt ”{name}”")
