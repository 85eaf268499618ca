"""The VBA modules of the add-in: our callbacks, xlwings' own two, and the wrappers of the custom functions."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from medelkoll_addin.excel.desktop import udfs
from medelkoll_addin.excel.desktop.descriptions import descriptions
from medelkoll_addin.excel.desktop.project import Kind, Module
from medelkoll_addin.excel.desktop.wrappers import wrappers

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT: Final = "medelkoll"  # also the name of the configuration: sheet and file ``medelkoll.conf``
FUNCTIONS: Final = "MEDELKOLL"  # the wrappers' module, so that =MEDELKOLL.STAMMER() can be written in a cell
_BASES: Final = {
    "ThisWorkbook": "00020819-0000-0000-C000-000000000046",
    "Blad1": "00020820-0000-0000-C000-000000000046",
    "Dictionary": "FCFB3D2A-A0FA-1068-A738-08002B3371B5",
}
# What the installed xlwings.bas must not do here, because we open other people's workbooks: take the interpreter
# from a sheet or a file that came with the workbook, run code that stands in one, or import from
# its folder. old text -> (new text, how often it stands there)
_CHANGES: Final[Mapping[str, tuple[str, int]]] = {
    'PROJECT_NAME As String = "myaddin"': (f'PROJECT_NAME As String = "{PROJECT}"', 1),
    'If SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf") = True Then': ("If False Then", 1),
    "If FileExists(GetDirectoryConfigFilePath()) = True Then": ("If False Then", 1),
    '" -B -c ""import': ('" -B -P -c ""import', 2),
    'If Right$(sht.Name, 3) = ".py" Then': ("If False Then", 2),
    'MsgBox "Could not find Interpreter!", vbCritical': (
        'MsgBox "Medelkolls Python finns inte på platsen " & PYTHON_WIN & ". Be IT om hjälp.", vbCritical, "Medelkoll"',
        1,
    ),
    'Application.StatusBar = "Running..."': ('Application.StatusBar = "Medelkoll arbetar ..."', 1),
}


class XlwingsChangedError(Exception):
    """The installed xlwings ships another VBA module than the one whose changes are known here."""


def modules() -> list[Module]:
    """All modules of the add-in in the order in which the project lists them."""
    return [
        Module("ThisWorkbook", _document("ThisWorkbook"), Kind.DOCUMENT),
        Module("Blad1", _document("Blad1"), Kind.DOCUMENT),
        Module("Dictionary", _dictionary(), Kind.CLASS),
        Module("Knappar", _own("Knappar.bas")),
        Module("Visning", _own("Visning.bas")),
        Module("Beskrivningar", descriptions()),
        Module(FUNCTIONS, wrappers(FUNCTIONS, udfs.MODULE, udfs.OFFERED)),
        Module("xlwings", hardened(_shipped("xlwings_custom_addin.bas"))),
    ]


def hardened(source: str) -> str:
    """The module of xlwings under our project name, deaf to what comes with the workbook.

    Raises:
        XlwingsChangedError: a text that has to be changed is not there as often as it was.
    """
    for old, (new, times) in _CHANGES.items():
        if source.count(old) != times:
            message = f"{old!r} stands {source.count(old)} times in xlwings' module, not {times}"
            raise XlwingsChangedError(message)
        source = source.replace(old, new)
    return source


def _own(name: str) -> str:
    return files("medelkoll_addin.excel.desktop").joinpath("vba", name).read_text("utf-8")


def _shipped(*path: str) -> str:
    return files("xlwings").joinpath(*path).read_text("cp1252")


def _document(name: str) -> str:
    return _attributes(name, exposed="True", predeclared="True", customizable="True")


def _dictionary() -> str:
    """The class file that xlwings ships, with the attributes that it has inside a project instead of the header."""
    lines = _shipped("addin", "Dictionary.cls").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("Attribute VB_Description"))
    head = _attributes("Dictionary", exposed="True", predeclared="False", customizable="False")
    return head + "\n".join(lines[first:])


def _attributes(name: str, *, exposed: str, predeclared: str, customizable: str) -> str:
    values = {
        "Name": f'"{name}"',
        "Base": f'"0{{{_BASES[name]}}}"',
        "GlobalNameSpace": "False",
        "Creatable": "False",
        "PredeclaredId": predeclared,
        "Exposed": exposed,
        "TemplateDerived": "False",
        "Customizable": customizable,
    }
    return "".join(f"Attribute VB_{key} = {value}\n" for key, value in values.items())
