"""VBA wrappers of the custom functions, made by xlwings' own generator."""

from __future__ import annotations

import inspect
import io
import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

_WINDOWS_ONLY: Final = ("pythoncom", "pywintypes", "win32com", "win32com.client")  # what xlwings.udfs imports
_HEAD: Final = '#Const App = "Microsoft Excel"\n'


def wrappers(name: str, python_module: str, functions: Mapping[str, Callable[..., object]]) -> str:
    """The VBA module ``name`` that offers Python functions to cells.

    Args:
        name: of the VBA module; in a cell a function can be written ``name.FUNCTION``.
        python_module: where the UDF server finds the functions.
        functions: by the name that they have in ``python_module`` and in a cell.
    """
    text = io.StringIO()
    with _generator() as udfs:
        namespace = SimpleNamespace(**{key: udfs.xlfunc(_bare(key, function)) for key, function in functions.items()})
        udfs.generate_vba_wrapper(python_module, namespace, text, SimpleNamespace(Name=f"{name}.xlam"))
    return f'Attribute VB_Name = "{name}"\n{_HEAD}{text.getvalue()}'


def _bare(name: str, function: Callable[..., object]) -> Callable[..., object]:
    """A function with the same parameters and nothing else: what is done to it is not done to the real one."""

    def bare() -> None:
        """Stand for the function while its wrapper is written."""

    parameters = inspect.signature(function).parameters.values()
    unannotated = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters]
    vars(bare)["__signature__"] = inspect.Signature(unannotated)
    bare.__name__ = name
    return bare


@contextmanager
def _generator() -> Generator[ModuleType]:
    """The module of xlwings for the UDF server, which can be imported only where pywin32 is or seems to be."""
    absent = [name for name in _WINDOWS_ONLY if name not in sys.modules and sys.platform != "win32"]
    sys.modules.update({name: _stub(name) for name in absent})
    try:
        yield import_module("xlwings.udfs")
    finally:
        for name in [*absent, *(["xlwings.udfs"] if absent else [])]:
            sys.modules.pop(name, None)


def _stub(name: str) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(CoInitialize=None, Dispatch=None)
    return module
