"""The functions for cells, as xlwings-server offers them: `medelkoll_addin.excel.functions` and nothing more."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from xlwings.server import arg, func

from medelkoll_addin.excel.functions import FUNCTIONS, FunctionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from medelkoll_addin.excel.functions import Described


def offered() -> dict[str, Callable[..., object]]:
    """Every function, decorated for xlwings-server, by the name under which it is called."""
    return {described.plain_name.lower(): _offered(described) for described in FUNCTIONS}


def _offered(described: Described) -> Callable[..., object]:
    call = _called(described)
    for parameter, text in described.arguments.items():
        options = {"ndim": 2} if parameter in described.ranges else {}
        call = arg(parameter, doc=text, err_to_str=True, **options)(call)
    return func(name=described.name)(call)  # last: every other decorator of xlwings takes the name away again


def _called(described: Described) -> Callable[..., object]:
    """The function with its description; a doubt becomes the text that the cell shows."""

    def call(*arguments: object) -> object:
        try:
            return described.function(*arguments)
        except FunctionError as error:
            return error.text

    parameters = inspect.signature(described.function).parameters.values()
    plain = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters]
    call.__signature__ = inspect.Signature(plain)  # type: ignore[attr-defined] # what xlwings describes to Excel
    call.__name__, call.__doc__ = described.plain_name.lower(), described.description
    call.__annotations__ = {}  # xlwings converts by annotations; ours take cells as they are
    return call
