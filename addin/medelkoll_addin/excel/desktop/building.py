"""``medelkoll.xlam``: the desktop add-in, written without Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from medelkoll_addin.excel.desktop.modules import modules
from medelkoll_addin.excel.desktop.package import package
from medelkoll_addin.excel.desktop.project import vba_project
from medelkoll_addin.excel.desktop.udfs import MODULE

if TYPE_CHECKING:
    from pathlib import Path

INTERPRETER: Final = r"%ProgramFiles%\Medelkoll\Scripts\python.exe"
_PROJECT: Final = "MedelkollTillagg"  # not the name of a module or of the configuration


def build(target: Path, interpreter: str = INTERPRETER) -> Path:
    r"""Write the add-in; the same bytes on every system and every day.

    Args:
        target: the file to write, or a folder, in which it becomes ``medelkoll.xlam``.
        interpreter: the Python on the users' PCs that has medelkoll installed, as a whole path; ``%…%`` is filled
            in by Excel. Never a bare ``python``: Windows would look for that in the workbook's folder first.

    Returns:
        The file.

    Raises:
        ValueError: the interpreter is not a whole path.
        XlwingsChangedError: the installed xlwings is one that this build does not know.
    """
    if "\\" not in interpreter:
        message = f"give the whole path of Python, not {interpreter!r}"
        raise ValueError(message)
    file = target / "medelkoll.xlam" if target.is_dir() else target
    file.write_bytes(package(vba_project(_PROJECT, modules()), _settings(interpreter)))
    return file


def _settings(interpreter: str) -> dict[str, str]:
    """The configuration sheet; what stands here cannot be changed by a workbook, a folder or a user's file.

    Texts only: Excel in Swedish turns ``False`` into *Falskt* on its way to xlwings.
    """
    return {
        "Interpreter_Win": interpreter,
        "UDF Modules": MODULE,
        "Add_Workbook_To_PythonPath": "false",
        "PythonPath": "",
        "Conda Path": "",
        "Conda Env": "",
        "License_Key": "",
    }
