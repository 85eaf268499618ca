from __future__ import annotations

import pytest

from medelkoll_addin.mapping.vocabulary import Vocabulary, vocabulary

WORDS = Vocabulary({"total": ["summa*", "s:a"], "pair": ["kr per invånare"], "inside": ["projekt*nr"], "none": []})


@pytest.mark.parametrize(
    ("meaning", "text", "means", "begins"),
    [
        ("total", "Summa", True, True),
        ("total", "SUMMA:", True, True),
        ("total", "Summan av allt", True, True),  # the star lets the word go on
        ("total", "Delsumma", False, False),  # but not begin earlier
        ("total", "  – Summa", True, True),
        ("total", "Hela summan", True, False),
        ("total", "S:a", True, True),
        ("total", "S:arna", False, False),
        ("pair", "Kr  per\ninvånare", True, True),
        ("pair", "kr per", False, False),
        ("inside", "Projektets nr", False, False),
        ("inside", "Projektnr", True, True),
        ("none", "vad som helst", False, False),
        ("total", "", False, False),
        ("total", "Summa " + "x" * 200, False, False),  # prose means nothing
    ],
)
def test_words_are_whole_words(meaning: str, text: str, *, means: bool, begins: bool) -> None:
    for _ in range(2):  # asked again, the answer is remembered
        assert WORDS.means(meaning, text) is means
        assert WORDS.begins(meaning, text) is begins


def test_a_grants_words_come_on_top_of_the_built_in_ones() -> None:
    plain, own = vocabulary(), vocabulary({"total": ("rubbet",), "egen": ("alldeles egen",)})

    assert own.means("total", "Rubbet")
    assert own.means("total", "Summa")
    assert own.means("egen", "Alldeles egen")
    assert not plain.means("total", "Rubbet")


def test_the_vocabulary_of_the_same_words_is_made_once() -> None:
    assert vocabulary({"total": ("rubbet",)}) is vocabulary({"total": ("rubbet",)})
