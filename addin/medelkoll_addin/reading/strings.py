"""The shared strings of a workbook, for the sheets that the safe parser reads."""

from __future__ import annotations

import re
from xml.parsers import expat

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.package import ill_formed

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_strings(part: bytes, name: str) -> list[str]:
    """Every string of the part in order, rich text joined, phonetic guides left out.

    Raises:
        UnreadableError: K903 when the part is not well-formed.
    """
    reader = _Strings()
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise ill_formed(error, name) from error
    return reader.found


def unescape_text(text: str) -> str:
    """``_x000A_`` in a text stands for the character with that number."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class _Strings:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._inside = False
        self._phonetic = False
        self._depth = 0

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        limits.keep_within("depth", self._depth)
        name = tag.rpartition(" ")[2]
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._inside = not self._phonetic

    def end(self, tag: str) -> None:
        self._depth -= 1
        name = tag.rpartition(" ")[2]
        if name == "si":
            self.found.append(unescape_text("".join(self._pieces)))
            limits.keep_within("strings", len(self.found))
        elif name == "rPh":
            self._phonetic = False
        elif name == "t":
            self._inside = False

    def characters(self, text: str) -> None:
        if self._inside:
            self._pieces.append(text)
