from __future__ import annotations

import pytest

from medelkoll_schemas.reference import (
    AmbiguousNameError,
    Level,
    UnknownNameError,
    UnknownYearError,
    fits,
    members,
    municipalities,
    municipality,
    place,
    population,
)


@pytest.mark.parametrize(
    ("written", "level", "name"),
    [
        ("upplands-väsby", Level.MUNICIPALITY, "Upplands Väsby"),
        ("UPPLANDS VÄSBYS KOMMUN", Level.MUNICIPALITY, "Upplands Väsby"),
        ("Dals Ed", Level.MUNICIPALITY, "Dals-Ed"),
        ("Göteborgs stad", Level.MUNICIPALITY, "Göteborg"),
        ("Göteborgs", Level.MUNICIPALITY, "Göteborg"),
        ("Borås kommun", Level.MUNICIPALITY, "Borås"),
        ("Kommunen Mark", Level.MUNICIPALITY, "Mark"),
        ("Ma\u0308rsta", None, ""),
        ("Va\u0308xjo\u0308 kommun", Level.MUNICIPALITY, "Växjö"),
        ("1480", Level.MUNICIPALITY, "Göteborg"),
        ("1480 Göteborg", Level.MUNICIPALITY, "Göteborg"),
        ("1480 Borås", None, ""),
        ("114", Level.MUNICIPALITY, "Upplands Väsby"),
        ("14", Level.COUNTY, "Västra Götalands län"),
        ("3", Level.COUNTY, "Uppsala län"),
        ("9999", None, ""),
        ("Uppsala kommun", Level.MUNICIPALITY, "Uppsala"),
        ("Uppsala län", Level.COUNTY, "Uppsala län"),
        ("Region Uppsala", Level.COUNTY, "Uppsala län"),
        ("Region Jönköpings län", Level.COUNTY, "Jönköpings län"),
        ("Stockholms läns landsting", Level.COUNTY, "Stockholms län"),
        ("Landstinget i Kalmar län", Level.COUNTY, "Kalmar län"),
        ("Landstinget Blekinge", Level.COUNTY, "Blekinge län"),
        ("Dalarna", Level.COUNTY, "Dalarnas län"),
        ("Region Jämtland Härjedalen", Level.COUNTY, "Jämtlands län"),
        ("Region Sörmland", Level.COUNTY, "Södermanlands län"),
        ("VGR", Level.COUNTY, "Västra Götalands län"),
        ("Västra Götalandsregionen", Level.COUNTY, "Västra Götalands län"),
        ("Region Gotland", Level.COUNTY, "Gotlands län"),
        ("Alingsås/ Lerum", Level.AREA, "Alingsås/Lerum"),
        ("Vårdsamverkan Fyrbodal", Level.AREA, "Fyrbodal"),
        ("Skaraborgs vårdsamverkan", Level.AREA, "Skaraborg"),
        ("Gbg- samverkan", Level.AREA, "Göteborgsområdet"),
        ("hela riket", Level.COUNTRY, "Riket"),
        ("Goteborg", None, ""),
        ("Borå", Level.MUNICIPALITY, "Borås"),
        ("kommun", None, ""),
        ("", None, ""),
    ],
)
def test_names_as_people_write_them(written: str, level: Level | None, name: str) -> None:
    if level is None:
        with pytest.raises(UnknownNameError):
            place(written)
    else:
        assert (place(written).level, place(written).name) == (level, name)


def test_every_municipality_by_name_genitive_and_code() -> None:
    for one in municipalities():
        genitive = one.name if one.name.endswith("s") else f"{one.name}s"
        written = (one.name, f"{genitive} kommun", one.name.upper(), one.code, int(one.code), f"{one.code} {one.name}")
        assert {municipality(name).code for name in written} == {one.code}


@pytest.mark.parametrize(
    ("name", "full_names"),
    [
        ("Stockholm", ("Stockholms kommun", "Stockholms län")),
        ("Uppsala", ("Uppsala kommun", "Uppsala län")),
        ("Kalmar", ("Kalmar kommun", "Kalmar län")),
        ("Örebro", ("Örebro kommun", "Örebro län")),
        ("Jönköping", ("Jönköpings kommun", "Jönköpings län")),
    ],
)
def test_a_name_of_two_places_needs_its_level(name: str, full_names: tuple[str, str]) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        place(name)

    assert caught.value.suggestions == full_names
    assert place(name, Level.MUNICIPALITY) == place(full_names[0])
    assert place(name, Level.COUNTY) == place(full_names[1])


def test_gotland_is_both_and_it_does_not_matter() -> None:
    assert population("Gotland", 2018) == population("Gotland", 2018, Level.COUNTY) == 59_249


@pytest.mark.parametrize(
    ("wrong", "suggested"),
    [("Goteborg", "Göteborg"), ("Skarborg", "Skaraborg"), ("Malung", "Malung-Sälen"), ("1480 Boras", "Borås")],
)
def test_suggestions(wrong: str, suggested: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        place(wrong)

    assert caught.value.name == wrong
    assert caught.value.suggestions[0] == suggested


def test_suggestions_keep_to_the_level() -> None:
    with pytest.raises(UnknownNameError) as caught:
        municipality("Skaraborg")

    assert "Skaraborg" not in caught.value.suggestions


def test_a_name_like_nothing_suggests_nothing() -> None:
    assert UnknownNameError("x").suggestions == ()
    with pytest.raises(UnknownNameError) as caught:
        place("zzzzqqq")
    assert caught.value.suggestions == ()


def test_members() -> None:
    assert [one.name for one in members("SIMBA")] == ["Stenungsund", "Tjörn", "Ale", "Kungälv"]
    assert [one.county for one in members("Ale")] == ["14"]


def test_years_that_fit() -> None:
    assert fits(267_268, "Skaraborg") == (2018,)
    assert fits(42_661, [114]) == (2015,)
    assert fits(42_661 + 32_380, ["Upplands Väsby", "Vallentuna"]) == (2015,)
    assert fits(1, "Skaraborg") == ()


def test_a_year_without_figures() -> None:
    with pytest.raises(UnknownYearError) as caught:
        population("Skaraborg", 2014)

    assert (caught.value.year, caught.value.years[0], caught.value.years[-1]) == (2014, 2015, 2025)
