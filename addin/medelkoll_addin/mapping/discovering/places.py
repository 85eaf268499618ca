"""Counties and municipalities down a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from medelkoll_schemas.reference import Level, UnknownNameError, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_schemas.reference.model import Place

_FEWEST = 5  # places are no coincidence
_TRIED = 30  # labels by which a table shows that it is none of places
_LEVELS = (Level.MUNICIPALITY, Level.COUNTY)


def places_of(built: Structure) -> Mapping[int, Place]:
    """The places that a table's rows are about, where most of them are: position in ``rows`` -> place.

    Asked when its totals are settled; what was found is kept with the table.
    """
    if built.where is None:
        built.where = _places_of(built)
    return built.where


def _places_of(built: Structure) -> Mapping[int, Place]:
    totals = {total.item for total in built.down}
    own = [at for at in range(len(built.rows)) if at not in totals]
    first = {at: _names(built, at) for at in own[:_TRIED]}
    counted = {level: len(_known(first, level)) for level in _LEVELS}
    level = max(_LEVELS, key=counted.__getitem__)
    if 2 * counted[level] <= len(first):
        return {}
    found = _known({at: _names(built, at) for at in own}, level)
    return found if len(found) >= _FEWEST else {}


def _names(built: Structure, at: int) -> Sequence[str]:
    line, table = built.table.lines[built.rows[at]], built.table
    words = [table.block.text(line.i, table.words[role]) for role in ("municipality", "county") if role in table.words]
    return [word for word in (*words, line.label) if word]


def _known(names: Mapping[int, Sequence[str]], level: Level) -> dict[int, Place]:
    found = {at: _place(texts, level) for at, texts in names.items()}
    return {at: one for at, one in found.items() if one is not None}


def _place(texts: Sequence[str], level: Level) -> Place | None:
    return next((found for text in texts if (found := _named(text, level)) is not None), None)


@lru_cache(maxsize=8192)
def _named(text: str, level: Level) -> Place | None:
    """What a label means as a place; most labels are none, and many tables have the same ones."""
    try:
        return place(text, level)
    except UnknownNameError:
        return None
