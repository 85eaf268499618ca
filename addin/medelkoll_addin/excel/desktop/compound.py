"""Compound files, version 3, as [MS-CFB] describes them: a small file system in one file.

Written whole and in a fixed order with no times in them, so that the same streams always give the same bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SECTOR = 512
_MINI = 64
_CUTOFF = 4096  # shorter streams live in the mini stream
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_HEADER_FATS = 109  # FAT sectors that the header itself can list: files up to 7 MB
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[_Entry] = field(default_factory=list["_Entry"])
    number: int = 0
    start: int = _END
    colour: int = _BLACK
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE


def compound_file(streams: Mapping[tuple[str, ...], bytes]) -> bytes:
    """Write streams, named by their path (``("VBA", "dir")``), to a compound file.

    Raises:
        ValueError: the streams are too large (7 MB).
    """
    root = _tree(streams)
    entries = _numbered(root)
    mini, mini_fat = _mini_stream(entries)
    root.data = mini
    sectors, fat = _sectors(entries, root)
    mini_fat_start = _append(sectors, fat, _words(mini_fat))
    _link(root)
    directory_start = _append(sectors, fat, b"".join(map(_record, entries)).ljust(_round(len(entries) * 128), b"\0"))
    fat_sectors = _close(sectors, fat)
    header = _header(fat_sectors, directory_start, mini_fat_start, len(mini_fat) * 4)
    return header + b"".join(sectors)


def _tree(streams: Mapping[tuple[str, ...], bytes]) -> _Entry:
    root = _Entry("Root Entry", _ROOT)
    for path, data in streams.items():
        here = root
        for name in path[:-1]:
            here = _storage(here, name)
        here.children.append(_Entry(path[-1], _STREAM, data))
    return root


def _storage(parent: _Entry, name: str) -> _Entry:
    for child in parent.children:
        if child.name == name:
            return child
    parent.children.append(_Entry(name, _STORAGE))
    return parent.children[-1]


def _numbered(root: _Entry) -> list[_Entry]:
    entries = [root]
    for entry in entries:  # grows while it is read: breadth first
        entry.number = entries.index(entry) if entry is not root else 0
        entry.children.sort(key=lambda child: (len(child.name), child.name.upper()))
        entries.extend(entry.children)
    return entries


def _mini_stream(entries: Sequence[_Entry]) -> tuple[bytes, list[int]]:
    """Put the short streams one after another; give the mini stream and its allocation table."""
    stream, table = b"", list[int]()
    for entry in entries:
        if entry.kind == _STREAM and 0 < len(entry.data) < _CUTOFF:
            entry.start = len(table)
            table += _chain(len(table), -(-len(entry.data) // _MINI))
            stream += entry.data.ljust(-(-len(entry.data) // _MINI) * _MINI, b"\0")
    return stream, table


def _sectors(entries: Sequence[_Entry], root: _Entry) -> tuple[list[bytes], list[int]]:
    sectors, fat = list[bytes](), list[int]()
    for entry in entries:
        if len(entry.data) >= _CUTOFF or entry is root:
            entry.start = _append(sectors, fat, entry.data)
    return sectors, fat


def _append(sectors: list[bytes], fat: list[int], data: bytes) -> int:
    """Add data as a chain of sectors; give the number of the first."""
    if not data:
        return _END
    start, padded = len(sectors), data.ljust(_round(len(data)), b"\0")
    sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
    fat += _chain(start, len(sectors) - start)
    return start


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), _END]


def _close(sectors: list[bytes], fat: list[int]) -> list[int]:
    """Add the allocation table itself, which lists its own sectors too; give their numbers."""
    count = 1
    while len(fat) + count > count * _SECTOR // 4:
        count += 1
    if count > _HEADER_FATS:
        message = "streams too large for a compound file without a DIFAT"
        raise ValueError(message)
    numbers = list(range(len(sectors), len(sectors) + count))
    table = _words([*fat, *[_FAT] * count])
    sectors += [table[at : at + _SECTOR] for at in range(0, len(table), _SECTOR)]
    return numbers


def _words(table: Sequence[int]) -> bytes:
    """An allocation table, filled up with free sectors."""
    return struct.pack(f"<{len(table)}I", *table).ljust(_round(len(table) * 4), b"\xff")


def _round(size: int) -> int:
    return -(-size // _SECTOR) * _SECTOR


def _link(entry: _Entry) -> None:
    """Make each storage's children a red-black tree: balanced, and red where its last level is not full."""
    deepest = (len(entry.children) + 1).bit_length() - 1
    entry.child = _balanced(entry.children, 0, deepest)
    for child in entry.children:
        _link(child)


def _balanced(entries: Sequence[_Entry], depth: int, deepest: int) -> int:
    if not entries:
        return _NONE
    middle = len(entries) // 2
    top = entries[middle]
    top.colour = _RED if depth == deepest else _BLACK
    top.left = _balanced(entries[:middle], depth + 1, deepest)
    top.right = _balanced(entries[middle + 1 :], depth + 1, deepest)
    return top.number


def _record(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    start = 0 if entry.kind == _STORAGE else entry.start
    links = struct.pack("<HBB3I", len(name), entry.kind, entry.colour, entry.left, entry.right, entry.child)
    return name.ljust(64, b"\0") + links + bytes(16 + 4 + 16) + struct.pack("<IQ", start, len(entry.data))


def _header(fat_sectors: list[int], directory: int, mini_fat: int, mini_fat_size: int) -> bytes:
    listed = fat_sectors + [_FREE] * (_HEADER_FATS - len(fat_sectors))
    head = struct.pack("<8s16x5H6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    sizes = (0, len(fat_sectors), directory, 0, _CUTOFF, mini_fat, _round(mini_fat_size) // _SECTOR, _END, 0)
    return head + struct.pack("<9I", *sizes) + struct.pack(f"<{_HEADER_FATS}I", *listed)
