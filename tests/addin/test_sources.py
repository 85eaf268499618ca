from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.reading.book import Book
from medelkoll_addin.sources import Source, Unread, chosen_grant, from_path, read_source
from medelkoll_schemas.findings import Severity
from medelkoll_schemas.grants import GrantFileError, grants

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "Insats;Belopp\nTjänst;100\nSumma;100\n"


def unread(source: Source) -> Unread:
    found = read_source(source, 7)
    assert isinstance(found, Unread)
    return found


def test_bytes_are_read_under_the_name_that_the_user_knows() -> None:
    book = read_source(Source("medel.csv", data=TABLE.encode()), 0)

    assert isinstance(book, Book)
    assert (book.name, book.kind) == ("medel.csv", "csv")
    assert book.sha256 == hashlib.sha256(TABLE.encode()).hexdigest()


def test_a_path_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    source = from_path(tmp_path / "medel.csv")
    assert source.name == str(tmp_path / "medel.csv")

    (tmp_path / "medel.csv").write_text(TABLE, "utf-8")
    assert source.load() == TABLE.encode()


def test_a_missing_file_is_a_finding_of_its_own_workbook(tmp_path: Path) -> None:
    found = unread(from_path(tmp_path / "saknas.xlsx"))

    assert (found.finding.code, found.finding.book, found.finding.severity) == ("K905", 7, Severity.ERROR)
    assert (found.finding.place, found.finding.places, found.sha256) == (None, (), None)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "K904"),
        (b"\x89PNG\r\n\x1a\n", "K901"),
        (b"%PDF-1.7", "K901"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"), "K902"),
        (b"PK\x03\x04 avbruten", "K903"),
    ],
)
def test_bytes_that_are_no_workbook(data: bytes, code: str) -> None:
    found = unread(Source("bok.xlsx", data=data))

    assert (found.finding.code, found.finding.book, found.finding.severity) == (code, 7, Severity.ERROR)
    assert found.finding.facts["name"] == "bok.xlsx"
    assert found.sha256 == hashlib.sha256(data).hexdigest()


def test_the_grant_is_chosen_by_the_file_else_by_the_id_else_not_at_all(tmp_path: Path) -> None:
    own = tmp_path / "egna.toml"
    own.write_text('id = "egna"\nname = "Egna"\nsource = "Beslut"\n[recognise]\nrequired = ["egna"]\n', "utf-8")

    assert chosen_grant(None, None) is None
    assert chosen_grant("utokade-medel-2024", None) == grants()["utokade-medel-2024"]
    chosen = chosen_grant("utokade-medel-2024", own)
    assert chosen is not None
    assert chosen.id == "egna"


def test_a_grant_file_that_is_no_toml_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "egna.toml").write_text("detta är ingen toml", "utf-8")

    with pytest.raises(GrantFileError, match=r"egna\.toml"):
        chosen_grant(None, tmp_path / "egna.toml")
