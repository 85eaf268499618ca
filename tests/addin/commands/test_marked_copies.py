from __future__ import annotations

import io
import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from medelkoll_addin.annotating import clean, is_marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.addin.commands.conftest import Say

    Write = Callable[..., Path]


def notes(path: Path) -> dict[str, str]:
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book.worksheets[1].iter_rows() for cell in row if cell.comment]
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_copy_is_marked_and_the_workbook_is_as_it_was(tmp_path: Path, say: Say, write_book: Write) -> None:
    book = write_book(tmp_path / "in" / "bok.xlsx")
    before, right = book.read_bytes(), write_book(tmp_path / "in" / "rätt.xlsx", total=300)
    code, out, err = say("check", tmp_path / "in", "--annotate", tmp_path / "ut")
    copy = tmp_path / "ut" / "bok.xlsx"

    assert code == 1
    assert "K201" in out
    assert f"Märkta kopior i {tmp_path / 'ut'}: 1. Arbetsböckerna själva är orörda." in err
    assert list((tmp_path / "ut").iterdir()) == [copy]  # the right one has nothing to mark
    assert list(notes(copy)) == ["B4"]
    assert notes(copy)["B4"].startswith("Medelkoll K201: ")
    assert (book.read_bytes(), right.is_file()) == (before, True)
    assert parts(clean(copy.read_bytes())) == parts(before)


def test_notes_are_in_the_language_that_was_asked_for(tmp_path: Path, say: Say, write_book: Write) -> None:
    book = write_book(tmp_path / "bok.xlsx")
    say("check", book, "--annotate", tmp_path / "ut", "--lang", "en")

    assert "kr too much" in notes(tmp_path / "ut" / "bok.xlsx")["B4"].replace("\u00a0", " ")


def test_two_of_the_same_name_both_get_a_copy(tmp_path: Path, say: Say, write_book: Write) -> None:
    for folder, name in (("a", "bok.xlsx"), ("b", "BOK.xlsx")):
        write_book(tmp_path / folder / name)
    say("check", tmp_path / "a", tmp_path / "b", "--annotate", tmp_path / "ut")

    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["BOK (2).xlsx", "bok.xlsx"]


def test_what_cannot_be_marked_is_said_and_the_others_go_on(tmp_path: Path, say: Say, write_book: Write) -> None:
    (tmp_path / "a.csv").write_text("Post;Belopp\nA;100 kr\nB;200 kr\nSumma;400 kr\n", encoding="utf-8")
    write_book(tmp_path / "b.xlsx")
    _, _, err = say("check", tmp_path, "--annotate", tmp_path / "ut")

    assert f"{tmp_path / 'a.csv'}: ingen märkt kopia. Filen är inte en Excelarbetsbok" in err
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["b.xlsx"]


def test_earlier_copies_are_not_checked_but_replaced(tmp_path: Path, say: Say, write_book: Write) -> None:
    write_book(tmp_path / "bok.xlsx")
    first = say("check", tmp_path, "--annotate", tmp_path / "ut")
    copy = (tmp_path / "ut" / "bok.xlsx").read_bytes()

    assert say("check", tmp_path, "--annotate", tmp_path / "ut") == first
    assert (tmp_path / "ut" / "bok.xlsx").read_bytes() == copy


def test_a_workbook_of_the_users_own_is_not_replaced(tmp_path: Path, say: Say, write_book: Write) -> None:
    write_book(tmp_path / "in" / "bok.xlsx")
    other = write_book(tmp_path / "ut" / "bok.xlsx", total=500)
    before = other.read_bytes()
    _, _, err = say("check", tmp_path / "in", "--annotate", tmp_path / "ut")

    assert f"{other} finns redan och är inte en märkt kopia" in err
    assert other.read_bytes() == before


def test_a_link_in_the_folder_leads_to_no_original(tmp_path: Path, say: Say, write_book: Write) -> None:
    book = write_book(tmp_path / "in" / "bok.xlsx")
    say("check", book, "--annotate", tmp_path / "ut")
    copy = tmp_path / "ut" / "bok.xlsx"
    shutil.move(copy, book)  # the marked copy was sent back
    copy.symlink_to(book)
    before = book.read_bytes()
    say("check", book, "--annotate", tmp_path / "ut")

    assert book.read_bytes() == before
    assert not copy.is_symlink()


@pytest.mark.parametrize("named", ["in", "in/bok.xlsx"])
def test_the_folder_of_the_originals_is_refused(named: str, tmp_path: Path, say: Say, write_book: Write) -> None:
    book = write_book(tmp_path / "in" / "bok.xlsx")
    before = book.read_bytes()
    code, out, err = say("check", tmp_path / named, "--annotate", tmp_path / "in")

    assert (code, out) == (2, "")
    assert "där kopiorna ska skrivas; välj en annan mapp för kopiorna" in err
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["bok.xlsx"]
    assert book.read_bytes() == before


def test_a_file_is_no_folder(tmp_path: Path, say: Say, write_book: Write) -> None:
    book = write_book(tmp_path / "bok.xlsx")
    (tmp_path / "fil").touch()

    assert say("check", book, "--annotate", tmp_path / "fil")[0] == 2
    assert "kopiorna kan inte skrivas" in say("check", book, "--annotate", tmp_path / "fil" / "ut")[2]


def _findings(say: Say, path: Path) -> list[tuple[str, str]]:
    _, out, _ = say("check", path, "--format", "json")
    return [(one["code"], one["cell"]) for one in json.loads(out)["files"][0]["findings"]]


def test_a_marked_copy_that_is_sent_back_is_judged_as_the_workbook_itself(
    tmp_path: Path, say: Say, kept_wrong: Path
) -> None:
    say("check", kept_wrong, "--annotate", tmp_path)
    copy = tmp_path / kept_wrong.name
    wanted = _findings(say, kept_wrong)
    assert _findings(say, copy) == wanted

    saved = openpyxl.load_workbook(copy)  # as another program writes it: the record of our changes is gone
    saved.save(tmp_path / "sparad.xlsx")
    plain = openpyxl.load_workbook(kept_wrong)
    plain.save(tmp_path / "utan.xlsx")
    assert is_marked((tmp_path / "sparad.xlsx").read_bytes())
    assert _findings(say, tmp_path / "sparad.xlsx") == _findings(say, tmp_path / "utan.xlsx")


def test_only_a_workbook_with_our_sheet_is_taken_for_a_copy(tmp_path: Path, write_book: Write) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Medelkoll 2024"
    other, own = io.BytesIO(), io.BytesIO()
    book.save(other)
    book.create_sheet("Medelkoll (2)")
    book.save(own)

    assert not is_marked(other.getvalue())
    assert is_marked(own.getvalue())
    assert not is_marked(b"PK\x03\x04 and then nothing")
    assert not is_marked(write_book(tmp_path / "bok.xlsx").read_bytes())


def test_a_sheet_of_the_users_own_called_medelkoll_stays(tmp_path: Path, say: Say) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Medelkoll"
    for row in (["Post", "Belopp (kr)"], ["A", 100], ["B", 200], ["Summa", 400]):
        sheet.append(row)
    book.save(tmp_path / "bok.xlsx")

    assert _findings(say, tmp_path / "bok.xlsx") == [("K201", "B4")]
