"""Small edits of a part, and the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medelkoll_addin.annotating.xml import Element

_COUNT: Final = re.compile(rb"""\scount\s*=\s*["']([0-9]+)["']""")


class Edit(NamedTuple):
    """At this offset, ``removed`` goes and ``inserted`` comes."""

    start: int
    inserted: bytes
    removed: bytes = b""


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The edited bytes; offsets are those of the unedited ones."""
    pieces, at = list[bytes](), 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [data[at : edit.start], edit.inserted]
        at = edit.start + len(edit.removed)
    return b"".join([*pieces, data[at:]])


def inverse(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that lead back."""
    back, shift = list[Edit](), 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        back.append(Edit(edit.start + shift, edit.removed, edit.inserted))
        shift += len(edit.inserted) - len(edit.removed)
    return back


def appended(parent: Element, xml: str) -> Edit:
    """Add text as the last thing in an element, which may be written ``<a/>``."""
    if not parent.empty:
        return Edit(parent.close, ascii_xml(xml))
    return Edit(parent.inner - 2, ascii_xml(f">{xml}</{parent.prefix}{parent.name}>"), b"/>")


def counted(parent: Element, data: bytes, more: int) -> list[Edit]:
    """Raise the element's ``count``, if it has one that can be written back as it was."""
    found = _COUNT.search(data, parent.start, parent.inner)
    if found is None or str(int(found[1])).encode() != found[1]:
        return []
    return [Edit(found.start(1), str(int(found[1]) + more).encode(), found[1])]


def attribute_edit(element: Element, data: bytes, name: str, value: str) -> Edit:
    """Give an attribute of an element another value, or give it the attribute."""
    found = re.compile(rb"""\s%s\s*=\s*(?:"([^"]*)"|'([^']*)')""" % name.encode()).search(
        data, element.start, element.inner
    )
    if found:
        group = found.lastindex or 1
        return Edit(found.start(group), value.encode(), found[group])
    return Edit(element.inner - (2 if element.empty else 1), f' {name}="{value}"'.encode())


def placed(root: Element, order: Sequence[str], name: str, xml: str) -> Edit:
    """Add a child of that name where it belongs: the vocabulary fixes the order of a root's children."""
    if root.empty:
        return appended(root, xml)
    before = order[: order.index(name) + 1]
    ends = [child.end for child in root.children if _known(child, root.prefix) in before]
    return Edit(max(ends, default=root.inner), ascii_xml(xml))


def _known(child: Element, prefix: str) -> str:
    """The child's name, or of a choice between versions the name of what is chosen between."""
    if child.name != "AlternateContent":
        return child.name if child.prefix == prefix else ""
    inside = [grandchild for choice in child.children for grandchild in choice.children]
    return inside[0].name if inside else ""


def ascii_xml(text: str) -> bytes:
    """Text in a form that is the same in every encoding."""
    return text.encode("ascii", "xmlcharrefreplace")
