from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.excel.functions import FunctionError
from medelkoll_addin.excel.functions.people import folkmangd, folkmangd_tabell

if TYPE_CHECKING:
    from medelkoll_addin.excel.functions.values import Value


@pytest.mark.parametrize(
    ("plats", "ar", "persons"),
    [
        ("Skaraborg", 2018.0, 267_268),
        ("Skaraborg", "2018", 267_268),
        ([["Skaraborg"]], [["2018-12-31"]], 267_268),
        ("Skaraborg", dt.datetime(2018, 12, 31), 267_268),  # noqa: DTZ001 - Excel has no time zones
        ("Skaraborg", dt.date(2018, 12, 31), 267_268),
        ("Skaraborg", 43465.0, 267_268),  # 2018-12-31 as a day number
        ("Alingsås/Lerum", 2018, 83_207),
        (114.0, 2015, 42_661),
        ("Gotland", 2018, 59_249),
        ("Riket", 2018, 10_230_185),
    ],
)
def test_folkmangd(plats: Value, ar: Value, persons: int) -> None:
    assert folkmangd(plats, ar) == persons


@pytest.mark.parametrize(
    ("plats", "ar", "text"),
    [
        ("Uppsala", 2018, "Det finns flera ”Uppsala”. Skriv ”Uppsala kommun” eller ”Uppsala län”."),
        (
            "Goteborg",
            2018,
            "”Goteborg” är inte en kommun, ett län eller ett område som är känt. Menade du ”Göteborg”?",
        ),
        (
            "zzzzqqq",
            2018,
            (
                "”zzzzqqq” är inte en kommun, ett län eller ett område som är känt. "
                "Skriv till exempel ”Skövde” eller ”Skaraborg”."
            ),
        ),
        ("Skara", 2014, "Folkmängden 2014 är inte känd. Det finns uppgifter för 2015–2025."),
        ("Skara", 43466.0, "”2019-01-01” är inte ett år. Skriv till exempel 2018; folkmängden gäller den 31 december."),
        (
            "Skara",
            "2018-11-01",
            "”2018-11-01” är inte ett år. Skriv till exempel 2018; folkmängden gäller den 31 december.",
        ),
        ("Skara", None, "Cellen är tom där det ska stå ett år."),
        (None, 2018, "Cellen är tom där det ska stå en kommun, ett län eller ett område."),
        ("#N/A", 2018, "En cell som behövs visar felet #N/A. Rätta den först."),
    ],
)
def test_what_is_unknown_is_said(plats: Value, ar: Value, text: str) -> None:
    with pytest.raises(FunctionError) as caught:
        folkmangd(plats, ar)

    assert caught.value.text == text


def test_three_suggestions_are_listed() -> None:
    with pytest.raises(FunctionError, match="Menade du ”Skaraborg”, ”Karlsborg” eller ”Arboga”"):
        folkmangd("Skarborg", 2018)


def test_folkmangd_tabell() -> None:
    heading, *lines = folkmangd_tabell("SIMBA", 2018)

    assert heading == ["Kod", "Kommun", "Folkmängd 2018"]
    assert [line[:2] for line in lines] == [
        ["1415", "Stenungsund"],
        ["1419", "Tjörn"],
        ["1440", "Ale"],
        ["1482", "Kungälv"],
    ]
    assert sum(int(str(line[2])) for line in lines) == folkmangd("SIMBA", 2018)


@pytest.mark.parametrize(("omrade", "count"), [("Skövde", 1), ("Skaraborg", 15), ("VGR", 49), ("Riket", 290)])
def test_every_kind_of_place_has_a_table(omrade: str, count: int) -> None:
    assert len(folkmangd_tabell(omrade, 2020)) == count + 1


def test_a_table_of_an_unknown_year() -> None:
    with pytest.raises(FunctionError, match="2030"):
        folkmangd_tabell("SIMBA", 2030)
