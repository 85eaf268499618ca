"""The workbook part: its sheets, and what forbids touching it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.annotating.archive import opened
from medelkoll_addin.annotating.package import CONTENT_TYPES, Package, Relation
from medelkoll_addin.annotating.refusal import (
    BINARY,
    DAMAGED,
    NOT_A_WORKBOOK,
    SIGNED,
    AnnotatingError,
)
from medelkoll_addin.annotating.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from medelkoll_addin.annotating.xml import Element


class SheetPart(NamedTuple):
    """One sheet: the name that users see, its part, and its element in the workbook part."""

    name: str
    part: str
    kind: str  # "worksheet", "chartsheet" …; only a worksheet is ever marked
    element: Element
    relation: Relation | None = None


class Workbook(NamedTuple):
    """A workbook that may be edited."""

    package: Package
    part: str
    root: Element
    sheets: list[SheetPart]

    def related(self, kind: str) -> str | None:
        """The part of one kind that the workbook leads to."""
        targets = (relation.target for relation in self.package.relations(self.part) if relation.kind == kind)
        return next((name for name in map(self.package.archive.find, targets) if name), None)


def opened_workbook(data: bytes) -> Workbook:
    """Open a workbook for editing.

    Raises:
        AnnotatingError: it must not or cannot be edited; nothing was changed.
    """
    package = Package(opened(data))
    if package.archive.find(CONTENT_TYPES) is None:
        raise AnnotatingError(NOT_A_WORKBOOK)
    _refuse_signed(package)
    part = _workbook_part(package)
    root = package.root(part)
    vocabulary = vocabulary_of(root)
    if vocabulary is None:
        raise AnnotatingError(NOT_A_WORKBOOK)
    package.vocabulary = vocabulary
    return Workbook(package, part, root, _sheets(package, part, root))


def _refuse_signed(package: Package) -> None:
    folders = {name.lower().partition("/")[0] for name in package.archive.entries}
    if "_xmlsignatures" in folders or any(
        relation.element.attributes.get("Type", "").endswith("digital-signature/origin")
        for relation in package.relations("")
    ):
        raise AnnotatingError(SIGNED)


def _workbook_part(package: Package) -> str:
    targets = [relation for relation in package.relations("") if relation.kind == "officeDocument"]
    part = package.archive.find(targets[0].target) if targets else None
    if part is None:
        raise AnnotatingError(NOT_A_WORKBOOK)
    if part.endswith(".bin"):
        raise AnnotatingError(BINARY)
    if package.root(part).name != "workbook":
        raise AnnotatingError(NOT_A_WORKBOOK)
    return part


def _sheets(package: Package, part: str, root: Element) -> list[SheetPart]:
    holder = root.child("sheets")
    relations = {relation.id: relation for relation in package.relations(part)}
    elements = [element for element in holder.children if element.name == "sheet"] if holder else []
    if not elements:
        raise AnnotatingError(DAMAGED, what="den har inga blad")
    sheets = [_sheet(package, element, relations) for element in elements]
    parts = [sheet.part for sheet in sheets if sheet.part]
    if len(set(parts)) < len(parts):
        raise AnnotatingError(DAMAGED, what="två blad delar samma del")
    return sheets


def _sheet(package: Package, element: Element, relations: dict[str, Relation]) -> SheetPart:
    name = element.attributes.get("name", "")
    identity = next((value for key, value in element.attributes.items() if key.endswith(":id")), "")
    if not identity:  # a module of Excel 5: it has its place among the sheets, but no part
        return SheetPart(name, "", "", element)
    relation = relations.get(identity)
    part = package.archive.find(relation.target) if relation else None
    if relation is None or part is None:
        raise AnnotatingError(DAMAGED, what=f"bladet {name} saknas")
    return SheetPart(name, part, relation.kind, element, relation)
