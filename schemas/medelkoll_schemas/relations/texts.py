"""Figures stored as text: one of them is missing in every formula that passes over it, and is one root of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.relations.assemble import Verdict
from medelkoll_schemas.relations.causes.case import lines, named, passed_over
from medelkoll_schemas.relations.claims import mended
from medelkoll_schemas.relations.effects import together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.relations.search import Search


def texts(search: Search) -> list[Verdict]:
    """Group by group: all texts that its formulas pass over, else the first one that alone makes a relation hold."""
    return [verdict for rows in search.groups if (verdict := _group(search, rows))]


def _group(search: Search, rows: tuple[int, ...]) -> Verdict | None:
    missing = {row: found for row in _by_rank(search, rows) if (found := _missing(search, row))}
    every = sorted({place for places in missing.values() for place in places})
    tried = (_counted(search, missing, chosen) for chosen in dict.fromkeys([tuple(every), *((p,) for p in every)]))
    return next((verdict for verdict in tried if verdict), None)


def _by_rank(search: Search, rows: tuple[int, ...]) -> list[int]:
    """The rows that formulas state, those first on which others depend."""
    system = search.system
    stated = [(system.rows[row].relation.stated, row) for row in rows]
    return [row for _, row in sorted((system.rank.get(p, -1), row) for p, row in stated if not system.figures[p].typed)]


def _missing(search: Search, row: int) -> tuple[int, ...]:
    """The row's lines that are text and that the stated cell's own formula does not read."""
    system = search.system
    relation = system.rows[row].relation
    own = [place for place in lines(relation, relation.stated) if system.figures[place].text]
    return passed_over(system, relation.stated, own)


def _counted(search: Search, missing: dict[int, tuple[int, ...]], chosen: Sequence[int]) -> Verdict | None:
    """The verdict that the chosen texts are counted nowhere, when relations hold as soon as they are."""
    system = search.system
    changes: dict[int, int] = {}
    for row, places in missing.items():
        by = sum(system.figures[place].value for place in places if place in chosen)
        follows = together(system, changes, search.known).get(row, 0)
        if by and not follows:  # else the formula reads another one that has the text by now
            stated = system.rows[row].relation.stated
            changes[stated] = changes.get(stated, 0) + by
    done = mended(system, changes, search.known)
    there = sorted({place for row in done & missing.keys() for place in missing[row] if place in chosen})
    return _verdict(search, there, done, changes) if there else None


def _verdict(search: Search, there: Sequence[int], done: frozenset[int], changes: dict[int, int]) -> Verdict:
    value = {place: search.system.figures[place].value for place in there}
    causes = tuple(Cause("text_number", place, value[place], -value[place], facts=named((place,))) for place in there)
    return Verdict(tuple(sorted(done)), there[0], value[there[0]], causes, changes=changes)
