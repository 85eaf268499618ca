"""Formulas that were copied down: found by what the next one must read, so that each shape is looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.placing import DOWN, by_column, column_letters, column_of, downwards, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medelkoll_addin.formulas.shapes import Shape
    from medelkoll_addin.formulas.templates import Template, Templates


class Run(NamedTuple):
    """So many formulas of one shape, one below the other."""

    template: Template
    first: int
    length: int

    @property
    def places(self) -> range:
        """Their cells."""
        return downwards(self.first, self.length)


def runs_of(formulas: Mapping[int, str], templates: Templates) -> Iterator[Run]:
    """The formulas of one sheet, column by column."""
    for places in by_column(formulas).values():
        yield from _down(sorted(places), formulas, templates)


def _down(places: list[int], formulas: Mapping[int, str], templates: Templates) -> Iterator[Run]:
    at = 0
    while at < len(places):
        first = places[at]
        template = templates.of(formulas[first], row_of(first), column_of(first))
        count = 1
        if at + 1 < len(places) and places[at + 1] == first + DOWN:
            count = _copied(template.shape, places, at, formulas)
        yield Run(template, first, count)
        at += count


def _copied(shape: Shape, places: list[int], at: int, formulas: Mapping[int, str]) -> int:
    """How many formulas from there on read as the first one copied down."""
    first = places[at]
    pieces, offsets = _pieces(shape, column_of(first))
    rows = [row_of(first) + 1 + offset for offset in offsets]
    if len(set(rows)) <= 1:
        return _of_one_row(pieces, rows[0] if rows else 0, places, at, formulas)
    text = "%d".join(piece.replace("%", "%%") for piece in pieces)
    for count in range(1, len(places) - at):
        place = places[at + count]
        if place != first + count * DOWN or formulas[place] != text % tuple([row + count for row in rows]):
            return count
    return len(places) - at


def _of_one_row(pieces: list[str], row: int, places: list[int], at: int, formulas: Mapping[int, str]) -> int:
    """The same where every reference is to one row, or fixed: joining is all that it takes."""
    first = places[at]
    for count in range(1, len(places) - at):
        place = places[at + count]
        if place != first + count * DOWN or formulas[place] != str(row + count).join(pieces):
            return count
    return len(places) - at


def _pieces(shape: Shape, column: int) -> tuple[list[str], list[int]]:
    """The shape's text between the rows that move along, and those rows counted from the formula's."""
    pieces, offsets = [str(shape[0])], list[int]()
    for at in range(1, len(shape), 3):
        along, down, literal = shape[at : at + 3]
        pieces[-1] += f"${along}" if isinstance(along, str) else column_letters(along + column)
        if isinstance(down, int):
            offsets.append(down)
            pieces.append(str(literal))
        else:
            pieces[-1] += f"${down}{literal}"
    return pieces, offsets
