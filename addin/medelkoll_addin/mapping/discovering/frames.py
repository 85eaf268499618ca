"""Amounts that stand alone and say once more what all is allocated: the grant, the frame, what an introduction names.

The whole is the total of the economic summary, or the total of the workbook's only table that has one. An amount that
says the same needs no more proof where it has digits enough. With fewer, or when it is one slip away, its words must
say that it is the money that is allocated, or what is left to allocate must say so: *X - whole = left*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.mapping.discovering.plausible import slipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_addin.mapping.vocabulary import Vocabulary

_MOST_ROWS = 30  # of a table of single amounts
_MOST_TABLES = 60
_BITS = 12  # what an amount must say to be no chance
_WHY = "beloppet är det som fördelas"


class _Sum(NamedTuple):
    """A figure with its words; ``value`` in öre."""

    place: int
    value: int
    label: str


def frames(structures: Sequence[Structure], vocabulary: Vocabulary) -> list[Found]:
    """The equations between the whole and whatever says the same."""
    if len(structures) > _MOST_TABLES:
        return []
    named = [built for built in structures if built.table.kind == "summary"]
    totals = [(built, one) for built in structures for one in _outermost(built)]
    summed = next((one for built, one in totals if built in named), None)
    whole = summed or (totals[0][1] if len(totals) == 1 else None)
    if whole is None:
        return []
    again = [*_allocated(totals, named), *_alone(structures, whole, vocabulary)]
    if summed is None:  # what is granted and what is used so far may differ by anything
        again = [one for one in again if one.value == whole.value]
    return [_equation(one, whole) for one in again if one.place != whole.place]


def _outermost(built: Structure) -> list[_Sum]:
    """The total of a table's rows, where it has one, in its only column or the one that adds up the others."""
    parts = {part for total in built.down for part in total.parts}
    outer = [total.item for total in built.down if total.item not in parts]
    sums = {total.item for total in built.across} - {part for total in built.across for part in total.parts}
    columns = sums or set(range(len(built.table.columns)))
    if len(outer) != 1 or len(columns) != 1 or any(column.role == "population" for column in built.table.columns):
        return []
    found = _sum(built, outer[0], columns.pop())
    return [found] if found else []


def _sum(built: Structure, at: int, n: int) -> _Sum | None:
    place, value = built.place(at, n), built.value(at, n)
    if place is None or not value:
        return None
    return _Sum(place, value * built.table.columns[n].scale // 100, built.table.lines[built.rows[at]].label)


def _allocated(totals: Sequence[tuple[Structure, _Sum]], named: Sequence[Structure]) -> Iterator[_Sum]:
    """The only table besides a summary of one row: its total is the summary's."""
    whole = next((one for built, one in totals if built in named and len(built.rows) == 2), None)  # noqa: PLR2004 - a row and its total
    others = [one for built, one in totals if built not in named]
    if whole and len(others) == 1 and slipped(others[0].value, [whole.value]):
        yield others[0]


def _alone(structures: Sequence[Structure], whole: _Sum, vocabulary: Vocabulary) -> Iterator[_Sum]:
    """Single amounts that say the same."""
    for built in structures:
        if len(built.table.columns) == 1 and len(built.rows) <= _MOST_ROWS and built.table.columns[0].role == "amount":
            sums = {total.item for total in built.down}
            own = [(at, one) for at in range(len(built.rows)) if (one := _sum(built, at, 0))]
            yield from _in_table([one for at, one in own if at not in sums or len(own) == 1], whole, vocabulary)


def _in_table(own: Sequence[_Sum], whole: _Sum, vocabulary: Vocabulary) -> Iterator[_Sum]:
    equal = [one for one in own if one.value == whole.value]
    left = _left(own, whole, vocabulary)
    yield from (one for one in equal if _bits(one.value) >= _BITS or _is_frame(one, vocabulary) or one is left)
    if not equal:
        meant = [one for one in own if _is_frame(one, vocabulary) and slipped(one.value, [whole.value])]
        yield from meant if len(meant) == 1 else []
        return
    speaking = [one for one in own if one is left or vocabulary.means("summary", one.label)]
    yield from (one for one in speaking if one not in equal and slipped(one.value, [whole.value]))


def _left(own: Sequence[_Sum], whole: _Sum, vocabulary: Vocabulary) -> _Sum | None:
    """The amount of which the whole leaves what is called left."""
    rest = next((one for one in own if vocabulary.begins("remaining", one.label)), None)
    return next((one for one in own if rest and one.value - whole.value == rest.value), None)


def _is_frame(one: _Sum, vocabulary: Vocabulary) -> bool:
    return vocabulary.means("frame", one.label) and not vocabulary.means("whole", one.label)


def _bits(value: int) -> int:
    return int(str(abs(value)).rstrip("0")).bit_length()


def _equation(one: _Sum, whole: _Sum) -> Found:
    return Found("same", one.place, [(whole.place, 1), (one.place, -1)], one.label, why=_WHY)
