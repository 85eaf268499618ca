from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

from medelkoll_schemas.messages import LANGUAGES, codes, entry
from medelkoll_schemas.messages.catalogue import GROUPS, TERMS, cause_kinds, cause_words, phrase
from medelkoll_schemas.messages.words import placeholders

DESIGNED_CODES = [
    "K101",
    "K102",
    "K103",
    "K104",
    "K105",
    "K201",
    "K202",
    "K203",
    "K204",
    "K205",
    "K301",
    "K302",
    "K303",
    "K304",
    "K305",
    "K306",
    "K307",
    "K308",
    "K309",
    "K401",
    "K402",
    "K403",
    "K404",
    "K405",
    "K406",
    "K501",
    "K502",
    "K503",
    "K601",
    "K602",
    "K603",
    "K604",
    "K605",
    "K606",
    "K701",
    "K702",
    "K703",
    "K704",
    "K705",
    "K706",
    "K707",
    "K708",
    "K709",
    "K710",
    "K711",
    "K901",
    "K902",
    "K903",
    "K904",
    "K905",
    "K906",
    "K907",
    "K908",
    "K909",
    "K910",
    "K911",
    "K912",
    "K913",
    "K914",
    "K915",
    "K916",
    "K917",
    "K918",
    "K919",
    "K920",
    "K921",
    "K922",
    "K923",
    "K924",
]
DESIGNED_KINDS = [
    "transposed_digits",
    "wrong_digit",
    "dropped_digit",
    "extra_digit",
    "factor_1000",
    "factor_100",
    "sign",
    "omitted_line",
    "counted_twice",
    "range_too_short",
    "range_too_long",
    "constant_over_formula",
    "stale_value",
    "text_number",
    "hidden_row",
    "other_year_population",
    "other_rate",
    "swapped_ratio",
    "swapped_cells",
    "rounding",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", DESIGNED_CODES)
def test_every_code_says_everything(code: str, language: str) -> None:
    about = entry(code, language)
    words = (about.title, about.meaning, about.wrong, about.right, about.accept)

    assert all(words)
    assert about.wrong != about.right
    assert about.message["default"]
    assert not about.title.endswith(".")


def test_the_codes_are_the_designed_ones_in_order() -> None:
    assert list(codes()) == DESIGNED_CODES


@pytest.mark.parametrize("code", DESIGNED_CODES)
def test_both_languages_have_the_same_variants_and_name_the_same_facts(code: str) -> None:
    swedish, english = entry(code, "sv"), entry(code, "en")
    named = [
        {variant: [placeholders(template) for template in about.message[variant]] for variant in about.message}
        for about in (swedish, english)
    ]

    assert named[0] == named[1]
    assert [placeholders(template) for template in swedish.todo] == [
        placeholders(template) for template in english.todo
    ]


@pytest.mark.parametrize("code", DESIGNED_CODES)
def test_the_richest_wording_comes_first(code: str) -> None:
    about = entry(code)

    for templates in (*about.message.values(), about.todo):
        named = [placeholders(template) for template in templates]
        assert not any(later > earlier for earlier, later in pairwise(named))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_designed_kind_of_cause_has_words(language: str) -> None:
    assert sorted(cause_kinds(language)) == sorted(DESIGNED_KINDS)
    for kind in DESIGNED_KINDS:
        words = cause_words(kind, language)
        assert all(sentence.endswith(".") for sentence in words.likely)
        assert not any(clause.endswith(".") for clause in words.possible)
        assert placeholders(words.likely[-1]) <= {"cell", "explains", "suggestion"}
        assert placeholders(words.possible[-1]) <= {"cell", "explains", "suggestion"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", [*GROUPS, "causes"])
def test_numbers_never_break_over_a_line(group: str, language: str) -> None:
    ungrouped = _text(language, group).replace("544 99 160", "")  # the example of an amount that is wrongly grouped

    assert re.findall(r"\d (?:\d{3}\b|kr\b|öre\b)", ungrouped) == []


@pytest.mark.parametrize("code", DESIGNED_CODES)
def test_sums_in_the_examples_are_what_they_say(code: str) -> None:
    about = entry(code)
    sums = r"((?:[\d\u00a0]+ \+ )+[\d\u00a0]+) = ([\d\u00a0]+)"

    assert all(_adds_up(*found) for found in re.findall(sums, about.right))
    assert not any(_adds_up(*found) for found in re.findall(sums, about.wrong))


@pytest.mark.parametrize("name", TERMS)
def test_both_languages_word_the_same_keys(name: str) -> None:
    swedish, english = (tomllib.loads(_text(language, "phrases"))[name] for language in LANGUAGES)

    assert list(swedish) == list(english)
    assert all((*swedish.values(), *english.values()))


def test_unknown_codes_languages_and_phrases_are_refused() -> None:
    for ask in (lambda: entry("K999"), lambda: entry("X1"), lambda: entry("K301", "de"), lambda: phrase("nonsense")):
        with pytest.raises(KeyError):
            ask()


def _text(language: str, group: str) -> str:
    return files("medelkoll_schemas.messages").joinpath(language, f"{group}.toml").read_text(encoding="utf-8")


def _adds_up(terms: str, total: str) -> bool:
    return sum(map(_number, terms.split("+"))) == _number(total)


def _number(text: str) -> int:
    return int(text.replace("\u00a0", ""))
