"""Run as a script, in a process of its own: read an .xls or .ods workbook from standard input, write JSON.

The formats have no gate that could be checked beforehand, so the process has limits on memory and time instead, and
whatever it does, the caller only gets plain data. It imports nothing of this package, so that it starts fast.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import sys

MEMORY_BYTES = 2 << 30
SECONDS = 20
CELLS = 1 << 23


def main() -> None:
    """Read, and say what was read or why it could not be."""
    limit()
    import python_calamine  # noqa: PLC0415 - the limits hold for loading it as well

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [sheet_of(book, number) for number in range(len(book.sheet_names))]
        said: dict[str, object] = {"sheets": sheets}
    except python_calamine.PasswordError:
        said = {"failed": "password"}
    except MemoryError:
        said = {"failed": "memory"}
    except BaseException as error:  # noqa: BLE001 - a panic of the library is a BaseException; the process ends here anyway
        said = {"failed": type(error).__name__}
    sys.stdout.write(json.dumps(said))


def limit() -> None:
    """Limit memory and time where the platform can; on Windows the job does that this process is in."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every platform

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sheet_of(book: object, number: int) -> dict[str, object]:
    """One sheet as plain data."""
    import python_calamine  # noqa: PLC0415 - see main

    assert isinstance(book, python_calamine.CalamineWorkbook)  # noqa: S101 - for the type checker
    about = book.sheets_metadata[number]
    found: dict[str, object] = {
        "name": about.name,
        "hidden": about.visible != python_calamine.SheetVisibleEnum.Visible,
        "cells": about.typ == python_calamine.SheetTypeEnum.WorkSheet,
        "macros": about.typ in (python_calamine.SheetTypeEnum.MacroSheet, python_calamine.SheetTypeEnum.Vba),
        "start": [0, 0],
        "rows": [],
        "merged": [],
    }
    if not found["cells"]:
        return found
    sheet = book.get_sheet_by_index(number)
    if sheet.height * sheet.width > CELLS:
        raise MemoryError
    found["start"] = list(sheet.start or (0, 0))
    found["rows"] = [[plain(value) for value in row] for row in sheet.to_python()]
    found["merged"] = sheet.merged_cell_ranges or []
    return found


def plain(value: object) -> object:
    """A value as JSON can hold it; moments as a list of their kind and text."""
    if value == "":
        return None
    if isinstance(value, dt.timedelta):
        return ["timedelta", value.total_seconds()]
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return [type(value).__name__, value.isoformat()]
    return value


if __name__ == "__main__":
    main()
