"""Every limit has its place in the documentation, with its value, and can be set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from medelkoll_addin.reading.limits import LimitsFileError, current, keep_within, read_limits
from medelkoll_addin.reading.unreadable import UnreadableError
from medelkoll_schemas.messages.catalogue import term

PAGE = Path(__file__).parents[3] / "docs" / "limits.md"


def test_the_page_gives_every_limit_with_its_value() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([\d ]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)

    assert {name: int(value.replace(" ", "")) for name, value in rows} == current()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", sorted(set(current()) - {"packed_well"}))
def test_every_limit_has_its_words(kind: str, language: str) -> None:
    assert term("kind", kind, language)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sheets = ", "inte skriven som TOML"),
        ("shets = 5", "gränsen shets finns inte"),
        ("sheets = 0", "sheets ska vara ett helt tal från 1"),
        ("sheets = true", "sheets ska vara ett helt tal från 1"),
        ('sheets = "5"', "sheets ska vara ett helt tal från 1"),
    ],
)
def test_limits_that_cannot_be_are_refused_in_swedish(text: str, words: str) -> None:
    with pytest.raises(LimitsFileError, match=words):
        read_limits(text)


def test_what_is_as_large_as_its_limit_is_within() -> None:
    keep_within("sheets", current()["sheets"])
    with pytest.raises(UnreadableError) as caught:
        keep_within("sheets", current()["sheets"] + 1)
    assert caught.value.facts == {"kind": "sheets", "found": 2_001, "limit": 2_000}
