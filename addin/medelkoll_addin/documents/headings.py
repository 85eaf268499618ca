"""Headings by their looks alone, settled by the sums: a short line between two posts of one sum is no heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from medelkoll_addin.documents.posts import post_of
from medelkoll_addin.mapping.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.documents.model import Piece


@dataclass(slots=True)
class _Open:
    """Posts that wait for their total: the amounts between weak headings, and where those stand."""

    sums: list[int] = field(default_factory=lambda: [0])
    weak: list[int] = field(default_factory=list[int])

    def inside(self, total: int) -> list[int]:
        """The weak headings that a total reaches over; none when it is the sum of the posts since the last one."""
        since = list(accumulate(reversed(self.sums)))  # since the last one, the one before it, and so on
        reach = next((n for n, amount in enumerate(since) if amount == total), 0)
        return self.weak[len(self.weak) - reach :]


def settled(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces; a heading by its looks that stands within a sum that adds up is a paragraph."""
    words = vocabulary()
    found, waiting = list(pieces), _Open()
    for i, piece in enumerate(pieces):
        post = None if piece.kind == "row" else post_of(piece.text)
        if piece.kind == "row" or (piece.kind == "heading" and not piece.weak):
            waiting = _Open()
        elif piece.kind == "heading":
            waiting.sums.append(0)
            waiting.weak.append(i)
        elif post and words.begins("total", post.label):
            for inside in waiting.inside(post.mention.amount.value):
                found[inside] = found[inside]._replace(kind="paragraph", weak=False)
            waiting = _Open()
        elif post:
            waiting.sums[-1] += post.mention.amount.value
    return found
