"""A package's parts as XML text, each unpacked once, and the relationships between them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.reading.package import Package, damaged, readable_names
from medelkoll_addin.reading.xml import as_utf8, attribute, children, keep_narrow, tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Relationship(NamedTuple):
    """Where a part points."""

    kind: str  # "worksheet": the last word of the relationship's type, the same in Strict and Transitional
    target: str  # a part's name, or an address when external
    external: bool


class Parts:
    """Every part that may hold text, in UTF-8 and free of document types."""

    def __init__(self, package: Package) -> None:
        """Unpack and look through every part that may hold text."""
        self.texts: dict[str, bytes] = {}
        self.checksums: dict[str, int] = {}  # CRC-32 of those that are in UTF-8 as they are, which is nearly all
        self.names = package.entries.keys()
        for name in readable_names(package):
            raw = package.read(name)
            self.texts[name] = text = _text(raw, name) if looks_like_xml(raw) else raw
            if text is raw:
                self.checksums[name] = package.entries[name].CRC

    def __contains__(self, name: object) -> bool:
        """Whether there is a readable part of this name."""
        return name in self.texts

    def text(self, name: str) -> bytes:
        """A part's XML in UTF-8.

        Raises:
            UnreadableError: K903 when there is no such part.
        """
        if name not in self.texts:
            raise damaged(problem="missing_part", part=name[:200])
        return self.texts[name]

    def tree(self, name: str) -> Element:
        """A small part's root element."""
        return tree(self.text(name), name)

    def relationships(self, name: str) -> dict[str, Relationship]:
        """The relationships of a part (of the package when the name is empty), by their ids.

        Raises:
            UnreadableError: K903 for an id that is used twice: readers differ on which one counts.
        """
        folder, _, file = name.rpartition("/")
        part = self._known(f"{folder}/_rels/{file}.rels".lstrip("/"))
        if part not in self.texts:
            return {}
        found: dict[str, Relationship] = {}
        for element in children(self.tree(part), "Relationship"):
            identity = attribute(element, "Id")
            if identity in found:
                raise damaged(problem="duplicate_relationship", part=part)
            found[identity] = self._relationship(element, name)
        return found

    def _relationship(self, element: Element, name: str) -> Relationship:
        kind = attribute(element, "Type").rpartition("/")[2]
        target, external = attribute(element, "Target"), attribute(element, "TargetMode").lower() == "external"
        return Relationship(kind, target if external else self._known(_resolved(name, target)), external)

    def _known(self, name: str) -> str:
        """A part's own name: capitals and small letters are the same to the format; the gate lets no two differ so."""
        return name if name in self.texts else self._by_small_letters.get(name.lower(), name)

    @cached_property
    def _by_small_letters(self) -> dict[str, str]:
        return {name.lower(): name for name in self.names}


def looks_like_xml(part: bytes) -> bool:
    """Whether a part starts as XML in some encoding."""
    return part.startswith(b"<") or part[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(
        b"<"
    )


def _text(part: bytes, name: str) -> bytes:
    text = as_utf8(part, name)
    if name.startswith("xl/"):  # what others keep beside it in the package is not read, and may be as it likes
        keep_narrow(text)
    return text


@lru_cache(256)
def _resolved(name: str, target: str) -> str:
    """The part that a target means, seen from another part: the same few in every workbook."""
    return normpath(join("/", dirname(name), target)).lstrip("/")
