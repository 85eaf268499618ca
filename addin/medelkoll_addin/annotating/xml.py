"""Where the elements of a part stand, byte by byte, so that it can be edited without being written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

from medelkoll_addin.annotating.refusal import DAMAGED, TOO_LARGE, AnnotatingError
from medelkoll_addin.memory import is_starved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    _Start: TypeAlias = Callable[[str, dict[str, str]], None]
    _End: TypeAlias = Callable[[str], None]

_TAG: Final = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_MOST: Final = 500_000  # elements of one part, without cells: some 500 bytes each; real sheets have a few thousand
_DECLARED: Final = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


@dataclass(slots=True, eq=False)
class Element:
    """One element and its offsets: ``<a>`` from start to inner, ``</a>`` from close to end."""

    name: str  # without its prefix
    prefix: str  # "x:" or ""
    attributes: Mapping[str, str]  # with prefixes
    parent: Element | None
    start: int
    inner: int
    close: int = 0
    end: int = 0
    empty: bool = False  # written as <a/>
    children: list[Element] = field(default_factory=list["Element"])

    def child(self, name: str) -> Element | None:
        """The first child of that name in the same vocabulary."""
        return next((child for child in self.children if child.name == name and child.prefix == self.prefix), None)

    def every(self, name: str) -> list[Element]:
        """All elements of that name below this one, whatever their prefix."""
        found, waiting = list[Element](), list[Element]((self,))
        while waiting:  # not by recursion: a stranger's part may be nested ever so deep
            element = waiting.pop()
            if element.name == name:
                found.append(element)
            waiting.extend(reversed(element.children))
        return found


class Text(NamedTuple):
    """A part as bytes in which ASCII stands for itself, and the encoding to go back to."""

    data: bytes
    encoding: str

    def encoded(self, data: bytes) -> bytes:
        """Edited bytes in the part's own encoding."""
        return data if self.encoding == "utf-8" else data.decode().encode(self.encoding)


def text_of(part: bytes) -> Text:
    """Find a part's encoding; UTF-16 is also met without a byte order mark.

    Raises:
        AnnotatingError: the part is not text in the encoding that it names.
    """
    encoding = _encoding(part)
    if encoding == "utf-8":
        return Text(part, encoding)
    try:
        return Text(part.decode(encoding).encode(), encoding)
    except (UnicodeError, LookupError) as error:
        raise AnnotatingError(DAMAGED, what=f"en del är inte {encoding}") from error


def _encoding(part: bytes) -> str:
    if part[:2] == b"\xff\xfe" or part[:2] == b"<\0":
        return "utf-16-le"
    if part[:2] == b"\xfe\xff" or part[:2] == b"\0<":
        return "utf-16-be"
    declared = _DECLARED.match(part)
    name = declared[1].decode().lower() if declared else "utf-8"
    return "utf-8" if name in {"utf-8", "us-ascii", "ascii"} else name


def parsed(data: bytes, skip: str = "") -> Element:
    """Read a part (bytes as in ``Text.data``).

    Args:
        data: the part.
        skip: an element whose content is not wanted; only its own place is kept.

    Raises:
        AnnotatingError: it is not XML, or it has a DOCTYPE, which no workbook needs.
    """
    reader = _Reader(data, skip)
    try:
        reader.read()
    except expat.ExpatError as error:
        if is_starved(error):
            raise MemoryError from error
        raise AnnotatingError(DAMAGED, what="en del är inte giltig XML") from error
    if reader.root is None:
        raise AnnotatingError(DAMAGED, what="en del är tom")
    return reader.root


class _Reader:
    """Listens to expat and builds the elements."""

    def __init__(self, data: bytes, skip: str) -> None:
        self.data, self.skip, self.skipped = data, skip, 0
        self.root: Element | None = None
        self.here: Element | None = None
        self.count = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._listen(self._start, self._end)

    def read(self) -> None:
        """Read it all; what is skipped goes through expat without a call for each of its elements."""
        first, last = self._skipped_part()
        self.parser.Parse(self.data[:first], False)  # noqa: FBT003 - expat takes it by position only
        if first < last and self.here is not None and self.here.inner == first:
            self._listen(None, None)
            self.parser.Parse(self.data[first:last], False)  # noqa: FBT003 - the same
            self._listen(self._start, self._end)
            first = last
        self.parser.Parse(self.data[first:], True)  # noqa: FBT003 - the same

    def _listen(self, start: _Start | None, end: _End | None) -> None:
        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end

    def _skipped_part(self) -> tuple[int, int]:
        """From where to where the skipped element seems to reach; only seems, so `read` looks again."""
        name = re.escape(self.skip).encode()
        begin = re.search(rb"<(?:[\w.-]+:)?%s(?=[\s>/])" % name, self.data) if name else None
        tag = _TAG.match(self.data, begin.start()) if begin else None
        if tag is None or tag[0].endswith(b"/>"):
            return 0, 0
        ends = [found.start() for found in re.finditer(rb"</(?:[\w.-]+:)?%s\s*>" % name, self.data)]
        return tag.end(), max(ends, default=0)

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        if self.skipped:
            self.skipped += 1
            return
        prefix, colon, name = qualified.rpartition(":")
        self.here = self._element(name, prefix + colon, attributes)
        self.skipped = int(name == self.skip)

    def _element(self, name: str, prefix: str, attributes: dict[str, str]) -> Element:
        self.count += 1
        if self.count > _MOST:
            raise AnnotatingError(TOO_LARGE, what="för många element")
        start = self.parser.CurrentByteIndex
        tag = _TAG.match(self.data, start)
        inner = tag.end() if tag else start
        element = Element(name, prefix, attributes, self.here, start, inner)
        element.empty = self.data[inner - 2 : inner] == b"/>"
        if self.here is None:
            self.root = element
        else:
            self.here.children.append(element)
        return element

    def _end(self, _qualified: str) -> None:
        if self.skipped > 1:
            self.skipped -= 1
            return
        self.skipped = 0
        here = self.here
        if here is None:
            return
        here.close = here.inner if here.empty else self.parser.CurrentByteIndex
        here.end = here.inner if here.empty else self.data.index(b">", here.close) + 1
        self.here = here.parent

    def _doctype(self, *_: object) -> None:
        raise AnnotatingError(DAMAGED, what="en del har en DOCTYPE")
