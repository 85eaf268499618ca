from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.mapping.recognise import book_texts, recognise
from medelkoll_addin.reading import read
from medelkoll_schemas.grants import Grant, grants

if TYPE_CHECKING:
    from tests.addin.mapping.conftest import DrawBook

HOME = Path(__file__).parents[3] / "workbooks"
KEPT = sorted([*HOME.glob("*/*.xlsx"), *HOME.glob("*/inskickade/*.xlsx")])


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_every_kept_workbook_is_recognised(path: Path) -> None:
    folder = path.relative_to(HOME).parts[0]
    found = recognise(read(path.read_bytes(), path.name))

    assert found is not None
    assert found.id == folder.replace("_", "-")


def test_every_grant_is_recognised_in_one_of_them() -> None:
    assert {path.relative_to(HOME).parts[0].replace("_", "-") for path in KEPT} == set(grants())


@pytest.mark.parametrize(
    "text",
    [
        "Budget 2024\nKonto | Belopp\n5010 | 100",
        "Brukarmedverkan\nBelopp | 100",  # no year: something else is required
        "Protokoll 2024 om psykisk hälsa",
        "",
    ],
)
def test_a_foreign_workbook_is_of_no_grant(draw: DrawBook, text: str) -> None:
    assert recognise(draw(text)) is None


def grant(key: str, required: tuple[str, ...], typical: tuple[str, ...]) -> Grant:
    return Grant(key, key, "", required, typical)


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        ([grant("a", ("medel",), ("insats",)), grant("b", ("medel",), ("insats", "vgr"))], "b"),
        ([grant("a", ("medel",), ("insats",)), grant("b", ("medel",), ("vgr",))], None),  # equally good
        ([grant("a", ("medel",), ("annat",))], None),  # nothing typical
        ([grant("a", ("medel", "annat"), ("insats",))], None),  # not all that is required
        ([grant("a", ("mede",), ("insats",))], None),  # not a whole word
        ([grant("a", ("mede*",), ("insats",))], "a"),
    ],
)
def test_the_grant_most_of_whose_words_are_said(draw: DrawBook, candidates: list[Grant], chosen: str | None) -> None:
    found = recognise(draw("Medel\nInsats | Mottagare\nTjänst | VGR"), candidates)

    assert (found.id if found else None) == chosen


def test_the_words_are_the_sheets_names_and_the_top_of_each(draw: DrawBook) -> None:
    book = draw("Medel | 12", "\n".join(["Rad"] * 200 + ["För långt ned"]))

    assert list(book_texts(book)) == ["Blad1", "Medel", "Blad2", *["Rad"] * 200]
