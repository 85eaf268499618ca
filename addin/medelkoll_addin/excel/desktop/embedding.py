"""A copy of a workbook with Python functions in it: beside its totals, cells that compare them with their parts."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape

from medelkoll_addin.annotating.edits import Edit, appended
from medelkoll_addin.annotating.ranges import coordinates
from medelkoll_addin.annotating.workbook import opened_workbook
from medelkoll_addin.annotating.xml import parsed
from medelkoll_addin.excel.desktop.controls import Control, controls_of
from medelkoll_addin.excel.functions import FUNCTIONS, FunctionError
from medelkoll_addin.placing import column_letters, row_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from medelkoll_addin.annotating.package import Package
    from medelkoll_addin.annotating.xml import Element
    from medelkoll_addin.reading.book import Book

_HEADING: Final = "Kontroll"
_SPANS: Final = re.compile(rb'\sspans="(\d+):(\d+)"')
_REFERENCE: Final = re.compile(rb'\sref="([A-Z]+\d+)(?::([A-Z]+\d+))?"')


class Embedded(NamedTuple):
    """A copy, and how many control cells it has."""

    data: bytes
    cells: int


def embed(source: Path, *, web: bool = False) -> Embedded:
    """A copy of a workbook with a control column; the workbook itself is only read.

    Beside each total that the checker recognises, in the first free column but one, comes a cell such as
    ``=STAMMER(C3:C6,C7)``, with the answer that it has today.

    Args:
        source: an .xlsx or .xlsm file.
        web: name the functions as the web add-in's are named in a file, not the desktop add-in's.

    Raises:
        UnreadableError: the checker cannot read the workbook.
        AnnotatingError: the workbook is refused; the text says why, in Swedish.
    """
    from medelkoll_addin.reading import read  # noqa: PLC0415 - the build does without it

    data = source.read_bytes()
    book, editable = read(data, source.name), opened_workbook(data)
    controls = controls_of(book)
    by_sheet = defaultdict[str, list[Control]](list)
    for control in controls:
        by_sheet[book.sheet_names[sheet_of(control.total)]].append(control)
    for sheet in editable.sheets:
        if sheet.name in by_sheet:
            _add_column(editable.package, sheet.part, by_sheet[sheet.name], book, web=web)
    return Embedded(editable.package.archive.rewritten(editable.package.edited()), len(controls))


def _add_column(package: Package, part: str, controls: Sequence[Control], book: Book, *, web: bool) -> None:
    data = package.text(part).data
    root = parsed(data)
    rows = dict(_numbered(root.every("row")))
    column = 2 + max(_columns(root.every("c")), default=0)
    cells = defaultdict[int, list[str]](list)
    for control in controls:  # two totals in a row have their controls side by side
        own = cells[row_of(control.total)]
        own.append(_cell(root.prefix, column + len(own), control, book, web=web))
    if min(rows) not in cells:
        cells[min(rows)].append(_heading(root.prefix, column, min(rows)))
    for number, texts in cells.items():
        package.edit(
            part, appended(rows[number], "".join(texts)), *_widened(data, rows[number], column + len(texts) - 1)
        )
    package.edit(part, *_reached(data, root.child("dimension"), column + max(map(len, cells.values())) - 1))


def _numbered(rows: Iterable[Element]) -> Iterable[tuple[int, Element]]:
    """Rows with their numbers from zero; a row that does not give its own is the next one."""
    number = -1
    for row in rows:
        number = int(row.attributes["r"]) - 1 if "r" in row.attributes else number + 1
        yield number, row


def _columns(cells: Iterable[Element]) -> Iterable[int]:
    return (coordinates(cell.attributes["r"])[1] for cell in cells if "r" in cell.attributes)


def _cell(prefix: str, column: int, control: Control, book: Book, *, web: bool) -> str:
    formula, answer = control.formula(book.sheet_names, web=web), _answer(control, book)
    place = f"{column_letters(column)}{row_of(control.total) + 1}"
    inside = f"<{prefix}f>{escape(formula)}</{prefix}f><{prefix}v>{escape(answer)}</{prefix}v>"
    return f'<{prefix}c r="{place}" t="str">{inside}</{prefix}c>'


def _answer(control: Control, book: Book) -> str:
    (stammer,) = (item.function for item in FUNCTIONS if item.name == "STAMMER")
    try:
        return str(stammer(*control.operands(book)))
    except FunctionError as error:
        return error.text


def _heading(prefix: str, column: int, row: int) -> str:
    text = f"<{prefix}is><{prefix}t>{_HEADING}</{prefix}t></{prefix}is>"
    return f'<{prefix}c r="{column_letters(column)}{row + 1}" t="inlineStr">{text}</{prefix}c>'


def _widened(data: bytes, row: Element, column: int) -> list[Edit]:
    """The row's hint about its columns, if it has one."""
    found = _SPANS.search(data, row.start, row.inner)
    return [Edit(found.start(2), str(column + 1).encode(), found[2])] if found else []


def _reached(data: bytes, dimension: Element | None, column: int) -> list[Edit]:
    """The sheet's own word about its size, which some readers trust."""
    found = _REFERENCE.search(data, dimension.start, dimension.inner) if dimension else None
    if found is None:
        return []
    last = found[2] or found[1]
    row = coordinates(last.decode())[0] + 1
    size = b"%s:%s%d" % (found[1], column_letters(column).encode(), row)
    return [Edit(found.start(1), size, data[found.start(1) : found.end() - 1])]
