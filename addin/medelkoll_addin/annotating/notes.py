"""Notes: a comment in the sheet's comments part, and its box in the old drawing language that Excel still wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.boxes import box, drawing_xml, next_number, prefixes, shape_type
from medelkoll_addin.annotating.edits import Edit, appended, ascii_xml, placed
from medelkoll_addin.annotating.joined_notes import is_thread, joined
from medelkoll_addin.annotating.marks import SHEET_ORDER
from medelkoll_addin.annotating.texts import xml_text
from medelkoll_addin.annotating.xml import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.annotating.package import Package

AUTHOR: Final = "Medelkoll"
_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_DRAWING_END: Final = re.compile(rb"</(?:[A-Za-z]+:)?xml\s*>\s*$")


def add_notes(package: Package, part: str, number: int, texts: Mapping[str, str]) -> None:
    """Add notes to a sheet.

    Args:
        package: the workbook.
        part: the sheet.
        number: of the sheet, for the names of new parts.
        texts: by cell (``C7``); a cell that has a note gets it added there, one with a comment thread gets none.
    """
    related = {relation.kind: package.archive.find(relation.target) for relation in package.relations(part)}
    comments = related.get("comments")
    taken = noted_cells(package, comments) if comments else dict[str, Element]()
    if comments:
        _join(package, comments, {cell: text for cell, text in texts.items() if cell in taken})
    free = {cell: text for cell, text in texts.items() if cell not in taken}
    if not free:
        return
    if comments:
        _append_comments(package, comments, free)
    else:
        _create_comments(package, part, number, free)
    _boxes(package, part, number, list(free))


def noted_cells(package: Package, comments: str) -> dict[str, Element]:
    """The notes of a comments part, by cell."""
    found = package.root(comments).every("comment")
    return {comment.attributes.get("ref", "").replace("$", "").upper(): comment for comment in found}


def _join(package: Package, comments: str, texts: Mapping[str, str]) -> None:
    data, root, notes = package.text(comments).data, package.root(comments), noted_cells(package, comments)
    for cell, text in texts.items():
        if not is_thread(data, root, notes[cell]):
            package.edit(comments, *joined(notes[cell], text))


def _append_comments(package: Package, name: str, texts: Mapping[str, str]) -> None:
    root = package.root(name)
    authors, comments = root.child("authors"), root.child("commentList")
    number = len(authors.every("author")) if authors else 0
    author = f"<{root.prefix}author>{AUTHOR}</{root.prefix}author>"
    added = "".join(_comment(root.prefix, cell, text, number) for cell, text in texts.items())
    if authors:
        package.edit(name, appended(authors, author))
    if comments:
        package.edit(name, appended(comments, added))


def _create_comments(package: Package, part: str, number: int, texts: Mapping[str, str]) -> None:
    name = package.new_part(f"comments{number}.xml")
    added = "".join(_comment("", cell, text, 0) for cell, text in texts.items())
    package.added[name] = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{package.vocabulary.main}">'
        f"<authors><author>{AUTHOR}</author></authors><commentList>{added}</commentList></comments>"
    ).encode()
    package.declare(name, _COMMENTS)
    package.relate(part, "comments", name)


def _comment(prefix: str, cell: str, text: str, author: int) -> str:
    inside = f'<{prefix}t xml:space="preserve">{xml_text(text)}</{prefix}t>'
    return f'<{prefix}comment ref="{cell}" authorId="{author}"><{prefix}text>{inside}</{prefix}text></{prefix}comment>'


def _boxes(package: Package, part: str, number: int, cells: list[str]) -> None:
    name = _drawing_of(package, part)
    if name is None:
        _create_drawing(package, part, number, cells)
        return
    data = package.text(name).data
    end = _DRAWING_END.search(data)
    at = end.start() if end else len(data)
    first, needed = next_number(data), prefixes(data)
    shapes = "".join(box(cell, first + offset, needed) for offset, cell in enumerate(cells))
    package.edit(name, Edit(at, ascii_xml(shape_type(data, needed) + shapes)))


def _drawing_of(package: Package, part: str) -> str | None:
    """The drawing that the sheet's ``legacyDrawing`` names."""
    element = package.root(part).child("legacyDrawing")
    if element is None:
        return None
    identities = {value for key, value in element.attributes.items() if key.endswith(":id")}
    targets = (relation.target for relation in package.relations(part) if relation.id in identities)
    return next((name for name in map(package.archive.find, targets) if name), None)


def _create_drawing(package: Package, part: str, number: int, cells: list[str]) -> None:
    name, root = package.new_part(f"drawing{number}.vml"), package.root(part)
    package.added[name] = ascii_xml(drawing_xml(cells))
    package.declare(name, _DRAWING)
    identity = package.relate(part, "vmlDrawing", name)
    prefix, declaration = package.vocabulary.prefix(root)
    xml = f'<{root.prefix}legacyDrawing{declaration} {prefix}:id="{identity}"/>'
    package.edit(part, placed(root, SHEET_ORDER, "legacyDrawing", xml))
