from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_labels_in_which_words_may_stand_are_found_all_at_once() -> None:
    labels = ["Film", "Delsumma", "S:a", "", "SUM­MA", "Kr  per\ninvånare", "Projektets nr 4", "Film"]

    assert WORDS.among(("total",), labels) == {"Delsumma", "S:a", "SUM­MA"}
    assert WORDS.among(("pair", "inside"), labels) == {"Kr  per\ninvånare", "Projektets nr 4"}
    assert WORDS.among(("none",), labels) == set()
    assert WORDS.among(("total",), []) == set()


def test_a_label_with_the_separator_in_it_has_all_of_them_asked() -> None:
    assert WORDS.among(("total",), ["Film", "Sum\0ma", "Summa"]) == {"Film", "Sum\0ma", "Summa"}


@given(st.lists(st.text("sSuUmMaA:-–¹ fi\u00ad\u0301ﬁ\n", max_size=12), max_size=6))
def test_what_is_not_among_them_means_nothing(labels: list[str]) -> None:
    words = Vocabulary({"total": ["summa*", "s:a", "mums fia"], "other": ["a* mu"]})
    among = words.among(("total", "other"), labels)

    for label in set(labels) - among:
        assert not any(words.means(meaning, label) or words.begins(meaning, label) for meaning in ("total", "other"))
