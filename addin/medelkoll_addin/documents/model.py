"""What a document holds, as its reader saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from medelkoll_addin.documents.places import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind: TypeAlias = Literal["heading", "paragraph", "item", "row"]
_LONGEST = 200  # characters of the words that a finding shows


class Piece(NamedTuple):
    """A heading, a paragraph, a list's item or a table's row, with every kind of space and dash made plain."""

    kind: Kind
    text: str  # a row's cells one after the other
    cells: Sequence[str] = ()  # of a row
    page: int = 0  # from 1, where the format has pages
    table: int = 0  # a row's table, from 1
    weak: bool = False  # a heading by its looks alone


class Spot(NamedTuple):
    """Where a piece stands, as a reader counts, and its words."""

    name: str  # "stycke 14", "tabell 2 rad 3"
    text: str

    def words(self, column: int) -> str:
        """The words there; of a long text those around the amount that a place names by its column."""
        from medelkoll_addin.documents.amounts import mentions  # noqa: PLC0415 - most findings are about cells

        found = mentions(self.text) if len(self.text) > _LONGEST else []
        number = number_of(column)
        if not found or number is None or number >= len(found):
            return shortened(self.text, found[-1].end if found and number is None else 0)
        return shortened(self.text, found[number].end)


class Document(NamedTuple):
    """A document behind a Book: its pieces, the grid row of each, and what each is called."""

    pieces: Sequence[Piece]
    rows: Sequence[int]
    spots: Sequence[Spot]

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(piece.text for piece in self.pieces)

    @property
    def by_row(self) -> dict[int, Spot]:
        """The names of the grid's rows."""
        return dict(zip(self.rows, self.spots, strict=True))


def spots_of(pieces: Sequence[Piece]) -> list[Spot]:
    """The places of the pieces. Paragraphs are counted through the document, or through each page where it has any."""
    counts: dict[object, int] = {}
    spots: list[Spot] = []
    for piece in pieces:
        counted = piece.table if piece.kind == "row" else f"page {piece.page}"
        counts[counted] = counts.get(counted, 0) + 1
        spots.append(Spot(_name(piece, counts[counted]), piece.text))
    return spots


def _name(piece: Piece, number: int) -> str:
    on_page = f"sida {piece.page} " if piece.page else ""
    return f"{on_page}tabell {piece.table} rad {number}" if piece.kind == "row" else f"{on_page}stycke {number}"


def shortened(text: str, end: int) -> str:
    """The words around a position: whole ones, with … where some are left out."""
    if len(text) <= _LONGEST:
        return text
    start = max(min(end + _LONGEST // 4, len(text)) - _LONGEST, 0)
    words = text[start : start + _LONGEST]
    words = words.partition(" ")[2] if start else words
    whole = start + _LONGEST >= len(text)
    return f"{'… ' if start else ''}{words if whole else words.rpartition(' ')[0]}{'' if whole else ' …'}"
