"""Strips in which at most the last item adds up others, as in most tables: seen at once, without a walk either way."""

from __future__ import annotations

from itertools import accumulate, chain, compress
from operator import add, sub
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.strip import Sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medelkoll_addin.mapping.discovering.strip import Strip, Voter

_ENOUGH = 2  # voters who agree on an item that nothing else speaks for


def is_plain(strip: Strip) -> bool:
    """Whether no item but the last can be a total, whichever side of its parts it stands on.

    An item without any cue is one where several voters agree, or the only one that counts.
    """
    if isinstance(strip.voters, Sample) or strip.left_out or any(strip.cues[:-1]):
        return False
    items = len(strip.cues) - any(strip.cues)
    agreeing = [_fitting(voter.values, items) for voter in strip.voters]
    seen: set[int] = set()
    for item in chain.from_iterable(agreeing):
        if item in seen or _counting(strip.voters, item) < _ENOUGH:
            return False
        seen.add(item)
    return True


def _counting(voters: Iterable[Voter], item: int) -> int:
    """Who says anything of an item and does not only repeat what others say."""
    return sum(1 for voter in voters if voter.values[item] and not voter.echo)


def _fitting(values: Sequence[int | None], items: int) -> Sequence[int]:
    """Those of the first items that are the sum of some that stand directly before or after them."""
    sums = list(accumulate((value or 0 for value in values), initial=0))
    there = set(sums)
    own = [value or 0 for value in values[:items]]
    begins = list(map(sub, sums, own))  # what the sum above such a run would be
    ends = list(map(add, sums[1:], own))  # and the one at its end, when it stands below
    if there.isdisjoint(compress(begins, own)) and there.isdisjoint(compress(ends, own)):
        return ()
    rows = zip(range(items), own, begins, ends, strict=True)
    return [item for item, value, begin, end in rows if value and (begin in there or end in there)]
