"""The many ways to write one name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from medelkoll_schemas.reference.model import Level, Place
from medelkoll_schemas.reference.store import aliases, places

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 3  # suggestions
_APART = re.compile(r"[\s/\u00ad\u2010-\u2014\u2212-]+")
_MEANT = (  # the first that fits says what is meant
    (Level.MUNICIPALITY, re.compile(r"(?P<name>.+) (?:kommuns?|stads?)|(?:kommunen|staden) (?P<other>.+)")),
    (Level.AREA, re.compile(r"(?:delregion|vårdsamverkan|närvårdssamverkan) (?P<name>.+)|(?P<other>.+) vårdsamverkan")),
    (Level.COUNTY, re.compile(r"(?:region|landstinget(?: i)?) (?P<name>.+?)(?: läns?)?")),
    (Level.COUNTY, re.compile(r"(?P<name>.+?)(?: läns?)?(?: landsting| region)|(?P<other>.+) läns?")),
)


def fold(name: str) -> str:
    """A name in small letters, hyphens and slashes as single spaces.

    >>> fold("Upplands-Väsby "), fold("Alingsås/ Lerum")
    ('upplands väsby', 'alingsås lerum')
    """
    return _APART.sub(" ", normalize("NFC", name).casefold()).strip()


def _stripped(folded: str) -> tuple[Level | None, str]:
    """What the words around a name say it is, and the name alone."""
    for level, pattern in _MEANT:
        if match := pattern.fullmatch(folded):
            return level, match["name"] or match.groupdict().get("other") or ""
    return None, folded


@cache
def _index() -> dict[str, tuple[Place, ...]]:
    named = [*((_stripped(fold(place.name))[1], place) for place in places()), *_aliases()]
    index: dict[str, tuple[Place, ...]] = {}
    for key, place in named:
        index[key] = (*index.get(key, ()), place)
    return index


def _aliases() -> Iterator[tuple[str, Place]]:
    known = {(place.level, place.name): place for place in places()}
    return ((fold(alias), known[level, name]) for alias, level, name in aliases())


def _forms(key: str) -> tuple[str, ...]:
    """A name with and without the genitive's s; a county's own name has it more often than not."""
    return (key, key.removesuffix("s"), key + "s")


def candidates(name: str, level: Level | None) -> list[Place]:
    """The places that a name can mean, the nearest level first."""
    whole = fold(name)
    meant, bare = _stripped(whole)
    wanted = {(None, whole), (meant, bare)}
    found = {
        place: None
        for said, key in sorted(wanted, key=lambda pair: pair[1] != whole)
        for form in _forms(key)
        for place in _index().get(form, ())
        if said in {None, place.level} and level in {None, place.level}
    }
    return list(found)


def suggestions(name: str, level: Level | None) -> list[str]:
    """The names nearest to one that nobody has, the best first, at most three."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when a name is wrong

    fitting = {key: found for key, found in _index().items() if any(level in {None, p.level} for p in found)}
    asked = _stripped(fold(name).lstrip("0123456789 "))[1]
    begun = [key for key in fitting if asked and key.startswith(asked)]
    near = [*begun, *get_close_matches(asked, fitting, n=_MOST, cutoff=0.7)]
    return list(dict.fromkeys(fitting[key][0].name for key in near))[:_MOST]


def full_names(found: list[Place]) -> list[str]:
    """The names that tell places with one name apart: ``Uppsala kommun``, ``Uppsala län``."""
    genitive = next((place.name.removesuffix(" län") for place in found if place.level is Level.COUNTY), "")
    return [f"{genitive or place.name} kommun" if place.level is Level.MUNICIPALITY else place.name for place in found]
