"""A workbook's parts and how they hang together."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from medelkoll_addin.annotating.edits import Edit, appended, applied
from medelkoll_addin.annotating.vocabulary import TRANSITIONAL, Vocabulary
from medelkoll_addin.annotating.xml import Element, Text, parsed, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from medelkoll_addin.annotating.archive import Archive

CONTENT_TYPES: Final = "[Content_Types].xml"
_EMPTY_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_END: Final = "</Relationships>"
_FOLDER: Final = "xl/medelkoll"


class Relation(NamedTuple):
    """One relationship of a part: its id, the last word of its type, and the part that it leads to."""

    id: str
    kind: str
    target: str
    element: Element


@dataclass(slots=True)
class Package:
    """An opened workbook, and what is to be changed in it."""

    archive: Archive
    vocabulary: Vocabulary = TRANSITIONAL
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
        taken = {relation.id for relation in self.relations(part)}
        identity = _free(f"rIdMedelkoll{posixpath.basename(target).partition('.')[0].title()}", taken)
        attributes = f'Id="{identity}" Type="{self.vocabulary.relations}/{kind}" Target="/{target}"'
        self._insert(relations_part(part), attributes)
        return identity

    def _insert(self, name: str, attributes: str) -> None:
        present = self.archive.find(name)
        if present:
            root = self.root(present)
            self.edit(present, appended(root, f"<{root.prefix}Relationship {attributes}/>"))
            return
        inside = self.added.get(name, _EMPTY_RELATIONS.encode()).decode()
        self.added[name] = inside.replace(_END, f"<Relationship {attributes}/>{_END}").encode()

    def declare(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        types = self.archive.find(CONTENT_TYPES) or CONTENT_TYPES
        root = self.root(types)
        self.edit(types, appended(root, f'<{root.prefix}Override PartName="/{part}" ContentType="{content_type}"/>'))

    def new_part(self, name: str) -> str:
        """A name for a part of ours, in a folder that the workbook does not have."""
        folders = {own.lower().rpartition("/")[0] for own in self.archive.entries}
        return f"{_free(_FOLDER, folders)}/{name}"

    def edited(self) -> dict[str, bytes]:
        """Every changed part, in its own encoding."""
        return {name: self._edited(name, edits) for name, edits in self.edits.items()}

    def _edited(self, name: str, edits: Sequence[Edit]) -> bytes:
        text = self.text(name)
        return text.encoded(applied(text.data, edits))


def _free(name: str, taken: Collection[str]) -> str:
    """The name, with a number when something has it already."""
    numbered = (f"{name}{number}" for number in range(2, len(taken) + 3))
    return next(free for free in chain([name], numbered) if free not in taken)


def relations_part(part: str) -> str:
    """Where a part's relationships stand."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(part: str, element: Element) -> Relation:
    values = element.attributes
    written = values.get("Target", "").replace("\\", "/")
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), written)).lstrip("/")
    return Relation(values.get("Id", ""), values.get("Type", "").rpartition("/")[2], target, element)
