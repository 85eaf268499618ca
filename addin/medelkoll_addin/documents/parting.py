"""Where one table of posts ends and the next begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.documents.posts import post_of
from medelkoll_addin.mapping.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.documents.model import Piece


def parted(pieces: Sequence[Piece]) -> set[int]:
    """The pieces before which a table may end: at headings, at a table's edges, and at posts behind the last total."""
    edges = {i for i in range(1, len(pieces)) if _is_edge(pieces[i - 1], pieces[i])}
    return edges | _behind_totals(pieces, edges)


def _is_edge(before: Piece, piece: Piece) -> bool:
    if piece.kind == "heading" or "row" in (before.kind, piece.kind):
        return before.kind != piece.kind or before.table != piece.table
    return False


def _behind_totals(pieces: Sequence[Piece], edges: set[int]) -> set[int]:
    """Posts that follow a total and that no later total adds up."""
    words, found = vocabulary(), set[int]()
    closed: bool | None = None  # whether a total comes further down, seen from below; None: no post either
    first = 0
    for i in range(len(pieces) - 1, -1, -1):
        post = None if pieces[i].kind == "row" else post_of(pieces[i].text)
        if post and words.begins("total", post.label):
            found.update([first] if closed is False else [])
            closed = True
        elif post:
            closed, first = closed or False, i
        if i in edges:
            closed = None
    return found
