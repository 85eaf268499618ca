"""A cell that has a note already: ours is added at its end, as a run of its own, and found again there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.edits import Edit, appended, ascii_xml
from medelkoll_addin.annotating.texts import content, xml_text

if TYPE_CHECKING:
    from medelkoll_addin.annotating.xml import Element

_THREAD: Final = "tc="  # so begins the author of what older versions of Excel are shown instead of a comment thread
_JOINED: Final = re.compile(r"\s*\n\s*Medelkoll K[0-9]{3}: ")


def is_thread(data: bytes, root: Element, comment: Element) -> bool:
    """Whether a note only stands for a comment thread; Excel writes its text, so it is no place for ours."""
    authors = root.every("author")
    number = comment.attributes.get("authorId", "")
    own = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else None
    return own is not None and content(data, own).startswith(_THREAD)


def joined(comment: Element, text: str) -> list[Edit]:
    """Edits that add a text to a note; what stands in it becomes the first run where it was no run yet."""
    holder = comment.child("text")
    if holder is None:
        return []
    p = holder.prefix
    ours = f'<{p}r><{p}t xml:space="preserve">\n\n{xml_text(text)}</{p}t></{p}r>'
    plain = next((child for child in holder.children if child.name == "t"), None)
    if plain is not None:
        return [Edit(plain.start, f"<{p}r>".encode()), Edit(plain.end, ascii_xml(f"</{p}r>{ours}"))]
    runs = [child.end for child in holder.children if child.name == "r"]
    if holder.empty:
        return [appended(holder, ours)]
    return [Edit(max(runs, default=holder.inner), ascii_xml(ours))]


def without_joined(data: bytes, comment: Element) -> list[Edit]:
    """Edits that take our text from the end of a note, whatever runs a program has since made of it."""
    pieces = [(element, content(data, element)) for element in comment.every("t")]
    found = _JOINED.search("".join(text for _, text in pieces))
    if found is None:
        return []
    edits, before = list[Edit](), 0
    for element, text in pieces:
        kept = max(found.start() - before, 0)
        before += len(text)
        if kept < len(text):
            edits.append(Edit(element.inner, ascii_xml(xml_text(text[:kept])), data[element.inner : element.close]))
    return edits
