"""A VBA project as source alone ([MS-OVBA]): Office compiles it when it opens the file."""

from __future__ import annotations

import struct
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.excel.desktop.compound import compound_file
from medelkoll_addin.excel.desktop.ovba import compress
from medelkoll_addin.excel.desktop.protection import protection_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

CODE_PAGE = "cp1252"
_SOURCE_ONLY = bytes.fromhex("cc61ffff000100")  # "no compiled form here": the whole _VBA_PROJECT stream
_VERSION = (0x61EEF783, 3)  # project version, any will do; fixed so that builds repeat
_OLE = r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"
_OFFICE = (
    r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared"
    r"\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"
)


class Kind(Enum):
    """What a module is, with its key in the PROJECT stream and its record in the dir stream."""

    PROCEDURAL = ("Module={}", 0x21)
    CLASS = ("Class={}", 0x22)
    DOCUMENT = ("Document={}/&H00000000", 0x22)


class Module(NamedTuple):
    """One module: its name, and its source with the ``Attribute`` lines in front."""

    name: str
    source: str
    kind: Kind = Kind.PROCEDURAL


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """Write ``vbaProject.bin``.

    Raises:
        UnicodeEncodeError: a source has a character outside Windows-1252.
    """
    streams: dict[tuple[str, ...], bytes] = {
        ("VBA", module.name): compress(_encoded(module.source)) for module in modules
    }
    streams["VBA", "_VBA_PROJECT"] = _SOURCE_ONLY
    streams["VBA", "dir"] = compress(_directory(name, modules))
    streams["PROJECT",] = _project(name, modules)
    streams["PROJECTwm",] = b"".join(_both_names(module.name) for module in modules) + b"\0\0"
    return compound_file(streams)


def _encoded(source: str) -> bytes:
    return "\r\n".join(source.splitlines()).encode(CODE_PAGE) + b"\r\n"


def _both_names(name: str) -> bytes:
    return name.encode(CODE_PAGE) + b"\0" + name.encode("utf-16-le") + b"\0\0"


def _project(name: str, modules: Sequence[Module]) -> bytes:
    identity = "{5B8C6E0A-6D2B-4F0F-9C0E-4D4544454C4B}"
    lines = [
        f'ID="{identity}"',
        *(module.kind.value[0].format(module.name) for module in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        *protection_lines(identity),
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
        "",
    ]
    return "\r\n".join(lines).encode(CODE_PAGE)


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    """The dir stream, not compressed: information, references, modules (section 2.3.4.2)."""
    information = [
        _record(0x01, _long(1)),  # 32-bit Windows; the same in 64-bit Office
        _record(0x02, _long(0x409)) + _record(0x14, _long(0x409)),
        _record(0x03, _short(1252)),
        _record(0x04, name.encode(CODE_PAGE)),
        *(_record(number, b"") for number in (0x05, 0x40, 0x06, 0x3D)),  # no description, no help files
        _record(0x07, _long(0)) + _record(0x08, _long(0)),
        struct.pack("<HIIH", 0x09, 4, *_VERSION),
        _record(0x0C, b"") + _record(0x3C, b""),
    ]
    references = [_reference("stdole", _OLE), _reference("Office", _OFFICE)]
    heading = [_record(0x0F, _short(len(modules))), _record(0x13, _short(0xFFFF))]
    return b"".join([*information, *references, *heading, *map(_module, modules), _record(0x10, b"")])


def _reference(name: str, library: str) -> bytes:
    encoded = library.encode(CODE_PAGE)
    body = _long(len(encoded)) + encoded + bytes(6)
    return _named(0x16, 0x3E, name) + _record(0x0D, body)


def _module(module: Module) -> bytes:
    return b"".join(
        [
            _named(0x19, 0x47, module.name),
            _named(0x1A, 0x32, module.name),  # the stream's name
            _named(0x1C, 0x48, ""),  # description
            _record(0x31, _long(0)),  # the source starts at once: nothing compiled before it
            _record(0x1E, _long(0)) + _record(0x2C, _short(0xFFFF)),
            _record(module.kind.value[1], b"") + _record(0x2B, b""),
        ]
    )


def _named(number: int, wide: int, name: str) -> bytes:
    return _record(number, name.encode(CODE_PAGE)) + _record(wide, name.encode("utf-16-le"))


def _record(number: int, body: bytes) -> bytes:
    return struct.pack("<HI", number, len(body)) + body


def _short(number: int) -> bytes:
    return struct.pack("<H", number)


def _long(number: int) -> bytes:
    return struct.pack("<I", number)
