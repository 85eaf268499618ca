"""A workbook's parts and how they hang together."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.edits import Edit, appended, applied
from medelkoll_addin.annotating.xml import Element, Text, parsed, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.annotating.archive import Archive

RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES: Final = "[Content_Types].xml"
_EMPTY_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: its id, the last word of its type, and the part that it leads to."""

    id: str
    kind: str
    target: str
    element: Element


@dataclass(slots=True)
class Package:
    """An opened workbook, and what is to be changed in it."""

    archive: Archive
    edits: dict[str, list[Edit]] = field(default_factory=dict[str, list[Edit]])
    added: dict[str, bytes] = field(default_factory=dict[str, bytes])
    _texts: dict[str, Text] = field(default_factory=dict[str, Text])
    _roots: dict[str, Element] = field(default_factory=dict[str, Element])

    def text(self, name: str) -> Text:
        """A part as it is in the file."""
        if name not in self._texts:
            self._texts[name] = text_of(self.archive.read(name))
        return self._texts[name]

    def root(self, name: str) -> Element:
        """A part's elements; of a sheet without its cells."""
        if name not in self._roots:
            self._roots[name] = parsed(self.text(name).data, skip="sheetData")
        return self._roots[name]

    def edit(self, name: str, *edits: Edit) -> None:
        """Change a part that is in the file."""
        self.edits.setdefault(name, []).extend(edits)

    def relations(self, part: str) -> list[Relation]:
        """Where a part leads; ``""`` is the package itself."""
        name = self.archive.find(relations_part(part))
        if name is None:
            return []
        found = self.root(name).every("Relationship")
        return [_relation(part, element) for element in found if element.attributes.get("TargetMode") != "External"]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Lead from a part to another one; give the new relationship's id."""
        identity = f"rIdMedelkoll{posixpath.basename(target).partition('.')[0].title()}"
        xml = f'<Relationship Id="{identity}" Type="{RELATIONS}/{kind}" Target="/{target}"/>'
        self._insert(relations_part(part), xml)
        return identity

    def _insert(self, name: str, xml: str) -> None:
        present = self.archive.find(name)
        if present:
            self.edit(present, appended(self.root(present), xml))
            return
        inside = self.added.get(name, _EMPTY_RELATIONS.format("").encode()).decode()
        self.added[name] = inside.replace("</Relationships>", xml + "</Relationships>").encode()

    def declare(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        xml = f'<Override PartName="/{part}" ContentType="{content_type}"/>'
        self.edit(CONTENT_TYPES, appended(self.root(CONTENT_TYPES), xml))

    def edited(self) -> dict[str, bytes]:
        """Every changed part, in its own encoding."""
        return {name: self._edited(name, edits) for name, edits in self.edits.items()}

    def _edited(self, name: str, edits: Sequence[Edit]) -> bytes:
        text = self.text(name)
        return text.encoded(applied(text.data, edits))


def relations_part(part: str) -> str:
    """Where a part's relationships stand."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(part: str, element: Element) -> Relation:
    values = element.attributes
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), values.get("Target", ""))).lstrip("/")
    return Relation(values.get("Id", ""), values.get("Type", "").rpartition("/")[2], target, element)
