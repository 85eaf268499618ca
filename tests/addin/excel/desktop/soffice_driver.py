"""Run by LibreOffice's own Python: load the add-in, list its modules, press its buttons.

Usage: python3 soffice_driver.py ADD-IN FOLDER

Prints JSON: the modules with their sources, the configuration sheet, and for each callback the commands that it handed
to RunPython. xlwings' own two modules, which LibreOffice cannot compile, are swapped for a stub that writes the
commands to a file.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

FILTER = "Calc MS Excel 2007 VBA XML"
CALLBACKS = ("Validera", "NastaAnmarkning", "Rapport", "Rensa")
HEAD = "Rem Attribute VBA_ModuleType=VBAModule\nOption VBASupport 1\n"
STUB = """Public Function RunPython(PythonCommand As String)
    Dim number As Integer
    number = FreeFile
    Open "{path}" For Append As #number
    Print #number, PythonCommand
    Close #number
End Function
"""
SHOW = "Public Function Show()\n    Show = AnmarkningarI(ThisWorkbook)\nEnd Function\n"
PRESS = "Public Sub Press{callback}()\n    {callback} Nothing\nEnd Sub\n"
SCRIPT = "vnd.sun.star.script:{library}.{name}.{name}?language=Basic&location=document"


class Property(Protocol):
    Name: str
    Value: object


class Container(Protocol):
    @property
    def ElementNames(self) -> Sequence[str]: ...  # noqa: N802 - LibreOffice's own name
    def getByName(self, name: str) -> object: ...  # noqa: N802 - as above
    def replaceByName(self, name: str, element: object) -> None: ...  # noqa: N802 - as above
    def insertByName(self, name: str, element: object) -> None: ...  # noqa: N802 - as above


class Cell(Protocol):
    String: str


class Sheet(Protocol):
    def getCellByPosition(self, column: int, row: int) -> Cell: ...  # noqa: N802 - as above


class Sheets(Protocol):
    def __getitem__(self, index: int) -> Sheet: ...
    def insertNewByName(self, name: str, position: int) -> None: ...  # noqa: N802 - as above


class Script(Protocol):
    def invoke(self, parameters: object, indices: object, values: object) -> Sequence[object]: ...


class Scripts(Protocol):
    def getScript(self, address: str) -> Script: ...  # noqa: N802 - as above


class Document(Protocol):
    BasicLibraries: Container
    Sheets: Sheets

    def getScriptProvider(self) -> Scripts: ...  # noqa: N802 - as above


class Desktop(Protocol):
    def loadComponentFromURL(self, url: str, frame: str, flags: int, options: object) -> Document: ...  # noqa: N802


class Factory(Protocol):
    def createInstanceWithContext(self, name: str, context: object) -> object: ...  # noqa: N802 - as above


class Context(Protocol):
    ServiceManager: Factory


class Resolver(Protocol):
    def resolve(self, address: str) -> Context: ...


class Uno(Protocol):
    def getComponentContext(self) -> Context: ...  # noqa: N802 - as above
    def createUnoStruct(self, name: str) -> Property: ...  # noqa: N802 - as above


def option(uno: Uno, name: str, value: object) -> Property:
    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, value
    return found


def desktop(uno: Uno, pipe: str) -> Desktop:
    """The running LibreOffice, as soon as it answers."""
    own = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = cast("Resolver", own.ServiceManager.createInstanceWithContext(name, own))
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:  # noqa: BLE001 - uno's exceptions exist only while it runs
            time.sleep(0.5)
    else:
        sys.exit("LibreOffice does not answer")
    return cast("Desktop", context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context))


def pressed(document: Document, library: str, callback: str, log: Path) -> list[str]:
    """What a callback hands to RunPython."""
    modules = cast("Container", document.BasicLibraries.getByName(library))
    modules.insertByName(f"Press{callback}", HEAD + PRESS.format(callback=callback))
    log.write_text("")
    script = document.getScriptProvider().getScript(SCRIPT.format(library=library, name=f"Press{callback}"))
    script.invoke((), (), ())
    return log.read_text().splitlines()


def shown(document: Document, library: str) -> list[object]:
    """What KONTROLL shows: without a result sheet, with an empty one, with two findings in it."""
    modules = cast("Container", document.BasicLibraries.getByName(library))
    modules.insertByName("Show", HEAD + SHOW)
    script = document.getScriptProvider().getScript(SCRIPT.format(library=library, name="Show"))
    answers = [script.invoke((), (), ())[0]]
    document.Sheets.insertNewByName("Medelkoll", 1)
    sheet = document.Sheets[1]
    sheet.getCellByPosition(0, 0).String = "Medelkoll: resultat"
    fill(sheet, (6,))
    answers.append(script.invoke((), (), ())[0])
    fill(sheet, (7, 8))
    return [*answers, script.invoke((), (), ())[0]]


def fill(sheet: Sheet, rows: Sequence[int]) -> None:
    for row in rows:
        for column, letter in enumerate("ABCDEFGHI"):
            sheet.getCellByPosition(column, row - 1).String = f"{letter}{row}"


def seen(document: Document, log: Path) -> dict[str, object]:
    (library,) = (name for name in document.BasicLibraries.ElementNames if name != "Standard")
    modules = cast("Container", document.BasicLibraries.getByName(library))
    sources = {name: modules.getByName(name) for name in modules.ElementNames}
    sheet = document.Sheets[0]
    settings = {sheet.getCellByPosition(0, row).String: sheet.getCellByPosition(1, row).String for row in range(12)}
    modules.replaceByName("xlwings", HEAD + STUB.format(path=log))
    modules.replaceByName("Dictionary", HEAD)
    commands = {name: pressed(document, library, name, log) for name in CALLBACKS}
    return {"modules": sources, "settings": settings, "commands": commands, "shown": shown(document, library)}


def main(addin: Path, folder: Path) -> None:
    uno = cast("Uno", import_module("uno"))
    pipe = f"medelkoll{folder.name}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", "--norestore", "--nologo", profile, f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - a command of our own
    try:
        running = desktop(uno, pipe)
        options = (option(uno, "FilterName", FILTER), option(uno, "MacroExecutionMode", 4))
        document = running.loadComponentFromURL(addin.as_uri(), "_blank", 0, options)
        sys.stdout.write(json.dumps(seen(document, folder / "commands")))
    finally:
        os.killpg(office.pid, signal.SIGKILL)  # asked to end by itself, it stumbles over the macros' last objects
        office.wait(30)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
