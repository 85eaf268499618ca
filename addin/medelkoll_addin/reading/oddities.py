"""What is worth knowing of a package before anybody opens it in Excel: what runs, what fetches, what lies beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.reading.macros import automatic_macro
from medelkoll_addin.reading.related import relations_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from medelkoll_addin.reading.contents import Contents
    from medelkoll_addin.reading.package import Package
    from medelkoll_addin.reading.parts import Parts, Relationship

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):|[\\/]{2}", re.IGNORECASE)
_ORDINARY = {"http", "https", "mailto", "tel"}
_END_OF_ZIP, _END_SIZE = b"PK\x05\x06", 22
_MACRO_SHEETS = ("xlMacrosheet", "xlIntlMacrosheet")


class Oddities(NamedTuple):
    """Nothing of this is in an ordinary workbook."""

    auto_macro: str = ""  # a macro's name by which Excel runs it unasked
    macro_sheets: bool = False
    dde: bool = False  # a link to another program
    connections: bool = False  # to databases and web addresses
    pictures: bool = False  # that are fetched when the workbook is opened
    objects: int = 0  # embedded files and controls
    links: tuple[str, ...] = ()  # that lead to something else than a web page or an e-mail address
    saved: tuple[str, ...] = ()  # "strict", "date1904", "appended", "signed", "encoding"


def oddities_of(package: Package, parts: Parts, contents: Contents, kinds: Mapping[str, list[str]]) -> Oddities:
    """What is odd about a workbook that passed the gate; ``kinds`` are its parts by how they are led to."""
    names = [name.lower() for name in package.entries]
    outside = [found for name in parts.texts if name.lower().endswith(".rels") for found in _outside(parts, name)]
    return Oddities(
        auto_macro=_auto_macro(package, kinds["vbaProject"]),
        macro_sheets=any(sheet.kind in _MACRO_SHEETS for sheet in contents.sheets),
        dde=any(b"ddeLink" in (parts.texts.get(name) or package.read(name)) for name in link_parts(parts, kinds)),
        connections=bool(kinds["connections"] or kinds["queryTable"])
        or any(name == "xl/connections.xml" or name.startswith("xl/querytables/") for name in names),
        pictures=any(found.kind == "image" for found in outside),
        objects=sum(name.startswith(("xl/embeddings/", "xl/activex/activex")) for name in names)
        or len(kinds["oleObject"] + kinds["package"] + kinds["control"]),
        links=tuple(dict.fromkeys(found.target for found in outside if _is_odd(found))),
        saved=tuple(_saved(package, parts, contents, names)),
    )


def _outside(parts: Parts, name: str) -> list[Relationship]:
    """What a list of relationships says lies outside the package."""
    text = parts.texts[name].lower()
    if b"external" not in text and b"&#" not in text:
        return []
    return [found for found in relations_in(parts, name) if found.external]


def link_parts(parts: Parts, kinds: Mapping[str, list[str]]) -> list[str]:
    """The parts that describe other workbooks, or other programs, in the order in which formulas count them."""
    listed = (name for name in parts.names if name.startswith("xl/externalLinks/") and name.endswith(".xml"))
    return sorted({*listed, *kinds["externalLink"]})


def _is_odd(found: Relationship) -> bool:
    scheme = _SCHEME.match(found.target.strip())
    return found.kind == "hyperlink" and scheme is not None and (scheme[1] or "").lower() not in _ORDINARY


def _auto_macro(package: Package, led_to: Iterable[str]) -> str:
    named = (name for name in package.entries if name.lower().endswith("vbaproject.bin"))
    projects = [package.read(name) for name in {*named, *led_to}]
    return next((name for name in map(automatic_macro, projects) if name), "")


def _saved(package: Package, parts: Parts, contents: Contents, names: Iterable[str]) -> Iterable[str]:
    if _STRICT in parts.text(contents.part):
        yield "strict"
    if contents.dates_from_1904:
        yield "date1904"
    if _is_appended(package.data):
        yield "appended"
    if any(name.startswith("_xmlsignatures/") for name in names):
        yield "signed"


def _is_appended(data: bytes) -> bool:
    """Whether there is something after the end of the zip file and its comment."""
    end = data.rfind(_END_OF_ZIP)
    comment = int.from_bytes(data[end + _END_SIZE - 2 : end + _END_SIZE], "little")
    return end + _END_SIZE + comment != len(data)
