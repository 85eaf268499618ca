"""Making the annotated copy: marks, notes and a result sheet, by insertions only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.colours import add_colours
from medelkoll_addin.annotating.edits import Edit, ascii_xml
from medelkoll_addin.annotating.marks import mark
from medelkoll_addin.annotating.notes import add_notes
from medelkoll_addin.annotating.places import first_place_made
from medelkoll_addin.annotating.quoting import quoted_format
from medelkoll_addin.annotating.ranges import shown_cell
from medelkoll_addin.annotating.remarks import Remark
from medelkoll_addin.annotating.resultsheet import free_name, needs_quoting, sheet_xml
from medelkoll_addin.annotating.undo import record_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.annotating.remarks import Outcome
    from medelkoll_addin.annotating.workbook import SheetPart, Workbook

_LARGEST_ID: Final = 65_534
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def marked_copy(book: Workbook, outcome: Outcome) -> bytes:
    """A workbook without our marks, with them.

    Raises:
        AnnotatingError: a part that must be changed cannot be.
    """
    package = book.package
    _mark_sheets(book, outcome)
    part = package.new_part("sheet1.xml")
    _put_first(book, part)
    quoted = quoted_format(book) if needs_quoting(outcome) else None
    package.added[part] = sheet_xml(outcome, package.vocabulary.main, record_of(package, outcome, part), quoted)
    return package.archive.rewritten(package.edited() | package.added)


def _mark_sheets(book: Workbook, outcome: Outcome) -> None:
    by_sheet = defaultdict[str, list[Remark]](list)
    for remark in outcome.remarks:
        if remark.cell:
            by_sheet[remark.sheet].append(remark)
    sheets = [sheet for sheet in book.sheets if sheet.name in by_sheet and sheet.kind == "worksheet"]
    if not sheets:
        return
    severities = {remark.severity for sheet in sheets for remark in by_sheet[sheet.name]}
    colours = add_colours(book, severities)
    for number, sheet in enumerate(sheets, start=1):
        _mark_sheet(book, sheet, number, by_sheet[sheet.name], colours)


def _mark_sheet(
    book: Workbook, sheet: SheetPart, number: int, remarks: Sequence[Remark], colours: Mapping[str, int]
) -> None:
    merged = [element.attributes.get("ref", "") for element in book.package.root(sheet.part).every("mergeCell")]
    texts, worst = defaultdict[str, list[str]](list), dict[str, str]()
    for remark in sorted(remarks, key=lambda remark: list(colours).index(remark.severity)):
        cell = shown_cell(remark.cell, merged)
        texts[cell].append(note_text(remark))
        worst.setdefault(cell, remark.severity)
    cells = {severity: [cell for cell in worst if worst[cell] == severity] for severity in colours}
    mark(book.package, sheet.part, cells, colours)
    add_notes(book.package, sheet.part, number, {cell: "\n\n".join(lines) for cell, lines in texts.items()})


def note_text(remark: Remark) -> str:
    """A finding as a note says it."""
    return f"Medelkoll {remark.code}: {remark.message}"


def _put_first(book: Workbook, part: str) -> None:
    """List the result sheet before all others; the tab that was open stays so."""
    package, holder = book.package, book.root.every("sheets")[0]
    name = free_name(sheet.name for sheet in book.sheets)
    package.declare(part, _TYPE)
    identity = package.relate(book.part, "worksheet", part)
    prefix, declaration = package.vocabulary.prefix(book.root)
    attributes = f'name="{name}" sheetId="{_free_id(book)}"{declaration} {prefix}:id="{identity}"'
    package.edit(
        book.part, *first_place_made(book), Edit(holder.inner, ascii_xml(f"<{holder.prefix}sheet {attributes}/>"))
    )


def _free_id(book: Workbook) -> int:
    """One more than the largest, which no sheet has had before; near Excel's own limit any free one."""
    written = (sheet.element.attributes.get("sheetId", "") for sheet in book.sheets)
    taken = {int(text) for text in written if text.isdecimal()}
    free = (number for number in range(1, len(taken) + 2) if number not in taken)
    return max(taken, default=0) + 1 if max(taken, default=0) < _LARGEST_ID else next(free)
