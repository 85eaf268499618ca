"""The desktop add-in: ``medelkoll.xlam``, the buttons behind it, and workbooks that use the functions."""

from medelkoll_addin.excel.desktop.building import build
from medelkoll_addin.excel.desktop.embedding import embed

__all__ = ["build", "embed"]
