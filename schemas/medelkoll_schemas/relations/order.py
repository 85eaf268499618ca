"""Which formula is worked out after which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def ranks(reads: Mapping[int, tuple[int, ...]]) -> dict[int, int]:
    """A rank for each formula cell, above those of all that it reads. Cells in a circle get none."""
    waiting = {place: {read for read in inputs if read in reads and read != place} for place, inputs in reads.items()}
    followers: dict[int, list[int]] = {}
    for place, inputs in waiting.items():
        for read in inputs:
            followers.setdefault(read, []).append(place)
    ready = sorted(place for place, inputs in waiting.items() if not inputs)
    rank: dict[int, int] = {}
    while ready:
        for place in ready:
            rank[place] = len(rank)
        ready = sorted(_freed(ready, followers, waiting))
    return rank


def _freed(done: list[int], followers: Mapping[int, list[int]], waiting: Mapping[int, set[int]]) -> list[int]:
    """The cells that waited for nothing but ``done``."""
    freed: list[int] = []
    for place in done:
        for follower in followers.get(place, ()):
            waiting[follower].discard(place)
            if not waiting[follower]:
                freed.append(follower)
    return freed
