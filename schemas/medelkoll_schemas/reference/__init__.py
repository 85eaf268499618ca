"""Population by municipality, county and collaboration area, and who belongs where.

>>> from medelkoll_schemas.reference import population
>>> population("Skaraborg", 2018)
267268
"""

from medelkoll_schemas.reference.lookup import fits, members, municipality, place, population
from medelkoll_schemas.reference.model import (
    AmbiguousNameError,
    Level,
    Municipality,
    Place,
    UnknownNameError,
    UnknownYearError,
)
from medelkoll_schemas.reference.store import areas, counties, municipalities, years

__all__ = [
    "AmbiguousNameError",
    "Level",
    "Municipality",
    "Place",
    "UnknownNameError",
    "UnknownYearError",
    "areas",
    "counties",
    "fits",
    "members",
    "municipalities",
    "municipality",
    "place",
    "population",
    "years",
]
