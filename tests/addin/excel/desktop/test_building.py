"""The built add-in, read back by other people's programs."""

from __future__ import annotations

import inspect
import io
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias, cast
from xml.etree import ElementTree as ET

import pytest
import python_calamine
import xlwings

from medelkoll_addin.excel.desktop import build
from medelkoll_addin.excel.desktop.modules import XlwingsChangedError, hardened
from medelkoll_addin.excel.functions import FUNCTIONS, Described

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Streams: TypeAlias = dict[tuple[str, ...], bytes]
MODULES = ("ThisWorkbook", "Blad1", "Dictionary", "Knappar", "Visning", "Beskrivningar", "MEDELKOLL", "xlwings")
RIBBON = "{http://schemas.microsoft.com/office/2006/01/customui}"


def part(addin: Path, name: str) -> bytes:
    with zipfile.ZipFile(addin) as archive:
        return archive.read(name)


def sources(addin: Path) -> dict[str, str]:
    olevba = pytest.importorskip("oletools.olevba", reason="oletools finns inte på datorn")
    found = cast("Iterable[tuple[str, str, str, str]]", olevba.VBA_Parser(str(addin)).extract_all_macros())
    return {name.partition(".")[0]: source for _, _, name, source in found}


def test_same_bytes_in_another_process(addin: Path, tmp_path: Path) -> None:
    code = "import sys, pathlib; from medelkoll_addin.excel.desktop import build; build(pathlib.Path(sys.argv[1]))"
    elsewhere = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, env=elsewhere)  # noqa: S603 - our own

    assert (tmp_path / "medelkoll.xlam").read_bytes() == addin.read_bytes()


def test_strict_olefile_has_nothing_to_remark(addin: Path, strict_ole: Callable[[bytes], Streams]) -> None:
    streams = strict_ole(part(addin, "xl/vbaProject.bin"))

    assert {path[-1] for path in streams} == {
        *("PROJECT", "PROJECTwm", "dir", "_VBA_PROJECT"),
        *MODULES,
    }
    assert streams["VBA", "_VBA_PROJECT"].hex() == "cc61ffff000100"


def test_olevba_reads_every_module_back(addin: Path) -> None:
    found = sources(addin)

    assert set(found) == set(MODULES)
    for name in ("Knappar", "Visning"):
        own = files("medelkoll_addin.excel.desktop").joinpath("vba", f"{name}.bas").read_text("utf-8")
        assert found[name].splitlines() == own.splitlines()
    shipped = files("xlwings").joinpath("xlwings_custom_addin.bas").read_text("ascii")
    assert found["xlwings"].splitlines() == hardened(shipped).splitlines()


def test_the_dll_of_the_installed_xlwings_is_asked_for(addin: Path) -> None:
    assert f'"xlwings64-{xlwings.__version__}.dll"' in sources(addin)["xlwings"]


def test_no_workbook_can_choose_the_interpreter_or_bring_code(addin: Path) -> None:
    source = sources(addin)["xlwings"]

    assert "SheetExists(ActiveWorkbook, PROJECT_NAME" not in source
    assert '= ".py"' not in source
    assert source.count(" -B -P -c ") == 2
    with pytest.raises(ValueError, match="whole path"):
        build(addin.parent / "other.xlam", "python")


def test_another_xlwings_stops_the_build() -> None:
    with pytest.raises(XlwingsChangedError, match="myaddin"):
        hardened('Public Const PROJECT_NAME As String = "theirs"')


def test_every_button_has_a_callback_a_picture_and_words(addin: Path) -> None:
    buttons = list(ET.fromstring(part(addin, "customUI/customUI.xml")).iter(f"{RIBBON}button"))  # noqa: S314 - our own file
    relations = part(addin, "customUI/_rels/customUI.xml.rels").decode()
    knappar = sources(addin)["Knappar"]

    assert [button.get("label") for button in buttons] == ["Validera", "Nästa anmärkning", "Rapport", "Rensa"]
    for button in buttons:
        module, _, callback = button.get("onAction", "").partition(".")
        assert module == "Knappar"
        assert f"Public Sub {callback}(control As IRibbonControl)" in knappar
        assert f'Id="{button.get("image")}"' in relations
        assert button.get("supertip")
        assert button.get("keytip")


@pytest.mark.parametrize("icon", ["validera", "nasta", "rapport", "rensa"])
def test_icons_are_pictures(addin: Path, icon: str) -> None:
    data = part(addin, f"customUI/images/{icon}.png")

    assert struct.unpack(">II", data[16:24]) == (32, 32)
    length = struct.unpack(">I", data[33:37])[0]
    rows = zlib.decompress(data[41 : 41 + length])
    assert len(rows) == 32 * (1 + 32 * 4)
    alphas = rows[4::4]
    assert sum(alpha > 0 for alpha in alphas) > 100


def test_every_function_has_a_wrapper(addin: Path) -> None:
    source = sources(addin)["MEDELKOLL"]

    assert source.count("\nFunction ") == len(FUNCTIONS) >= 7
    call = (
        'XLPy.CallUDF("medelkoll_addin.excel.desktop.udfs", "STAMMER", Array(delar, total, avrundning), ActiveWorkbook'
    )
    assert "Function STAMMER(delar, total, Optional avrundning)" in source
    assert call in source


@pytest.mark.parametrize("item", FUNCTIONS, ids=lambda item: item.name)
def test_every_function_and_argument_is_described(addin: Path, item: Described) -> None:
    lines = "\n".join(sources(addin)["Beskrivningar"].splitlines()).replace(" _\n", " ").split("\n")
    (call,) = (line for line in lines if line.startswith(f'    Beskriv "{item.plain_name}", '))
    texts = [text.replace('""', '"') for text in re.findall(r'"((?:[^"]|"")*)"', call)]

    assert texts == [item.plain_name, item.description, *item.arguments.values()]
    assert list(item.arguments) == list(inspect.signature(item.function).parameters)
    assert max(map(len, texts)) <= 255


def test_calamine_reads_the_settings(addin: Path) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(addin.read_bytes()))
    assert book.sheet_names == ["medelkoll.conf"]
    settings = {row[0]: row[1] for row in book.get_sheet_by_index(0).to_python()}
    assert settings["Interpreter_Win"] == r"%ProgramFiles%\Medelkoll\Scripts\python.exe"
    assert settings["Add_Workbook_To_PythonPath"] == "false"
