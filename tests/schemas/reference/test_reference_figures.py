from __future__ import annotations

import pytest

from medelkoll_schemas.arithmetic import per_inhabitant
from medelkoll_schemas.reference import areas, counties, members, municipalities, population, years


def test_what_there_is() -> None:
    assert years() == tuple(range(2015, 2026))
    assert len(municipalities()) == 290
    assert len(counties()) == 21
    assert [area.name for area in areas()] == [
        "Skaraborg",
        "Södra Älvsborg",
        "Göteborgsområdet",
        "SIMBA",
        "Fyrbodal",
        "Alingsås/Lerum",
    ]


@pytest.mark.parametrize(
    ("name", "year", "persons"),
    [
        ("Riket", 2018, 10_230_185),
        ("Sverige", 2017, 10_120_242),
        ("Skaraborg", 2018, 267_268),
        ("Stockholms län", 2015, 2_231_439),
        ("Stockholms kommun", 2015, 923_516),
        ("Göteborgs stad", 2018, 571_868),
        (1480, 2018, 571_868),
    ],
)
def test_known_figures(name: str | int, year: int, persons: int) -> None:
    assert population(name, year) == persons


@pytest.mark.parametrize("year", years())
def test_the_country_is_the_sum_of_its_counties_and_they_of_their_municipalities(year: int) -> None:
    of_counties = {county.name: population(county.code, year) for county in counties()}
    of_municipalities = {county.name: sum(population(code, year) for code in county.codes) for county in counties()}

    assert of_counties == of_municipalities
    assert sum(of_counties.values()) == population("00", year)


def test_areas_share_the_region_between_them() -> None:
    codes = [code for area in areas() for code in area.codes]

    assert len(codes) == 49
    assert sorted(codes) == [one.code for one in members("Västra Götalands län")]
    assert [len(area.codes) for area in areas()] == [15, 8, 5, 4, 15, 2]


def _paid(area: str, year: int) -> int:
    """60 öre from each inhabitant, to whole 100 kr."""
    return per_inhabitant(population(area, year), 60, rounding=10_000) // 100


@pytest.mark.parametrize(
    ("area", "year", "paid"),
    [
        ("Skaraborg", 2018, 160_400),
        ("SIMBA", 2018, 71_100),
        ("Fyrbodal", 2018, 172_300),
        ("Södra Älvsborg", 2017, 133_500),  # a year older than the decision says
    ],
)
def test_what_the_municipalities_paid_in_2019(area: str, year: int, paid: int) -> None:
    """The amounts stand in the table of the decision on funds for the areas in 2019 and 2020."""
    assert _paid(area, year) == paid
