"""Words as a reader compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medelkoll_schemas.wording import normal, normal_of_all, speaks_of, stands_in


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Totalt:", "totalt"),
        ("  Ekonomisk\n sammanfattning ", "ekonomisk sammanfattning"),
        ("läns\u00adgemensamma", "länsgemensamma"),
        ("barn- och unga", "barn och unga"),
        ("Göteborgsområdet¹", "göteborgsområdet1"),
        ("Belopp *", "belopp"),
        ("1\u00a0254\u00a0013", "1 254 013"),
        ("A\u030angstro\u0308m", "ångström"),
        ("", ""),
        ("- ", ""),
    ],
)
def test_what_does_not_count(text: str, compared: str) -> None:
    assert normal(text) == compared


def test_a_long_text_is_compared_like_a_short_one() -> None:
    assert normal("Läns-gemensamma  medel " * 20) == " ".join(["länsgemensamma medel"] * 20)


@given(st.lists(st.text("aÅ\u030a 1.:-\u00ad\u2011\u00a0\t¹ßſ") | st.just("Läns-gemensamma  medel. " * 20)))
def test_many_texts_are_compared_like_one_of_many_lines(texts: list[str]) -> None:
    assert normal_of_all(texts) == normal("\n".join(texts))


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Utökade läns-gemensamma medel", "länsgemensamma", True),
        ("Folkmängden 2018", "folkmängd", False),
        ("Folkmängden 2018", "folkmängd*", True),
        ("Målbelopp", "belopp*", False),
        ("Belopp (kr)", "belopp", True),
        ("Kommunalförbunden", "kommun", False),
        ("(kommun)", "kommun", True),
        ("Alingsås/Lerum", "lerum*", True),
        ("a.b", "a+b", False),
    ],
)
def test_whole_words_and_words_that_go_on(text: str, words: str, *, said: bool) -> None:
    assert speaks_of(text, words) is said
    assert stands_in(normal(text), words) is said
