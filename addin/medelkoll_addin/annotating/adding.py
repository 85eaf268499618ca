"""An annotated copy: marks, notes and a result sheet, by insertions only."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.colours import add_colours
from medelkoll_addin.annotating.edits import appended
from medelkoll_addin.annotating.marks import mark
from medelkoll_addin.annotating.notes import add_notes
from medelkoll_addin.annotating.ranges import shown_cell
from medelkoll_addin.annotating.remarks import Outcome, Remark, outcome_of
from medelkoll_addin.annotating.removing import clean
from medelkoll_addin.annotating.resultsheet import free_name, sheet_xml
from medelkoll_addin.annotating.undo import record_of
from medelkoll_addin.annotating.workbook import Workbook, opened_workbook, relation_prefix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.annotating.workbook import SheetPart

_SHEET: Final = "xl/medelkoll/sheet1.xml"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def annotate(data: bytes, findings_json: Mapping[str, object]) -> bytes:
    """Give a copy of a workbook in which the findings' cells are marked and explained.

    Parts that need no change are copied raw; in the others something is inserted, nothing written anew. A copy that
    was annotated before loses its old marks first.

    Args:
        data: an .xlsx or .xlsm file.
        findings_json: the report by the JSON contract (version 1); its file with this workbook's hash is used,
            or the first one.

    Returns:
        The file to hand out.

    Raises:
        AnnotatingError: the workbook is refused; the text says why, in Swedish.
    """
    outcome = outcome_of(findings_json, sha256(data).hexdigest())
    book = opened_workbook(clean(data))
    _mark_sheets(book, outcome)
    _link_result_sheet(book)
    sheet = sheet_xml(outcome, record_of(book.package, _SHEET))
    return book.package.archive.rewritten(book.package.edited() | book.package.added | {_SHEET: sheet})


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


def _link_result_sheet(book: Workbook) -> None:
    holder = book.root.child("sheets")
    if holder is None:
        return
    name = free_name(sheet.name for sheet in book.sheets)
    taken = [int(sheet.element.attributes.get("sheetId", "0")) for sheet in book.sheets]
    book.package.declare(_SHEET, _TYPE)
    identity = book.package.relate(book.part, "worksheet", _SHEET)
    prefix, declaration = relation_prefix(book.root)
    attributes = f'name="{name}" sheetId="{max(taken, default=0) + 1}"{declaration} {prefix}:id="{identity}"'
    book.package.edit(book.part, appended(holder, f"<{book.root.prefix}sheet {attributes}/>"))
