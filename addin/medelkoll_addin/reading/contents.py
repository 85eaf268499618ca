"""What workbook.xml and its neighbours say: the sheets in order, the names, where the strings and styles are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.package import damaged
from medelkoll_addin.reading.recognising import not_a_workbook
from medelkoll_addin.reading.xml import attribute, child, grandchildren, is_on

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from medelkoll_addin.reading.parts import Parts, Relationship

_OTHER_PACKAGES = {
    "xl/workbook.bin": "XLSB",
    "word/document.xml": "Word",
    "ppt/presentation.xml": "PowerPoint",
    "content.xml": "OpenDocument",
}
_SHEET_KINDS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


class SheetEntry(NamedTuple):
    """One sheet of the workbook's list."""

    name: str
    position: int  # in the list of all sheets, charts included, from zero
    part: str
    kind: str  # one of _SHEET_KINDS, or empty
    hidden: bool
    very_hidden: bool = False


class Contents(NamedTuple):
    """What the workbook part says."""

    part: str
    sheets: tuple[SheetEntry, ...]
    names: dict[str, str]  # defined name -> what it refers to; a sheet's own name as "Blad1!name"
    dates_from_1904: bool
    strings: str  # part names; empty when there is none
    styles: str


def contents(parts: Parts, name: str) -> Contents:
    """Read the workbook part.

    Raises:
        UnreadableError: K901 when the package is something else, K903 when the list of sheets does not hold together.
    """
    part = _workbook_part(parts, name)
    root, related = parts.tree(part), parts.relationships(part)
    sheets = tuple(_sheets(root, related, parts))
    properties = child(root, "workbookPr")
    from_1904 = properties is not None and is_on(properties.get("date1904"))
    strings, styles = (_one(related, kind, parts) for kind in ("sharedStrings", "styles"))
    return Contents(part, sheets, _names(root, [sheet.name for sheet in sheets]), from_1904, strings, styles)


def _workbook_part(parts: Parts, name: str) -> str:
    for relationship in parts.relationships("").values():
        if relationship.kind == "officeDocument" and not relationship.external:
            if relationship.target in parts and relationship.target not in _OTHER_PACKAGES:
                return relationship.target
            break
    for other, found in _OTHER_PACKAGES.items():
        if other in parts.names:
            raise not_a_workbook(name, found)
    if any(part.startswith("xl/") for part in parts.names):
        raise damaged(problem="missing_part", part="xl/workbook.xml")
    raise not_a_workbook(name, "ZIP")


def _sheets(root: Element, related: dict[str, Relationship], parts: Parts) -> list[SheetEntry]:
    elements = grandchildren(root, "sheets", "sheet")
    limits.keep_within("sheets", len(elements))
    found = [_sheet(element, position, related, parts) for position, element in enumerate(elements)]
    parts_used = [sheet.part for sheet in found if sheet.part]
    if len(set(parts_used)) < len(parts_used) or len({sheet.name.casefold() for sheet in found}) < len(found):
        raise damaged(problem="duplicate_sheets")
    return found


def _sheet(element: Element, position: int, related: dict[str, Relationship], parts: Parts) -> SheetEntry:
    name, identity = attribute(element, "name"), _identity(element)
    state = attribute(element, "state")
    hidden = state in ("hidden", "veryHidden")
    if not identity:  # old macro modules are listed without a part, and have no cells
        return SheetEntry(name, position, "", "", hidden)
    relationship = related.get(identity)
    if relationship is None or relationship.external or relationship.target not in parts:
        raise damaged(problem="missing_sheet", sheet=name)
    if relationship.kind not in _SHEET_KINDS:
        raise damaged(problem="kind_of_sheet", sheet=name)
    return SheetEntry(name, position, relationship.target, relationship.kind, hidden, state == "veryHidden")


def _identity(element: Element) -> str:
    """The relationship's id: ``r:id``, never the plain ``id`` that some programs add."""
    return next((value for key, value in element.items() if key.endswith("}id")), "")


def _names(root: Element, sheets: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    elements = grandchildren(root, "definedNames", "definedName")
    limits.keep_within("names", len(elements))
    for element in elements:
        name, owner = attribute(element, "name"), attribute(element, "localSheetId")
        if owner.isdigit() and int(owner) < len(sheets):
            name = f"{sheets[int(owner)]}!{name}"
        found[name] = element.text or ""
    return found


def _one(related: dict[str, Relationship], kind: str, parts: Parts) -> str:
    found = [r.target for r in related.values() if r.kind == kind and not r.external]
    if len(found) > 1:
        raise damaged(problem="duplicate_relationship", part=kind)
    return found[0] if found and found[0] in parts else ""
