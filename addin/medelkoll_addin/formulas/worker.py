"""The process that recalculates workbooks: started by ``engine.py``, it may panic, hang or die without harm.

It reads one JSON line for each workbook, ``{"path": …, "cells": [[sheet name, row, column], …]}`` (rows and columns
from zero), and answers with one JSON line: a list of values, an error as ``{"error": "#N/A"}``, or null when the
workbook could not be recalculated. It imports nothing of Medelkoll, so that it starts fast.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress

_MOST_MEMORY = 4 * 2**30  # bytes


def _recalculated(path: str, cells: list[tuple[str, int, int]]) -> list[object]:
    import ironcalc  # noqa: PLC0415  only here: the tests import this module without it

    model = ironcalc.load_from_xlsx(path, "en", "Europe/Stockholm", "en")
    model.evaluate()
    numbers = {sheet["name"]: at for at, sheet in enumerate(model.get_worksheets_properties()) if "name" in sheet}
    values: list[object] = []
    for sheet, row, column in cells:
        value = model.get_cell_value(numbers[sheet], row + 1, column + 1)
        if isinstance(value, str) and value.startswith("#"):
            error = model.get_cell_type(numbers[sheet], row + 1, column + 1) is ironcalc.CellType.ErrorValue
            values.append({"error": value} if error else value)
        else:
            values.append(value)
    return values


def answer(line: str) -> str:
    """The answer to one line; a panic of the engine is a BaseException of its own, so all are caught."""
    try:
        asked = json.loads(line)
        return json.dumps(_recalculated(asked["path"], asked["cells"]))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  a panic is neither an Exception nor importable
        return "null"


def _limit_memory() -> None:
    if sys.platform == "win32":
        return  # the job does that this process is in
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def main() -> None:
    """Answer until there is nobody left to ask."""
    _limit_memory()
    for line in sys.stdin:
        sys.stdout.write(answer(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
