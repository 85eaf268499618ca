"""Amounts per inhabitant of areas: whose inhabitants stand in another table, or in none."""

from __future__ import annotations

import pytest
from tests.addin.mapping.discovering.test_found import Rows, said

# Four districts, their inhabitants on a sheet of their own, 3,50 kr and 7,00 kr for each, to whole hundreds.
PEOPLE: Rows = [
    ["Distrikt", "Folkmängd"],
    ["Norra", 41_372],
    ["Södra", 58_914],
    ["Östra", 23_085],
    ["Västra", 77_250],
    ["Summa", 200_621],
]


def amounts(**changed: int) -> Rows:
    """41 372 x 3,5 = 144 802 …; *Väst* is the only name that is left."""
    cells = {"B2": 144_800, "C2": 206_200, "D2": 80_800, "E2": 270_400, "B3": 289_600, "C3": 412_400, "D3": 161_600}
    cells |= {"E3": 540_800, **changed}
    return [
        ["", "Norra", "Södra", "Östra", "Väst"],
        ["Kommunerna", *(cells[f"{column}2"] for column in "BCDE")],
        ["Regionen", *(cells[f"{column}3"] for column in "BCDE")],
    ]


def test_amounts_that_follow_from_another_table() -> None:
    assert said(Fördelning=amounts(), Invånare=PEOPLE) == []


@pytest.mark.parametrize(
    ("cell", "typed"),
    [
        ("C2", 260_200),  # two digits changed places
        ("E2", 2_704_000),  # a zero too many
        ("D3", 16_160),
        ("B3", 331_000),  # 8,00 kr
    ],
)
def test_one_that_does_not(cell: str, typed: int) -> None:
    found = said(Fördelning=amounts(**{cell: typed}), Invånare=PEOPLE)

    assert [(code, where) for code, where, _ in found] == [("K401", cell)]


def test_what_nothing_explains_may_be_meant() -> None:
    """Somebody who is paid for others, too."""
    assert said(Fördelning=amounts(D3=277_700), Invånare=PEOPLE) == []


def test_parts_of_an_area_are_counted_together() -> None:
    """Norra is 20 100 + 21 272, Södra 58 914, Östra 23 085, each at 3,50 kr; 206 200 became 260 200."""
    people: Rows = [
        ["Kommun", "Område", "Folkmängd"],
        ["Aby", "Norra", 20_100],
        ["Beby", "Norra", 21_272],
        ["Ceby", "Södra", 58_914],
        ["Deby", "Östra", 23_085],
        ["Eby", "Västra", 77_250],
    ]
    found = said(Fördelning=amounts(C2=260_200), Invånare=people)

    assert [(code, where) for code, where, _ in found if code != "K403"] == [("K401", "C2")]


# 60 öre on 31 December 2018 (Statistics Sweden), to whole hundreds; no population is typed.
ACROSS: Rows = [
    ["", "Skaraborg", "SIMBA", "Fyrbodal", "Alingsås/ Lerum"],
    ["Kommun", 160_400, 71_100, 172_300, 49_900],  # 267 268, 118 437, 287 152 and 83 207 inhabitants
]


def test_areas_that_the_reference_knows() -> None:
    wrong: Rows = [ACROSS[0], ["Kommun", 160_400, 77_100, 172_300, 49_900]]

    assert said(Fördelning=ACROSS) == []
    assert said(Fördelning=wrong) == [("K401", "C2", 71_100)]


def test_an_amount_per_inhabitant_whose_sign_is_wrong() -> None:
    """1,80 kr for each inhabitant of 2019, to whole hundreds (Statistics Sweden)."""
    rows: Rows = [
        ["Kommun", "Bidrag"],
        ["Enköping", 81_500],
        ["Heby", 25_300],
        ["Håbo", -39_500],
        ["Knivsta", 33_900],
        ["Tierp", 38_000],
        ["Uppsala", 415_400],
    ]

    assert said(Medel=rows) == [("K401", "B4", 39_500)]


def test_amounts_by_population_are_no_populations() -> None:
    """90 öre for each inhabitant of 2023, to whole thousands (Statistics Sweden); Uppsala's 364 000 became 346 000."""
    rows: Rows = [
        ["Län", "Efter folkmängd"],
        ["Stockholms län", 2_209_000],  # 2 454 821 inhabitants
        ["Uppsala län", 346_000],  # 404 589: 364 130
        ["Södermanlands län", 272_000],  # 301 944
        ["Skåne län", 1_280_000],
        ["Hallands län", 309_000],
        ["Västra Götalands län", 1_590_000],
        ["Örebro län", 277_000],
    ]

    assert said(Medel=rows) == [("K401", "B3", 364_000)]
