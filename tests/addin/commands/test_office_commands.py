from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from medelkoll_addin.commands.words import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.addin.commands.conftest import Say

EXTRA = importlib.util.find_spec("xlwings_server") is not None and importlib.util.find_spec("cryptography") is not None
needs_extra = pytest.mark.skipif(
    not EXTRA and os.environ.get("CI") != "true", reason="xlwings-server (medelkoll[web]) saknas"
)


@pytest.mark.parametrize("words", [["{}"], ["--output", "{}"], ["--output", "{}/egen.xlam"]])
def test_build_writes_the_addin(words: list[str], tmp_path: Path, say: Say) -> None:
    code, out, _ = say("excel", "build", *(word.format(tmp_path) for word in words))
    (written,) = tmp_path.iterdir()

    assert (code, out) == (0, f"{written} är skriven.\n")
    assert "xl/vbaProject.bin" in zipfile.ZipFile(written).namelist()


def test_build_says_what_is_wrong(tmp_path: Path, say: Say) -> None:
    half = say("excel", "build", tmp_path, "--interpreter", "python")
    nowhere = say("excel", "build", tmp_path / "borta" / "m.xlam")

    assert half == (2, "", "medelkoll: sökvägen till Python ska vara hel, inte python.\n")
    assert nowhere == (2, "", f"medelkoll: tillägget kan inte skrivas till {tmp_path / 'borta' / 'm.xlam'}.\n")
    assert list(tmp_path.iterdir()) == []


def test_embed_writes_a_copy_beside_the_workbook_and_never_over_it(
    tmp_path: Path, say: Say, write_book: Callable[..., Path]
) -> None:
    book = write_book(tmp_path / "bok.xlsx")
    before = book.read_bytes()
    code, out, _ = say("excel", "embed", book)
    copy = tmp_path / "bok_med_funktioner.xlsx"
    formulas = [cell.value for row in openpyxl.load_workbook(copy).worksheets[0].iter_rows() for cell in row]

    assert (code, out) == (0, f"{copy} är skriven, med 1 cell som jämför summor med sina delar.\n")
    assert "=STAMMER(B2:B3,B4)" in formulas
    assert say("excel", "embed", book)[0] == 2
    assert say("excel", "embed", book, "--output", book)[2].endswith("finns redan; ange ett annat namn med --output.\n")
    assert book.read_bytes() == before


def test_embed_says_what_is_wrong(tmp_path: Path, say: Say, write_book: Callable[..., Path]) -> None:
    (tmp_path / "text.xlsx").write_text("nothing", encoding="utf-8")
    (tmp_path / "a.csv").write_text("Summa;1\n", encoding="utf-8")
    book = write_book(tmp_path / "bok.xlsx")

    assert f"medelkoll check {tmp_path / 'text.xlsx'} säger varför" in say("excel", "embed", tmp_path / "text.xlsx")[2]
    assert "kan inte få funktioner. Filen är inte en Excelarbetsbok" in say("excel", "embed", tmp_path / "a.csv")[2]
    assert "det är en mapp" in say("excel", "embed", tmp_path)[2]
    assert "finns inte" in say("excel", "embed", book, "--output", tmp_path / "borta" / "k.xlsx")[2]


@needs_extra
def test_certificate_writes_what_the_server_takes(tmp_path: Path, say: Say) -> None:
    folder = tmp_path / "c"
    code, out, _ = say("web", "certificate", folder)
    own, key = folder / "localhost.pem", folder / "localhost-nyckel.pem"

    assert code == 0
    assert f"medelkoll web --certificate {own} --key {key}" in out
    assert own.read_text("ascii").startswith("-----BEGIN CERTIFICATE-----")
    assert key.stat().st_mode & 0o077 == 0


@needs_extra
def test_a_certificate_that_cannot_be_written_is_a_wrong_command(tmp_path: Path, say: Say) -> None:
    (tmp_path / "fil").touch()

    assert say("web", "certificate", tmp_path / "fil")[0] == 2


@needs_extra
def test_the_manifest_is_written_and_leaves_nothing_in_this_process(tmp_path: Path, say: Say) -> None:
    target, environment = tmp_path / "m.xml", dict(os.environ)
    known = {name for name in sys.modules if name.startswith("xlwings_server")}
    code, out, _ = say("web", "manifest", "--public-url", "https://medel.example.se/", target)
    text = target.read_text("utf-8")

    assert (code, out) == (0, f"{target} är skriven.\n")
    assert 'DefaultValue="https://medel.example.se/taskpane.html"' in text
    assert "localhost" not in text
    assert dict(os.environ) == environment
    assert {name for name in sys.modules if name.startswith("xlwings_server")} == known


@needs_extra
@pytest.mark.parametrize(
    ("url", "target", "sentence"),
    [
        ("http://medel.example.se", "m.xml", "Excel kräver https"),
        ("https://medel.example.se", "borta/m.xml", "kan inte skrivas; kontrollera att mappen finns"),
    ],
)
def test_a_manifest_that_cannot_be_is_a_wrong_command(
    url: str, target: str, sentence: str, tmp_path: Path, say: Say
) -> None:
    code, _, err = say("web", "manifest", "--public-url", url, tmp_path / target)

    assert code == 2
    assert sentence in err
    assert list(tmp_path.iterdir()) == []


@needs_extra
def test_the_servers_options_are_those_of_the_command_line(monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    from medelkoll_addin.excel.web import Options  # noqa: PLC0415 - an optional extra

    served: list[Options] = []
    monkeypatch.setattr("medelkoll_addin.excel.web.server.serve", served.append)
    say("web")
    say("web", "--max-bytes", "1000", "--timeout", "2,5", "--workers", "3", "--port", "9000")

    assert served == [Options(), Options(max_bytes=1000, timeout_seconds=2.5, workers=3, port=9000)]
    assert say("web", "--host", "0.0.0.0")[0] == 2  # noqa: S104 - it is refused


@pytest.mark.parametrize("name", [name for name in COMMANDS if name.startswith("web")])
def test_without_the_extra_it_says_how_to_get_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say
) -> None:
    for module in [name for name in sys.modules if name.startswith("medelkoll_addin.excel.web")]:
        monkeypatch.delitem(sys.modules, module)
    for absent in ("uvicorn", "cryptography"):
        monkeypatch.setitem(sys.modules, absent, None)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", _WithoutExtra)
    given: dict[str, list[str | Path]] = {
        "web": [],
        "web certificate": [tmp_path],
        "web manifest": ["--public-url", "https://a.se", tmp_path / "m"],
    }
    code, _, err = say(*name.split(), *given[name])

    assert code == 2
    assert 'pip install "medelkoll[web]"' in err
    assert list(tmp_path.iterdir()) == []


class _WithoutExtra:
    """A process in which the extra is not installed."""

    def __init__(self, *_: object, **__: object) -> None:
        raise ModuleNotFoundError


def test_the_program_is_installed_under_its_name() -> None:
    assert shutil.which("medelkoll", path=os.path.dirname(sys.executable)) is not None  # noqa: PTH120 - not resolved
