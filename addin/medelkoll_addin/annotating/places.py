"""What counts sheets by their place: names of one sheet alone, and the tab that is open.

Everything else in a workbook knows a sheet by its name, its ``sheetId`` or its relationship (formulas, pivot and
slicer caches, custom views, the calculation chain, external links), and stays true when a sheet comes first.
ECMA-376 part 1, 18.2.5 ``definedName``, 18.2.30 ``workbookView``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.edits import Edit, appended, ascii_xml, attribute_edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.annotating.workbook import SheetPart, Workbook
    from medelkoll_addin.annotating.xml import Element

_LOCAL: Final = "localSheetId"
_HIDDEN: Final = {"hidden", "veryHidden"}


def first_place_made(book: Workbook) -> list[Edit]:
    """Edits of the workbook part that keep every count true when a sheet comes first."""
    edits = list(_counts(book, _LOCAL, "definedName", 0, 1))
    views, data = book.root.every("workbookView"), book.package.text(book.part).data
    if not views:
        return [*edits, _new_view(book)]
    shown = not all(sheet.element.attributes.get("state") in _HIDDEN for sheet in book.sheets)
    for view in views:
        tab = _number(view, "activeTab") + 1 if shown else 0  # Excel cannot open a hidden one
        edits.append(attribute_edit(view, data, "activeTab", str(tab)))
        if _number(view, "firstSheet"):
            edits.append(attribute_edit(view, data, "firstSheet", str(_number(view, "firstSheet") + 1)))
    return edits


def _new_view(book: Workbook) -> Edit:
    """Without a view the first sheet is open, beside the one that says of itself that it is."""
    prefix = book.root.prefix
    view = f'<{prefix}workbookView activeTab="1"/>'
    holder, sheets = book.root.child("bookViews"), book.root.every("sheets")[0]
    if holder is not None:
        return appended(holder, view)
    return Edit(sheets.start, ascii_xml(f"<{prefix}bookViews>{view}</{prefix}bookViews>"))


def place_closed(book: Workbook, gone: SheetPart) -> list[Edit]:
    """Edits of the workbook part that keep every count true when one of its sheets goes, and its own names with it."""
    place, data = book.sheets.index(gone), book.package.text(book.part).data
    edits = list(_counts(book, _LOCAL, "definedName", place + 1, -1))
    for holder in book.root.every("definedNames"):
        own = [name for name in holder.children if _number(name, _LOCAL, -1) == place]
        whole = [holder] if len(own) == len(holder.children) else own
        edits += [Edit(name.start, b"", data[name.start : name.end]) for name in whole]
    for attribute in ("activeTab", "firstSheet"):
        edits += _counts(book, attribute, "workbookView", place + 1, -1)
    if place == len(book.sheets) - 1:
        edits += _counts(book, "activeTab", "workbookView", place, -1)
    return edits


def _counts(book: Workbook, attribute: str, element: str, least: int, by: int) -> Iterator[Edit]:
    """Move those numbers by one that are at least so large."""
    data = book.package.text(book.part).data
    for found in book.root.every(element):
        number = _number(found, attribute, -1)
        if number >= max(least, -by):
            yield attribute_edit(found, data, attribute, str(number + by))


def _number(element: Element, attribute: str, otherwise: int = 0) -> int:
    text = element.attributes.get(attribute, "")
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise  # noqa: PLR2004 - no count of sheets is longer
