"""Amounts per inhabitant of places whose inhabitants stand in another table, or in none, down a table or across it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.across import WIDEST, own_header
from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.mapping.discovering.pricing import FEWEST, LEVELS, People, Priced, known_as, rated
from medelkoll_schemas.reference import Level, population, years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure

_MOST_LINES = 60  # rows or columns that are looked along
_TRIED = 12  # texts by which a table shows that it is none of places
_MOST_LISTED = 400  # rows of a table of inhabitants
_GAPS = re.compile(r"[\s\u00ad-]+")


def area_rates(structures: Sequence[Structure], known: Sequence[Found]) -> list[Found]:
    """The equations of every amount per inhabitant that is not ``known`` as one already."""
    listed = _listed(structures)
    taken = {one.stated for one in known}
    return [one for built in structures if built.rows for one in _of(built, listed) if one.stated not in taken]


def _listed(structures: Sequence[Structure]) -> dict[str, People]:
    """The places of the tables of inhabitants, by name; one that is a single cell comes first."""
    every = [one for built in structures for one in _people(built)]
    found = {_key(one.name): one for one in sorted(every, key=lambda one: -len(one.cells))}
    return found if len(found) >= FEWEST else {}


def _people(built: Structure) -> Iterator[People]:
    """The places of one table; rows with one name are its parts."""
    n = next((n for n, column in enumerate(built.table.columns) if column.role == "population"), None)
    if n is None or not FEWEST <= len(built.rows) <= _MOST_LISTED:
        return
    totals, groups = {total.item for total in built.down}, dict[str, list[int]]()
    for at in range(len(built.rows)):
        if at not in totals and built.value(at, n):
            groups.setdefault(built.table.lines[built.rows[at]].label, []).append(at)
    for name, rows in groups.items():
        cells = tuple(place for at in rows if (place := built.place(at, n)) is not None)
        yield People(name, cells, sum(built.value(at, n) or 0 for at in rows) // 100)


def _key(text: str) -> str:
    return _GAPS.sub("", text).casefold()


def _of(built: Structure, listed: Mapping[str, People]) -> Iterator[Found]:
    if any(column.role == "population" for column in built.table.columns):
        return
    for amounts in (*_across(built, listed), *_down(built, listed)):
        yield from max(map(rated, amounts), key=len, default=list[Found]())


def _across(built: Structure, listed: Mapping[str, People]) -> Iterator[list[list[Priced]]]:
    """Along each row, where the places are the columns' headers: its amounts, by whoever may have been counted."""
    texts = [own_header(built.table, n) for n in range(len(built.table.columns[:WIDEST]))]
    if not len(texts) >= FEWEST or len(built.rows) > _MOST_LINES:
        return
    ways, totals = _ways(texts, listed, LEVELS), {total.item for total in built.down}
    for at in range(len(built.rows)) if ways else ():
        if at not in totals:
            label = built.table.lines[built.rows[at]].label
            yield [[one for n, who in way.items() for one in _amount(built, (at, n), who, label)] for way in ways]


def _down(built: Structure, listed: Mapping[str, People]) -> Iterator[list[list[Priced]]]:
    """Along each column, where the places are the rows' labels."""
    if not FEWEST <= len(built.rows) <= _MOST_LINES:
        return
    ways = _ways([built.table.lines[row].label for row in built.rows], listed, (Level.AREA,))
    sums = {total.item for total in built.across}
    for n, column in enumerate(built.table.columns) if ways else ():
        if n not in sums:
            yield [
                [one for at, who in way.items() for one in _amount(built, (at, n), who, column.header)] for way in ways
            ]


def _ways(texts: Sequence[str], listed: Mapping[str, People], levels: Sequence[Level]) -> list[dict[int, People]]:
    """Whose inhabitants texts may mean: those of the workbook, else the reference's of each year."""
    own = _named(texts, listed) if listed else {}
    if len(own) >= FEWEST:
        return [own]
    level = _level(texts[:_TRIED], levels)
    if level is None:
        return []
    names = {at: one.name for at, text in enumerate(texts) if (one := known_as(text, level))}
    return [
        {at: People(name, (), population(name, year, level), year) for at, name in names.items()}
        for year in sorted(years(), reverse=True)
    ]


def _level(texts: Sequence[str], levels: Sequence[Level]) -> Level | None:
    """The kind of place of which three names stand among some texts."""
    found = Counter(level for text in texts for level in levels if known_as(text, level))
    return next((level for level in levels if found[level] >= FEWEST), None)


def _named(texts: Sequence[str], listed: Mapping[str, People]) -> dict[int, People]:
    """The places that texts name; the only text that names none is the only place that is left."""
    found = {at: listed[key] for at, text in enumerate(texts) if (key := _key(text)) in listed}
    rest = [one for one in listed.values() if one not in found.values()]
    unknown = [at for at, text in enumerate(texts) if text and at not in found]
    if len(found) >= FEWEST and len(rest) == len(unknown) == 1:
        found[unknown[0]] = rest[0]
    return found


def _amount(built: Structure, where: tuple[int, int], who: People, label: str) -> Iterator[Priced]:
    spot, value = built.place(*where), built.value(*where)
    if spot is not None and value:
        yield Priced(who, spot, value * built.table.columns[where[1]].scale // 100, f"{label}, {who.name}")
