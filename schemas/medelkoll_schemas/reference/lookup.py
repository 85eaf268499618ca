"""Looking places and populations up."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from medelkoll_schemas.reference.model import (
    AmbiguousNameError,
    Level,
    Municipality,
    Place,
    UnknownNameError,
    UnknownYearError,
)
from medelkoll_schemas.reference.names import candidates, full_names, suggestions
from medelkoll_schemas.reference.store import municipalities, persons, places, years

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODED = re.compile(r"(?P<code>[0-9]{1,4})(?: +(?P<name>[^0-9]+))?")
_COUNTY_DIGITS, _MUNICIPALITY_DIGITS = 2, 4


def place(name: str | int, level: Level | None = None) -> Place:
    """The place that a name or code means.

    Case, hyphens, a genitive s and words such as *kommun*, *Region*, *län* and *landsting* do not matter, except that
    they say which of two places with one name is meant. A code may have lost its leading zeros and may stand in
    front of the name (``1480 Göteborg``).

    Raises:
        UnknownNameError: No place, or none on that level, has the name.
        AmbiguousNameError: Several have, with different members, and no level was given.

    >>> place("Region Jönköpings län").name, place(114).name
    ('Jönköpings län', 'Upplands Väsby')
    """
    return _place(str(name).strip(), level)


@lru_cache(4096)
def _place(name: str, level: Level | None) -> Place:
    coded = _CODED.fullmatch(name)
    found = _by_code(coded["code"], coded["name"], level) if coded else candidates(name, level)
    if not found:
        raise UnknownNameError(name, partial(suggestions, name, level))
    if len({one.codes for one in found}) > 1:
        raise AmbiguousNameError(name, partial(full_names, found))
    return found[0]


def _by_code(code: str, name: str | None, level: Level | None) -> list[Place]:
    width = _COUNTY_DIGITS if len(code) <= _COUNTY_DIGITS else _MUNICIPALITY_DIGITS
    named = None if name is None else candidates(name, level)
    return [
        one
        for one in places()
        if one.code == code.zfill(width) and level in {None, one.level} and (named is None or one in named)
    ]


def municipality(name: str | int) -> Municipality:
    """The municipality that a name or code means; raises ``UnknownNameError``.

    >>> municipality("Göteborgs kommun")
    Municipality(code='1480', name='Göteborg', county='14')
    """
    return _municipalities()[place(name, Level.MUNICIPALITY).code]


@cache
def _municipalities() -> dict[str, Municipality]:
    return {one.code: one for one in municipalities()}


def members(area: str | int, level: Level | None = None) -> tuple[Municipality, ...]:
    """The municipalities of an area, a county or the country; raises ``UnknownNameError``."""
    return tuple(_municipalities()[code] for code in place(area, level).codes)


def population(name: str | int, year: int, level: Level | None = None) -> int:
    """The population of a place on 31 December of a year.

    Raises:
        UnknownNameError: No place has the name, or several have (``AmbiguousNameError``).
        UnknownYearError: The year has no figures.

    >>> population("Riket", 2018)
    10230185
    """
    return _persons(place(name, level), year)


def _persons(where: Place, year: int) -> int:
    if year not in years():
        raise UnknownYearError(year, years())
    figures = persons()
    return figures[where.code][year] if where.code else sum(figures[code][year] for code in where.codes)


def fits(count: int, names: str | int | Sequence[str | int], level: Level | None = None) -> tuple[int, ...]:
    """The years in which a place, or several together, had exactly so many inhabitants.

    >>> fits(267268, "Skaraborg")
    (2018,)
    """
    asked = (names,) if isinstance(names, str | int) else names
    wanted = [place(name, level) for name in asked]
    return tuple(year for year in years() if sum(_persons(one, year) for one in wanted) == count)
