"""What a summary says of the sums that it repeats: one that adds up other lines than its name says is put right.

A wrong sum may happen to be that of some of its lines, and a table then reads as if it were meant so. Where the lines
that share its name come to what a summary states under that name, they are what it was meant to add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.labels import significant
from medelkoll_addin.mapping.discovering.strip import Cue, Total

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.mapping.discovering.model import Structure

_SUMS = ("subtotal", "total")
_BY = "en sammanfattning säger vad som ska ingå"


def called_as(built: Structure, name: str, members: AbstractSet[int]) -> Total | None:
    """The only sum of a table that is called as some of its lines."""
    words = significant(name)
    named = [one for one in built.down if significant(_label(built, one)) == words and one.cue >= Cue.FORMULA]
    return named[0] if len(named) == 1 and named[0].item not in members else None


def regroup(built: Structure, total: Total, members: AbstractSet[int]) -> None:
    """Give a sum its own lines, and no others; the sum that it is part of adds up those that are nobody's then."""
    own = total._replace(parts=tuple(sorted(members)), by=_BY)
    elsewhere = {part for other in built.down if other is not total for part in other.parts}
    freed = set(total.parts) - members - elsewhere
    built.down = [own if one is total else _without(one, total.item, members, freed) for one in built.down]


def _without(other: Total, item: int, members: AbstractSet[int], freed: AbstractSet[int]) -> Total:
    kept = set(other.parts) - members
    if item in kept:
        kept |= freed - {other.item}
    return other._replace(parts=tuple(sorted(kept))) if kept != set(other.parts) else other


def add_every_sum(built: Structure, said: Iterable[int]) -> None:
    """The whole of a table adds up every sum or line that a summary tells and adds up, although it states that of some.

    Args:
        built: the table.
        said: its rows that the summary repeats or adds up.
    """
    rows = set(said)
    taken = {part for one in built.down for part in one.parts}
    whole = [one for one in built.down if set(one.parts) <= rows and one.item not in rows] or _unread(built, rows)
    left = rows - taken
    if len(whole) == 1 and left and max(left) < whole[0].item:
        more = whole[0]._replace(parts=tuple(sorted({*whole[0].parts, *left})), by=_BY)
        built.down = [*(one for one in built.down if one is not whole[0]), more]


def _unread(built: Structure, rows: AbstractSet[int]) -> list[Total]:
    """The rows after some that are called sums and of which nobody could say what they add up."""
    items = {one.item for one in built.down}
    after = [at for at in range(max(rows) + 1, len(built.rows)) if at not in items]
    return [Total(at, (), 0, 1, Cue.WORD) for at in after if built.table.lines[built.rows[at]].role in _SUMS]


def rows_of(built: Structure, n: int, places: Iterable[int]) -> set[int]:
    """The rows (positions) in which cells of a column stand; cells of other columns are left out."""
    wanted = set(places)
    return {at for at in range(len(built.rows)) if built.place(at, n) in wanted}


def _label(built: Structure, total: Total) -> str:
    return built.table.lines[built.rows[total.item]].label
