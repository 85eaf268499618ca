"""Places, and what can go wrong when they are looked up."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Level(StrEnum):
    """What kind of place a name means."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    AREA = "area"
    COUNTRY = "country"


class Municipality(NamedTuple):
    """One of the 290 municipalities."""

    code: str  # four digits: "1480"
    name: str  # Göteborg
    county: str  # the county's code, two digits: "14"


class Place(NamedTuple):
    """A municipality, a county, a collaboration area or the country."""

    level: Level
    code: str  # "1480", "14", "00"; an area has none and is known by its name
    name: str  # Göteborg, Stockholms län, Skaraborg, Riket
    codes: tuple[str, ...]  # its municipalities


class UnknownNameError(LookupError):
    """A name or code that is no place."""

    def __init__(self, name: str, suggest: Callable[[], Sequence[str]] = tuple) -> None:
        """Keep the name as it was asked for, and how to find others: that takes time and is rarely asked for."""
        super().__init__(f"no place is called {name!r}")
        self.name = name
        self._suggest = suggest

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The nearest names, the best first."""
        return tuple(self._suggest())


class AmbiguousNameError(UnknownNameError):
    """A name of several places; ``suggestions`` are their full names."""


class UnknownYearError(LookupError):
    """A year without population figures; ``years`` are those that have them."""

    def __init__(self, year: int, years: Sequence[int]) -> None:
        """Keep the year as it was asked for."""
        super().__init__(f"no population is known for {year}")
        self.year = year
        self.years = tuple(years)
