"""LibreOffice loads the add-in and runs its callbacks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TypedDict, cast

import pytest

import medelkoll_addin.excel.desktop.buttons as knappar
from medelkoll_addin.annotating import resultsheet as result

DRIVER = Path(__file__).with_name("soffice_driver.py")
PYTHON = "/usr/bin/python3"  # the one that LibreOffice's python3-uno is installed for


class Seen(TypedDict):
    modules: dict[str, str]
    settings: dict[str, str]
    commands: dict[str, list[str]]
    shown: list[object]


def missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} saknas")
    pytest.skip(f"{what} finns inte på datorn")


@pytest.fixture(scope="module")
def seen(addin: Path, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    if shutil.which("soffice") is None:
        missing("LibreOffice (soffice)")
    if subprocess.run([PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode:  # noqa: S603 - our own
        missing("LibreOffice för Python (python3-uno)")
    folder = tmp_path_factory.mktemp("soffice")
    command = [PYTHON, str(DRIVER), str(addin), str(folder)]
    done = subprocess.run(command, check=True, timeout=180, capture_output=True, text=True)  # noqa: S603 - our own
    return cast("Seen", json.loads(done.stdout))


@pytest.mark.libreoffice
def test_every_module_is_listed(seen: Seen) -> None:
    assert set(seen["modules"]) == {
        *("ThisWorkbook", "Blad1", "Dictionary", "Knappar", "Visning", "Beskrivningar", "MEDELKOLL", "xlwings")
    }
    assert "Öppna först arbetsboken" in seen["modules"]["Knappar"]


@pytest.mark.libreoffice
def test_settings_are_read(seen: Seen) -> None:
    assert seen["settings"]["Interpreter_Win"] == r"%ProgramFiles%\Medelkoll\Scripts\python.exe"


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("callback", "function"),
    [("Validera", "validate"), ("NastaAnmarkning", "next_finding"), ("Rapport", "report"), ("Rensa", "clean")],
)
def test_callbacks_give_the_exact_commands(seen: Seen, callback: str, function: str) -> None:
    command = f"import medelkoll_addin.excel.desktop.buttons as knappar; knappar.{function}()"

    assert seen["commands"][callback] == [command]
    assert callable(getattr(knappar, function))


@pytest.mark.libreoffice
def test_kontroll_shows_the_result_sheet(seen: Seen) -> None:
    """Without a sheet, with one that has no findings, with one that has two; the same table as in the sheet."""
    nothing, empty, table = seen["shown"]

    assert nothing == "Tryck på Validera, så visas anmärkningarna här."
    assert empty == "Inga anmärkningar."
    assert table == [[f"{column}{row}" for column in "ABCDEFGHI"] for row in (6, 7, 8)]
    assert (result.FIRST_REMARK, len(result.HEADINGS), result.TITLE) == (7, 9, "Medelkoll: resultat")
