"""The package's own data files, read once when first asked for."""

from __future__ import annotations

from functools import cache

from medelkoll_schemas.reference.model import Level, Municipality, Place

_COUNTRY = "00"


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    from csv import reader  # noqa: PLC0415 - only when the reference is used
    from importlib.resources import files  # noqa: PLC0415 - the same

    text = files("medelkoll_schemas.reference").joinpath("data", name).read_text("utf-8")
    return tuple(map(tuple, reader(text.splitlines())))


@cache
def years() -> tuple[int, ...]:
    """The years with population figures (on 31 December), the earliest first."""
    return tuple(map(int, _rows("municipalities.csv")[0][2:]))


@cache
def persons() -> dict[str, dict[int, int]]:
    """Population by code (municipality, county or country) and year."""
    rows = (*_rows("municipalities.csv")[1:], *_rows("counties.csv")[1:])
    return {code: dict(zip(years(), map(int, figures), strict=True)) for code, _, *figures in rows}


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All municipalities, by code."""
    return tuple(Municipality(code, name, code[:2]) for code, name, *_ in _rows("municipalities.csv")[1:])


@cache
def counties() -> tuple[Place, ...]:
    """All counties, by code."""
    return tuple(
        Place(Level.COUNTY, code, name, tuple(m.code for m in municipalities() if m.county == code))
        for code, name, *_ in _rows("counties.csv")[1:]
        if code != _COUNTRY
    )


@cache
def areas() -> tuple[Place, ...]:
    """The collaboration areas, as their region lists them."""
    return tuple(Place(Level.AREA, "", name, tuple(codes.split())) for name, codes in _rows("areas.csv")[1:])


@cache
def places() -> tuple[Place, ...]:
    """Every place: municipalities, areas, counties, the country."""
    own = (Place(Level.MUNICIPALITY, m.code, m.name, (m.code,)) for m in municipalities())
    country = Place(Level.COUNTRY, _COUNTRY, "Riket", tuple(m.code for m in municipalities()))
    return (*own, *areas(), *counties(), country)


def aliases() -> tuple[tuple[str, Level, str], ...]:
    """Other names: the alias, and the level and name of the place that it means."""
    return tuple((alias, Level(level), name) for alias, level, name in _rows("aliases.csv")[1:])
