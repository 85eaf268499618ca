"""Which cells can have made a relation fail, and how failing relations hang together through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.effects import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.system import System


def upstream(system: System, row: int) -> frozenset[int]:
    """The cells of one relation, and all that its formulas read."""
    seen: set[int] = set()
    waiting = [term.place for term in system.rows[row].relation.terms]
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen.add(place)
            waiting.extend(_inputs(system, place))
    return frozenset(seen)


def _inputs(system: System, place: int) -> Iterable[int]:
    own = system.own.get(place)
    return () if own is None else (term.place for term in system.rows[own].relation.terms)


def suspects(system: System, rows: Iterable[int]) -> list[int]:
    """The cells behind any of the rows: those that state one of them first, each part in reading order."""
    wanted = tuple(rows)
    stating = {system.rows[row].relation.stated for row in wanted}
    return sorted(
        frozenset[int]().union(*(upstream(system, row) for row in wanted)), key=lambda p: (p not in stating, p)
    )


def components(
    system: System, known: Mapping[int, Effects], *, through_all: bool = False
) -> tuple[tuple[int, ...], ...]:
    """The open rows, grouped by the suspects that they share; in the fixed order of the rows.

    With ``through_all`` two suspects also hang together through a row that holds: it may hold because both are wrong.
    """
    wanted = frozenset(system.open_rows())
    moves = distinct(known)
    group = {row: row for moved in moves for row in moved} if through_all else {row: row for row in wanted}
    for moved in moves:
        touched = sorted(row for row in moved if row in group)
        for row in touched[1:]:
            _join(group, touched[0], row)
    heads: dict[int, list[int]] = {}
    for row in sorted(wanted):
        group.setdefault(row, row)
        heads.setdefault(_head(group, row), []).append(row)
    return tuple(tuple(rows) for rows in heads.values())


def _head(group: dict[int, int], row: int) -> int:
    while group[row] != row:
        row = group[row]
    return row


def _join(group: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_head(group, one), _head(group, other)))
    group[high] = low
