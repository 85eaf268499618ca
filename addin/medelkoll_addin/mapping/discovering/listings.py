"""Tables of counties or municipalities that mean all of them: which one is missing, which stands twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.places import places_of
from medelkoll_schemas.reference import Level, counties, municipalities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_addin.mapping.vocabulary import Vocabulary
    from medelkoll_schemas.reference.model import Place

_FEWEST = 5  # municipalities of a county
_FEW = {Level.COUNTY: 2, Level.MUNICIPALITY: 20}  # so many may be missing where a table means all in the country
_NOTES = 10  # rows below a table in which its notes stand
_EXCEPT = re.compile(
    r"\b(?:inte|ej|icke|utom|utan|undan\w*|exkl\w*|sakna\w*|avstå\w*|avböj\w*|avsl\w*|nek\w*|separat\w*|särskil\w*|ege[nt]|egna|tillkommer)\b",
    re.IGNORECASE,
)
_FEW_OF_COUNTY = 8  # one in so many, where it calls its total the whole county


def fill_listings(book: int, structures: Sequence[Structure], vocabulary: Vocabulary, collector: Collector) -> None:
    """Add one row per table that lacks places, and one per place that stands twice."""
    for built in structures:
        if len(built.rows) >= _FEWEST:
            _fill(book, built, vocabulary, collector)


def _fill(book: int, built: Structure, vocabulary: Vocabulary, collector: Collector) -> None:
    where = places_of(built)
    whole = _meant(built, where, vocabulary) if where else None
    if not whole:
        return
    first = next(iter(where))
    there = Counter(one.code for one in where.values())
    absent = [name for code, name in whole.items() if code not in there]
    absent = [name for name in absent if not _is_told(built, name)]
    level = next(iter(where.values())).level.value
    if absent:
        names = ", ".join(absent)
        row = {"place": _spot(built, first), "names": names, "there": len(there), "whole": len(whole)}
        collector.add("listings", book=book, kind="missing", level=level, **row)
    for code in (code for code, count in there.items() if count > 1):
        at = [at for at, one in where.items() if one.code == code]
        row = {"place": _spot(built, at[1]), "names": whole[code], "first": _spot(built, at[0]), "whole": len(whole)}
        collector.add("listings", book=book, kind="twice", level=level, **row)


def _is_told(built: Structure, name: str) -> bool:
    """Whether the sheet tells why a place is missing.

    Any words do that stand in the table or right below it, beside no figure: its row without an amount, a note.
    Elsewhere they must speak of an exception: a heading, an address or *Stockholm den 3 maj* names a place and tells
    nothing.
    """
    plain = re.escape(name.removesuffix("s län").removesuffix(" län"))
    named = re.compile(rf"\b{plain}s?\b(?P<date>,?(?: den)? \d)?", re.IGNORECASE)
    rows = [built.table.lines[row].i for row in built.rows]
    near = range(min(rows), max(rows) + _NOTES + 1)
    for i, row in enumerate(built.table.block.sheet.values):
        beside = i in near and not any(isinstance(value, (int, float)) for value in row)
        for text in (value for value in row if isinstance(value, str)):
            said = named.search(text)
            if said and (_EXCEPT.search(text) or (beside and not said["date"])):
                return True
    return False


def _spot(built: Structure, at: int) -> int:
    """The first figure of a row."""
    line = built.table.lines[built.rows[at]]
    return built.table.block.sheet.place(line.i, line.figures[0])


def _meant(built: Structure, where: Mapping[int, Place], vocabulary: Vocabulary) -> Mapping[str, str]:
    """The places, code -> name, all of which a table means to have; none when that is not clear."""
    level = next(iter(where.values())).level
    codes = Counter(one.code for one in where.values())
    every = {one.code: one.name for one in (counties() if level is Level.COUNTY else municipalities())}
    if sum(count > 1 for count in codes.values()) > 1:
        return {}  # several rows for each place
    if len(every) - len(codes) <= _FEW[level]:
        return every
    own = {code: name for code, name in every.items() if code[:2] == next(iter(codes))[:2]}
    few = (len(own) - len(codes)) * _FEW_OF_COUNTY <= len(own)
    return own if codes.keys() <= own.keys() and few and _says_all(built, vocabulary) else {}


def _says_all(built: Structure, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.means("whole", built.table.lines[built.rows[total.item]].label) for total in built.down)
