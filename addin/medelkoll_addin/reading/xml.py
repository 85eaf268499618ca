"""XML parts as UTF-8 bytes without a document type, and small ones as trees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # every part has passed as_utf8: no DOCTYPE, so no entities to expand
from xml.parsers import expat

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.package import damaged, ill_formed

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARATION = re.compile(rb"<\?xml\s[^>]*\?>")
_ENCODING = re.compile(rb"""\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UTF16_STARTS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_ALLOWED = {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"}
_TAG = re.compile(rb"""<[^\s<>"'=/!?]++((?:\s++[^\s<>"'=/]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*+)""")
_ATTRIBUTE = re.compile(rb"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_ATTRIBUTE_BYTES = 5  # at least: a space, a letter, an equals sign and two quotation marks
_CHARACTERS = bytes(sorted({*range(32, 256), *b"\t\n\r"}))  # all others are in no XML
_BOM = b"\xef\xbb\xbf"


def as_utf8(part: bytes, name: str) -> bytes:
    """The part in UTF-8, without a byte order mark, and without a declaration if it was in another encoding.

    Raises:
        UnreadableError: K903 for an encoding that workbooks may not have, a DOCTYPE, or characters that XML has not.
    """
    text = _decoded(part, name)
    # one character is found ten times faster than two, and most parts have no "!" at all
    if b"!" in text and b"<!DOCTYPE" in text:
        raise damaged(problem="doctype", part=name)
    if text.translate(None, _CHARACTERS):  # something is left, which not every reader minds
        raise damaged(problem="xml", part=name)
    return text


def _decoded(part: bytes, name: str) -> bytes:
    encoding = _UTF16_STARTS.get(part[:2])
    if encoding is None:
        part = part.removeprefix(_BOM)
        declaration = _DECLARATION.match(part[:512])
        stated = _ENCODING.search(declaration[0]) if declaration else None
        encoding = stated[1].decode().lower() if stated else "utf-8"
        if encoding in ("utf-8", "utf8"):
            return part
        if encoding not in _ALLOWED:
            raise damaged(problem="encoding", part=name)
    try:
        return _DECLARATION.sub(b"", part.decode(encoding).removeprefix("\ufeff").encode(), count=1)
    except UnicodeError as error:
        raise damaged(problem="encoding", part=name) from error


def tree(part: bytes, name: str) -> ET.Element:
    """The root element of a small part.

    Raises:
        UnreadableError: K903 when it is not well-formed, K906 when its elements stand too deep in each other.
    """
    try:
        _keep_shallow(part)
        return ET.fromstring(part)  # noqa: S314 - a DOCTYPE, and with it every entity, is refused by as_utf8
    except (ET.ParseError, expat.ExpatError) as error:
        raise ill_formed(error, name) from error


def _keep_shallow(part: bytes) -> None:
    """Elements stand no deeper in each other than there are end tags: most parts need no closer look."""
    if part.count(b"</") <= limits.LIMITS.depth:
        return
    depth = 0

    def start(_tag: str, _attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        limits.keep_within("depth", depth)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(part, True)  # noqa: FBT003 - expat takes it by position only


def keep_narrow(part: bytes) -> None:
    """See to it that no element has more attributes than there may be.

    An attribute takes five bytes, and none of them is a ``<``: only where the next ``<`` is as far away as that many
    attributes are long, as in the midst of a long text, there is something to count.

    Raises:
        UnreadableError: K906.
    """
    far, at = _ATTRIBUTE_BYTES * limits.LIMITS.attributes, part.find(b"<")
    while at >= 0:
        near = part.rfind(b"<", at + 1, at + far)
        if near < 0:
            tag = _TAG.match(part, at)
            limits.keep_within("attributes", len(_ATTRIBUTE.findall(tag[1])) if tag else 0)
            near = part.find(b"<", at + far)
        at = near


def check(part: bytes, name: str) -> None:
    """See to it that a part that is read later, or never, can be read.

    Raises:
        UnreadableError: K903 when it is not well-formed, K906 when its elements stand too deep in each other.
    """
    try:
        expat.ParserCreate("utf-8", " ").Parse(part, True)  # noqa: FBT003 - expat takes it by position only
        _keep_shallow(part)
    except expat.ExpatError as error:
        raise ill_formed(error, name) from error


def local(element: ET.Element) -> str:
    """An element's name without its namespace, so that Strict and Transitional read alike."""
    return element.tag.rpartition("}")[2]


def children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """The child elements of this local name."""
    return (child for child in element if local(child) == name)


def grandchildren(element: ET.Element, parent: str, name: str) -> list[ET.Element]:
    """The elements of this local name in the first child of that name: ``sheet`` in ``sheets``."""
    listed = child(element, parent)
    return [] if listed is None else list(children(listed, name))


def child(element: ET.Element, name: str) -> ET.Element | None:
    """The first child element of this local name."""
    return next(children(element, name), None)


def attribute(element: ET.Element, name: str) -> str:
    """An attribute by its local name, or an empty text."""
    plain = element.get(name)
    if plain is not None:
        return plain
    return next((value for key, value in element.items() if key.endswith("}" + name)), "")


def is_on(value: str | None) -> bool:
    """Whether an XML boolean is true."""
    return value in ("1", "true", "on")
