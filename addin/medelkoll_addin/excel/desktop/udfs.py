"""The custom functions as xlwings' UDF server offers them on Windows: thin lines over ``excel.functions``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MODULE: Final = __name__
OFFERED: Final[Mapping[str, Callable[..., object]]] = {}
