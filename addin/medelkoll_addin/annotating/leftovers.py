"""Our marks in a workbook that another program has saved since: found again by what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.edits import Edit
from medelkoll_addin.annotating.joined_notes import without_joined
from medelkoll_addin.annotating.marks import FORMULA
from medelkoll_addin.annotating.package import CONTENT_TYPES, relations_part
from medelkoll_addin.annotating.places import place_closed
from medelkoll_addin.annotating.ranges import coordinates
from medelkoll_addin.annotating.resultsheet import TITLE, is_result_name
from medelkoll_addin.annotating.texts import content, first_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medelkoll_addin.annotating.package import Package
    from medelkoll_addin.annotating.workbook import SheetPart, Workbook
    from medelkoll_addin.annotating.xml import Element

_NOTE: Final = re.compile(r"\s*(?:Medelkoll:\s+)?Medelkoll K[0-9]{3}: ")
_SHAPE: Final = re.compile(rb"<(\w+:)shape\b(?:(?!</\1shape>).)*</\1shape>\s*", re.DOTALL)


def without_leftovers(book: Workbook, data: bytes) -> bytes:
    """The workbook without our marks; the very same bytes when it has none."""
    for sheet in book.sheets:
        if sheet.kind == "worksheet":
            _remove_marks(book.package, sheet.part)
            _remove_notes(book.package, sheet.part)
    dropped = [part for sheet in book.sheets if _is_result(book, sheet) for part in _remove_sheet(book, sheet)]
    changed = book.package.edited()
    return book.package.archive.rewritten(changed, dropped) if changed else data


def _remove_marks(package: Package, part: str) -> None:
    data = package.text(part).data
    for holder in package.root(part).every("conditionalFormatting"):
        rules = [child for child in holder.children if child.name == "cfRule"]
        ours = [rule for rule in rules if any(content(data, found) == FORMULA for found in rule.every("formula"))]
        goes = [holder] if ours and len(ours) == len(rules) else ours
        if goes:
            package.edit(part, *_removals(data, goes))


def _removals(data: bytes, elements: Iterable[Element]) -> list[Edit]:
    return [Edit(element.start, b"", data[element.start : element.end]) for element in elements]


def _remove_notes(package: Package, part: str) -> None:
    related = {relation.kind: package.archive.find(relation.target) for relation in package.relations(part)}
    comments, drawing = related.get("comments"), related.get("vmlDrawing")
    if comments is None:
        return
    data = package.text(comments).data
    notes = package.root(comments).every("comment")
    ours = [found for found in notes if _NOTE.match(_words(data, found))]
    changes = _removals(data, ours)
    changes += [edit for found in notes if found not in ours for edit in without_joined(data, found)]
    if changes:
        package.edit(comments, *changes)
    if ours and drawing:
        cells = {coordinates(found.attributes["ref"]) for found in ours}
        package.edit(drawing, *_boxes_of(package.text(drawing).data, cells))


def _words(data: bytes, comment: Element) -> str:
    return "".join(content(data, text) for text in comment.every("t"))


def _boxes_of(data: bytes, cells: set[tuple[int, int]]) -> list[Edit]:
    shapes = [found for found in _SHAPE.finditer(data) if _cell_of(found[0]) in cells]
    return [Edit(found.start(), b"", found[0]) for found in shapes]


def _cell_of(shape: bytes) -> tuple[int, int] | None:
    row, column = re.search(rb"<\w+:Row>\s*(\d+)", shape), re.search(rb"<\w+:Column>\s*(\d+)", shape)
    return (int(row[1]), int(column[1])) if row and column and b'"Note"' in shape else None


def _is_result(book: Workbook, sheet: SheetPart) -> bool:
    if sheet.kind != "worksheet" or not is_result_name(sheet.name):
        return False
    return first_cell(book, sheet.part) == TITLE


def _remove_sheet(book: Workbook, sheet: SheetPart) -> list[str]:
    """Unlink the result sheet; give the parts that go with it."""
    package, own = book.package, relations_part(sheet.part)
    package.edit(book.part, *_removals(package.text(book.part).data, [sheet.element]), *place_closed(book, sheet))
    if sheet.relation:
        relations = package.archive.find(relations_part(book.part)) or ""
        package.edit(relations, *_removals(package.text(relations).data, [sheet.relation.element]))
    types = package.archive.find(CONTENT_TYPES) or CONTENT_TYPES
    listed = package.root(types).every("Override")
    declared = [item for item in listed if item.attributes.get("PartName", "").lower() == f"/{sheet.part}".lower()]
    package.edit(types, *_removals(package.text(types).data, declared))
    return [name for name in (sheet.part, package.archive.find(own)) if name]
