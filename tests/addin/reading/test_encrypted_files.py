"""Encrypted workbooks, as a user opens them: with a password file."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msoffcrypto.format.ooxml import (  # type: ignore[import-untyped, unused-ignore]
    OOXMLFile,  # pyright: ignore[reportMissingTypeStubs]  # has none
)

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PASSWORD = "gränsfall 7"  # noqa: S105 - of a file that is made here


def made() -> bytes:
    """A zip file, as small as no workbook is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
    return file.getvalue()


def encrypted(data: bytes) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(PASSWORD, out)
    return out.getvalue()


def said_of(path: Path, *words: str) -> tuple[str, list[list[object]]]:
    """What `medelkoll check` says of a file: the verdict, and each finding's code, cell and words."""
    command = [str(Path(sys.executable).with_name("medelkoll")), "check", str(path), "--format", "json", *words]
    run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own
    assert run.stderr == b""
    (file,) = json.loads(run.stdout)["files"]
    return file["verdict"], [[one[key] for key in ("code", "cell", "message")] for one in file["findings"]]


def opened_with(written: str, data: bytes, folder: Path) -> tuple[str, list[list[object]]]:
    """The same of an encrypted workbook, with this in the password file."""
    book, password = folder / "hemlig.xlsx", folder / "losenord.txt"
    book.write_bytes(data)
    password.write_text(written, "utf-8")
    return said_of(book, "--password-file", str(password))


@pytest.mark.parametrize("written", [PASSWORD, PASSWORD + "\n", "\ufeff" + PASSWORD + "\r\n"])
def test_the_password_in_the_file_opens_it(written: str, kept_files: Sequence[Path], tmp_path: Path) -> None:
    plain = next(path for path in kept_files if path.stem == "gavleborg")
    verdict, findings = said_of(plain)

    assert opened_with(written, encrypted(plain.read_bytes()), tmp_path) == (verdict, findings)
    assert findings


def test_without_it_nothing_is_opened(kept_files: Sequence[Path], tmp_path: Path) -> None:
    (tmp_path / "hemlig.xlsx").write_bytes(encrypted(kept_files[0].read_bytes()))
    verdict, [[code, _, words]] = said_of(tmp_path / "hemlig.xlsx")

    assert (verdict, code) == ("unreadable", "K902")
    assert str(words).startswith("Arbetsboken är skyddad med lösenord.")


def test_another_password_is_said_to_be_another_one(kept_files: Sequence[Path], tmp_path: Path) -> None:
    verdict, [[code, _, words]] = opened_with("annat", encrypted(kept_files[0].read_bytes()), tmp_path)

    assert (verdict, code) == ("unreadable", "K902")
    assert "ett annat lösenord än det i lösenordsfilen" in str(words)


def test_the_password_is_not_blamed_for_what_is_damaged(tmp_path: Path) -> None:
    small = encrypted(made())  # so small that the library writes a part of its keys over it
    verdict, [[code, _, words]] = opened_with(PASSWORD, small, tmp_path)

    assert (verdict, code) == ("unreadable", "K903")
    assert "lösenordet stämmer" in str(words)
