"""python-calamine behind one door: its failures become ours, its blanks become None."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

import python_calamine

if TYPE_CHECKING:
    from collections.abc import Callable

    from medelkoll_addin.reading.book import Value

Grid: TypeAlias = "list[list[Value]]"
Result = TypeVar("Result")


class CalamineFailedError(Exception):
    """The library could not read the workbook or the sheet."""


class Calamine:
    """An open workbook."""

    def __init__(self, data: bytes) -> None:
        """Open a workbook from its bytes.

        Raises:
            CalamineFailedError: when the library cannot.
        """
        self.book = _guarded(lambda: python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))

    def grid(self, position: int) -> tuple[Grid, int, int, int]:
        """A sheet's values, its first row and column, and how many cells are filled.

        Raises:
            CalamineFailedError: when the library cannot.
        """
        sheet = _guarded(lambda: self.book.get_sheet_by_index(position))
        rows: Grid = _guarded(lambda: cast("Grid", sheet.to_python()))  # lists are invariant; each value is a Value
        top, left = sheet.start or (0, 0)
        return rows, top, left, _blank_to_none(rows)


def _blank_to_none(rows: Grid) -> int:
    filled = 0
    for i, row in enumerate(rows):
        filled += len(row)
        if not all(row) and "" in row:  # to ask for truth is much cheaper than to compare each value
            filled -= row.count("")
            rows[i] = [None if value == "" else value for value in row]
    return filled


def _guarded(step: Callable[[], Result]) -> Result:
    try:
        return step()
    except MemoryError:
        raise
    except Exception as error:
        raise CalamineFailedError from error
    except BaseException as error:
        # a panic of the library is a BaseException that cannot be imported; an interrupt by the user must go on
        if type(error).__name__ != "PanicException":
            raise
        raise CalamineFailedError from error
