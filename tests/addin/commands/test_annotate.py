from __future__ import annotations

import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addin.commands.conftest import Say

    Write = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path, write_book: Write) -> Path:
    """Its total is 400 kr, its lines add up to 300."""
    return write_book(tmp_path / "in" / "bok.xlsx")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "kopia.xlsx"


def test_a_copy_is_written_and_taken_back_byte_for_byte(tmp_path: Path, say: Say, book: Path, copy: Path) -> None:
    before, back = book.read_bytes(), tmp_path / "tillbaka.xlsx"
    code, out, err = say("annotate", book, "-o", copy)

    assert (code, err) == (1, "")
    assert out == f"{copy} är skriven. 1 anmärkning. Arbetsboken själv är orörd.\n"
    marked = openpyxl.load_workbook(copy)
    assert marked.sheetnames == ["Medelkoll", "Sheet"]
    note = marked["Sheet"]["B4"].comment
    assert note is not None
    assert note.text.startswith("Medelkoll K201: ")
    assert book.read_bytes() == before

    code, out, err = say("annotate", "--remove", copy, "-o", back)

    assert (code, err) == (0, "")
    assert out == f"{back} är skriven. Filen är byte för byte den som märktes.\n"
    assert back.read_bytes() == before


def test_a_workbook_without_errors_gets_a_copy_that_says_so(
    tmp_path: Path, say: Say, write_book: Write, copy: Path
) -> None:
    book = write_book(tmp_path / "rätt.xlsx", total=300)
    code, out, _ = say("annotate", book, "-o", copy)

    assert code == 0
    assert "Inga anmärkningar." in out
    assert openpyxl.load_workbook(copy)["Medelkoll"]["A3"].value == "Inga fel hittades."


def test_annotating_twice_is_annotating_once(tmp_path: Path, say: Say, book: Path, copy: Path) -> None:
    say("annotate", book, "-o", copy)
    say("annotate", copy, "-o", tmp_path / "igen.xlsx")

    assert (tmp_path / "igen.xlsx").read_bytes() == copy.read_bytes()


@pytest.mark.parametrize("link", ["the file itself", "symbolic", "hard"])
def test_the_workbook_itself_is_no_target(tmp_path: Path, say: Say, book: Path, link: str) -> None:
    before, target = book.read_bytes(), tmp_path / "länk.xlsx"
    if link == "symbolic":
        target.symlink_to(book)
    elif link == "hard":
        target.hardlink_to(book)
    else:
        target = tmp_path / "in" / ".." / "in" / "bok.xlsx"
    code, out, err = say("annotate", book, "-o", target, "--force")

    assert (code, out) == (2, "")
    assert "är arbetsboken själv, som aldrig skrivs över" in err
    assert book.read_bytes() == before


def test_a_file_of_the_users_own_is_replaced_only_by_force(
    tmp_path: Path, say: Say, book: Path, write_book: Write
) -> None:
    other = write_book(tmp_path / "annan.xlsx", total=500)
    before = other.read_bytes()
    code, _, err = say("annotate", book, "-o", other)

    assert code == 2
    assert "finns redan; välj ett annat namn, eller lägg till --force" in err
    assert other.read_bytes() == before
    assert say("annotate", book, "-o", other, "--force")[0] == 1
    assert other.read_bytes() != before


def test_an_earlier_copy_is_replaced_unless_somebody_has_worked_in_it(say: Say, book: Path, copy: Path) -> None:
    assert [say("annotate", book, "-o", copy)[0] for _ in range(2)] == [1, 1]
    worked = openpyxl.load_workbook(copy)
    worked["Sheet"]["B4"] = 300
    worked.save(copy)

    assert say("annotate", book, "-o", copy)[0] == 2


def test_a_link_at_the_target_is_replaced_and_not_followed(
    tmp_path: Path, say: Say, book: Path, copy: Path, write_book: Write
) -> None:
    other = write_book(tmp_path / "annan.xlsx", total=500)
    before = other.read_bytes()
    copy.symlink_to(other)
    say("annotate", book, "-o", copy, "--force")

    assert other.read_bytes() == before
    assert not copy.is_symlink()


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("mapp", "är en mapp; ange ett filnamn"),
        ("kopia.xlsm", "kopian måste sluta på .xlsx som arbetsboken"),
        ("borta/kopia.xlsx", "kan inte skrivas"),
    ],
)
def test_a_target_that_cannot_be_is_a_wrong_command(
    tmp_path: Path, say: Say, book: Path, target: str, sentence: str
) -> None:
    (tmp_path / "mapp").mkdir()
    code, out, err = say("annotate", book, "-o", tmp_path / target)

    assert (code, out) == (2, "")
    assert sentence in err


def test_what_cannot_be_read_gets_no_copy(tmp_path: Path, say: Say, copy: Path) -> None:
    (tmp_path / "skadad.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    for name in ("skadad.xlsx", "borta.xlsx"):
        code, out, err = say("annotate", tmp_path / name, "-o", copy)
        assert (code, out) == (1, "")
        assert err.startswith(f"{tmp_path / name}: ingen märkt kopia. ")
        code, out, err = say("annotate", "--remove", tmp_path / name, "-o", copy)
        assert (code, out) == (1, "")
        assert err.startswith(f"{tmp_path / name}: ")
    assert not copy.exists()


def test_what_must_not_be_marked_is_said_why(say: Say, book: Path, copy: Path) -> None:
    with zipfile.ZipFile(book, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    code, _, err = say("annotate", book, "-o", copy)

    assert code == 1
    assert "digitalt signerad och en markering skulle göra signaturen ogiltig" in err
    assert not copy.exists()


def test_how_far_a_copy_leads_back_is_said(tmp_path: Path, say: Say, book: Path, copy: Path) -> None:
    back, saved, packed = (tmp_path / name for name in ("tillbaka.xlsx", "sparad.xlsx", "packad.xlsx"))
    say("annotate", book, "-o", copy)
    openpyxl.load_workbook(copy).save(saved)
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))

    assert "sparats om sedan den märktes" in say("annotate", "--remove", saved, "-o", back, "--force")[1]
    assert "Varje del av arbetsboken" in say("annotate", "--remove", packed, "-o", back, "--force")[1]
    assert "hade inga markeringar" in say("annotate", "--remove", book, "-o", back, "--force")[1]
    assert back.read_bytes() == book.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_copy_has_the_rights_of_any_new_file(tmp_path: Path, say: Say, book: Path, copy: Path) -> None:
    say("annotate", book, "-o", copy)
    (tmp_path / "ny").touch()

    assert stat.S_IMODE(copy.stat().st_mode) == stat.S_IMODE((tmp_path / "ny").stat().st_mode)


def test_a_write_that_fails_leaves_nothing_behind(
    say: Say, book: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    copy.write_bytes(b"mine")
    monkeypatch.setattr("os.fsync", full)
    code, _, err = say("annotate", book, "-o", copy, "--force")

    assert code == 2
    assert f"{copy} kan inte skrivas" in err
    assert copy.read_bytes() == b"mine"
    assert [path.name for path in copy.parent.iterdir() if path.is_file()] == [copy.name]


_NOTING = """import os, sys
def note(event, args):
    if event == "open" and str(args[0]) == os.environ["BOOK"]:
        with open(os.environ["LOG"], "a") as log:
            print(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC), file=log)
sys.addaudithook(note)
"""


def test_the_workbook_is_only_read(tmp_path: Path, book: Path, copy: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_NOTING)
    watched = {**os.environ, "BOOK": str(book), "LOG": str(tmp_path / "log"), "PYTHONPATH": str(tmp_path)}
    program = str(Path(sys.executable).with_name("medelkoll"))
    subprocess.run([program, "annotate", book, "-o", copy], env=watched, check=False)  # noqa: S603 - our own

    assert copy.exists()
    assert (tmp_path / "log").read_text().split() == ["0", "0"]  # to check it, and to mark it
