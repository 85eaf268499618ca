"""The desktop add-in: ``medelkoll.xlam``, the buttons behind it, and workbooks that use the functions."""

from medelkoll_addin.excel.desktop.building import build

__all__ = ["build"]
