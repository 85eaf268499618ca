from __future__ import annotations

import pytest

from medelkoll_addin.mapping.discovering.labels import CERTAIN, POSSIBLE, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Suicidprevention", "3. SUICIDPREVENTION"),
        ("Förebyggande arbete", "Insatser inom förebyggande arbete"),
        ("Kompetensutveckling", "Kompete."),
        ("Första linjens vård", "Första linjens vård (kr)"),
        ("Tillgänglig vård", "Tillgängliga vården"),
        ("Samsjuklighet", "Samsjuklighe"),
        ("Barn och unga", "Summa barn och unga"),
    ],
)
def test_the_same_in_another_hand(one: str, other: str) -> None:
    assert likeness(one, other) >= CERTAIN
    assert likeness(other, one) == likeness(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Barn och unga", "Samsjuklighet"), ("Elevhälsa", "Webbplats"), ("", "Elevhälsa")]
)
def test_something_else(one: str, other: str) -> None:
    assert likeness(one, other) < POSSIBLE
