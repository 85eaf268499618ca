from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from medelkoll_addin.describing.words import reason
from medelkoll_addin.mapping.recognise import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.addin.commands.conftest import Say

ROWS: tuple[list[str | int], ...] = (
    ["Medel till föreningarna"],
    [],
    ["Post", "Vuxna", "Barn", "Totalt"],
    ["Samordnare", 120_400, 33_100, 153_500],
    ["Webbplats", 80_250, 12_900, 93_150],
    ["Summa", 200_650, 46_000, 246_560],  # 246 650
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, "")  # put back whatever --grants sets
    workbook = openpyxl.Workbook()
    for row in ROWS:
        workbook.worksheets[0].append(row)
    path = tmp_path / "föreningar.xlsx"
    workbook.save(path)
    return path


def findings(say: Say, *words: str | Path) -> tuple[str, str | None, list[tuple[str, str, str | None]]]:
    """How the workbook was understood, by which description, and what was said of it."""
    _, out, _ = say("check", *words, "--format", "json")
    (file,) = json.loads(out)["files"]
    said = [(one["code"], one["cell"], one["expected"]) for one in file["findings"]]
    return file["mapping"], file["grant"], said


def test_what_was_found_is_shown_sheet_by_sheet(book: Path, say: Say) -> None:
    code, out, _ = say("map", book)

    assert code == 0
    assert out.splitlines() == [
        "Ingen beskrivning passar; tabellerna är hittade av sig själva.",
        "",
        "Sheet",
        "  A3:D6 ”Medel till föreningarna”",
        "    kolumn B ”Vuxna”: kronor",
        "    kolumn C ”Barn”: kronor",
        "    kolumn D ”Totalt”: kronor",
        "    rad 6 ”Summa”: summa",
        "",
        "Samband som kontrolleras:",
        "  3 × summan av sina rader (K201), 2 stämmer",
        "  3 × summan eller skillnaden av kolumner på raden (K202), 2 stämmer",
        "  Sheet: D6 (Summa) är summan av sina rader: Sheet!D4, Sheet!D5 – stämmer inte",
        "  Sheet: D6 (Summa) är summan eller skillnaden av kolumner på raden: Sheet!B6, Sheet!C6 – stämmer inte",
    ]


def test_a_description_gives_the_same_findings(book: Path, tmp_path: Path, say: Say) -> None:
    file = tmp_path / "egna" / "föreningar.toml"
    file.parent.mkdir()
    say("map", book, "--output", file)
    said = [("K201", "D6", "246650.00")]

    assert findings(say, book) == ("discovered", None, said)
    assert findings(say, book, "--mapping", file) == ("file", "föreningar", said)
    assert findings(say, book, "--grants", file.parent) == ("grant", "föreningar", said)


def test_a_folder_of_descriptions_that_is_none_is_refused(book: Path, tmp_path: Path, say: Say) -> None:
    (tmp_path / "fel.toml").write_text("id = 1", encoding="utf-8")

    assert say("check", book, "--grants", tmp_path / "borta")[0] == 2
    assert say("check", book, "--grants", tmp_path)[0] == 2


def test_a_cell_is_explained(book: Path, say: Say) -> None:
    _, out, _ = say("map", book, "--explain", "B4")

    row = "D4 (Samordnare) är summan eller skillnaden av kolumner på raden: Sheet!B4, Sheet!C4 – stämmer."
    assert out.splitlines()[:2] == ["Sheet!B4 togs för: belopp, ”Samordnare”.", f"  Räknas in i Sheet: {row}"]
    assert say("map", book, "--explain", "Blad9!C4")[0] == 2


def test_the_picture_marks_what_does_not_add_up(book: Path, tmp_path: Path, say: Say) -> None:
    page = tmp_path / "bild.html"
    say("map", book, "--picture", page)
    html = page.read_text(encoding="utf-8")

    assert html.count('class="total fails number"') == 1
    assert html.count('class="total holds number"') == 2
    assert html.count('class="line holds number"') == 2  # the rows' sums


@pytest.mark.parametrize("option", ["--output", "--picture"])
def test_nothing_is_ever_written_over(book: Path, tmp_path: Path, say: Say, option: str) -> None:
    """Neither the workbook nor a description that somebody has worked in."""
    own = tmp_path / "egen.toml"
    own.write_text("# mina ord", encoding="utf-8")
    before = book.read_bytes()

    for taken in (book, own):
        code, _, err = say("map", book, option, taken)
        assert code == 2
        assert f"{taken} finns redan; välj ett annat namn, eller flytta filen" in err
    assert (book.read_bytes(), own.read_text("utf-8")) == (before, "# mina ord")


def test_it_is_told_in_english_too(book: Path, tmp_path: Path, say: Say) -> None:
    page = tmp_path / "page.html"
    _, out, _ = say("map", book, "--lang", "en", "--picture", page)

    assert out.splitlines()[0] == "No description fits; the tables were found by themselves."
    assert "    row 6 “Summa”: total" in out
    assert "  3 × the total of its rows (K201), 2 hold" in out
    assert "relations that hold" in page.read_text(encoding="utf-8")
    _, out, _ = say("map", book, "--explain", "D6", "--lang", "en")
    assert "  Because: 2 of 2 columns add up." in out.splitlines()


@pytest.mark.parametrize(
    ("why", "english"),
    [
        ("7 av 8 rader går ihop, 1,80 kr/inv. 2019", "7 of 8 rows agree 1,80 kr/inv. 2019"),
        ("namnet är till 87 % likt ”Film”", "the name is 87 % like “Film”"),
        ("de flesta rader delas 1:2", "most rows are shared 1:2"),
        ("beloppet är det som fördelas", "the amount is what is allocated"),
    ],
)
def test_every_reason_has_its_english(why: str, english: str) -> None:
    assert reason(why, "en") == english
    assert reason(why, "sv") == why
