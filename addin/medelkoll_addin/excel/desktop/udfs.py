"""The custom functions as xlwings' UDF server offers them on Windows: thin lines over ``excel.functions``."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Final, cast

import xlwings

from medelkoll_addin.excel.functions import FUNCTIONS, Described, FunctionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MODULE: Final = __name__


def _offered(described: Described) -> Callable[..., object]:
    """The function under its Swedish name; what it cannot answer becomes the cell's text."""

    def answer(*arguments: object) -> object:
        try:
            return described.function(*arguments)
        except FunctionError as error:
            return error.text

    parameters = inspect.signature(described.function).parameters.values()
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters]
    vars(answer)["__signature__"] = inspect.Signature(bare)
    answer.__name__, answer.__doc__ = described.plain_name, described.description
    answer.__annotations__.clear()  # or xlwings would convert to what they say
    decorated = _as_it_was(xlwings.func(category="Medelkoll"))(answer)
    for name, text in described.arguments.items():
        ranges = {"ndim": 2} if name in described.ranges else {}
        decorated = _as_it_was(xlwings.arg(name, doc=text, err_to_str=True, **ranges))(decorated)
    return decorated


def _as_it_was(decorator: object) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """A decorator of xlwings', of which its types say too little: it gives the function back."""
    return cast("Callable[[Callable[..., object]], Callable[..., object]]", decorator)


OFFERED: Final[Mapping[str, Callable[..., object]]] = {item.plain_name: _offered(item) for item in FUNCTIONS}
globals().update(OFFERED)  # where the UDF server looks them up
