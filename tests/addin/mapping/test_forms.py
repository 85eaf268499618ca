"""Spending reports as the counties write them: whose they are, and what stands beside each label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.mapping import map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.reports import answer_of, county_of
from medelkoll_addin.mapping.vocabulary import vocabulary
from medelkoll_addin.placing import address
from medelkoll_schemas.grants import grants

if TYPE_CHECKING:
    from tests.addin.mapping.conftest import DrawBook

GRANT = grants()["inrapportering-brukarsamverkan-2018"]


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("Region Västmanland", "Västmanlands län"),
        ("Västmanlands län", "Västmanlands län"),
        ("Västmanland", "Västmanlands län"),
        ("Landstinget Sörmland", "Södermanlands län"),
        ("Region Jönköpings län", "Jönköpings län"),
        ("VÄSTRA GÖTALAND", "Västra Götalands län"),
        ("Västra Götalandsregionen", "Västra Götalands län"),
        ("Region Jämtland Härjedalen", "Jämtlands län"),
        ("Gotland", "Gotlands län"),
    ],
)
def test_a_county_by_any_of_its_names(text: str, county: str) -> None:
    found = county_of(text)

    assert found is not None
    assert found.name == county


@pytest.mark.parametrize(
    "text", ["", "Brukarsamverkan", "Länet", "Kalmar och Skåne", "Vi i Kalmar har under året samlat oss"]
)
def test_what_names_no_county(text: str) -> None:
    assert county_of(text) is None


LINES = """
    Hur har medlen fördelats? | Aktivitet | Belopp
    Brukarrevision | Revision | 400 000
    Utbildning | Kurs | 595 000
    Summa | | 995 000
"""
RIGHT = """
    Brukarsamverkan 2018
    Län: | Kalmar
    Beviljat bidrag | 1 000 000
    Förbrukade eller intecknade? | Nej
    Om nej, ej förbrukade medel | 5 000
"""
BELOW = """
    Brukarsamverkan 2018
    Län
    Kalmar
    Beviljat bidrag
    1 000 000
    Är samtliga stimulansmedel förbrukade?
    Nej
    Om nej, ange ej förbrukade stimulansmedel
    .
    5 000
"""


def reported(draw: DrawBook, form: str) -> list[dict[str, object]]:
    """The rows of the table of reports, its places as addresses."""
    collector = Collector()
    map_book(0, draw(form + LINES.lstrip("\n")), collector, grant=GRANT)
    rows = collector.tables().reports.to_dicts()
    return [
        {
            key: address(value) if "place" in key or key in FIGURES else value
            for key, value in row.items()
            if value is not None
        }
        for row in rows
    ]


FIGURES = {"granted", "reported", "remaining"}


@pytest.mark.parametrize(
    ("form", "cells"),
    [
        (RIGHT, {"granted": "B3", "answer_place": "B4", "remaining": "B5", "reported": "C9"}),
        (BELOW, {"granted": "A5", "answer_place": "A7", "remaining": "A10", "reported": "C14"}),
    ],
)
def test_answers_to_the_right_of_their_labels_or_below_them(draw: DrawBook, form: str, cells: dict[str, str]) -> None:
    (row,) = reported(draw, form)

    assert row == {"book": 0, "county": "Kalmar län", "decided": 100_000_000, "answer": False, "note": False, **cells}


def test_words_where_an_amount_remains_are_a_note(draw: DrawBook) -> None:
    (row,) = reported(draw, RIGHT.replace("5 000", "Enligt mejl får de användas nästa år"))

    assert (row["note"], row["note_place"]) == (True, "B5")
    assert "remaining" not in row


def test_the_large_counties_were_granted_twice_as_much(draw: DrawBook) -> None:
    (row,) = reported(draw, RIGHT.replace("Kalmar", "Region Skåne"))

    assert (row["county"], row["decided"]) == ("Skåne län", 200_000_000)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ja", True),
        ("JA!", True),
        ("ja, allt", True),
        ("x", True),
        ("Nej", False),
        ("nej.", False),
        ("Kanske", None),
        ("Jag", None),
    ],
)
def test_yes_and_no(text: str, *, answer: bool | None) -> None:
    assert answer_of(text, vocabulary()) is answer
