"""The parts of a zip package, unpacked in memory within limits. Nothing is ever written to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from posixpath import normpath

from medelkoll_addin.memory import is_starved
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.unreadable import DAMAGED, ENCRYPTED, UnreadableError

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_HARMLESS = 1 << 14  # bytes: they unpack to at most a thousand times as much, faster where no limit is asked for
_FRAME = (".rels", "[content_types].xml", "xl/workbook.xml")
_MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".bin", ".wav", ".mp4", ".svm")


def damaged(problem: str, **facts: str | int) -> UnreadableError:
    """K903 with what is wrong (a key, not words) and where."""
    return UnreadableError(DAMAGED, problem=problem, **facts)


def ill_formed(error: Exception, part: str) -> UnreadableError | MemoryError:
    """What an XML parser's error says of a part."""
    return MemoryError() if is_starved(error) else damaged(problem="xml", part=part)


@dataclass(frozen=True, slots=True)
class Package:
    """A package that passed the gate: what its directory says is safe to believe."""

    data: bytes
    entries: dict[str, zipfile.ZipInfo]

    def __contains__(self, name: object) -> bool:
        """Whether there is a part of exactly this name."""
        return name in self.entries

    def read(self, name: str) -> bytes:
        """A part's content as it is stored.

        Raises:
            UnreadableError: K903 when it is missing or not what its headers say, K906 when it is too large.
        """
        if name not in self.entries:
            raise damaged(problem="missing_part", part=name[:200])
        return _unpack(self.data, self.entries[name])


def open_package(data: bytes) -> Package:
    """Look through the directory of a zip file before any of it is unpacked.

    Raises:
        UnreadableError: K902 encrypted, K903 damaged, contradictory or unsafe, K906 too large.
    """
    limits.keep_within("file_bytes", len(data))
    entries = _directory(data)
    limits.keep_within("parts", len(entries))
    limits.keep_within("unpacked_bytes", sum(entry.file_size for entry in entries))
    for entry in entries:
        _check(entry)
    if len({_name(entry).lower() for entry in entries}) < len(entries):
        raise damaged(problem="duplicate_parts")
    return Package(data, {_name(entry): entry for entry in entries if not entry.is_dir()})


def readable_names(package: Package) -> list[str]:
    """The names of the parts that may hold text: all but pictures, sounds and binaries."""
    return [name for name in package.entries if not name.lower().endswith(_MEDIA)]


def _directory(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OverflowError) as error:
        raise damaged(problem="zip") from error


def _check(entry: zipfile.ZipInfo) -> None:
    name, part = _name(entry), entry.orig_filename[:200]
    if entry.flag_bits & 0x1:
        raise UnreadableError(ENCRYPTED, part=part)
    if _is_unsafe(name):
        raise damaged(problem="unsafe_name", part=part)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged(problem="compression", part=part)
    limits.keep_within("frame_bytes" if name.lower().endswith(_FRAME) else "part_bytes", entry.file_size)
    if entry.file_size > limits.LIMITS.packed_well:
        limits.keep_within("ratio", entry.file_size // max(entry.compress_size, 1))


def _name(entry: zipfile.ZipInfo) -> str:
    """Some programs write the backslashes of their system, and Excel opens what they write."""
    return entry.orig_filename.replace("\\", "/")


@lru_cache(256)
def _is_unsafe(name: str) -> bool:
    """Whether a name leads out of the package, or nowhere: nearly the same names are asked for in every workbook."""
    leads_out = name.startswith("/") or ".." in name.split("/")
    return leads_out or "\0" in name or ":" in name or normpath(name) in ("", ".")


def _unpack(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    packed = _packed(data, entry)
    content = packed if entry.compress_type == zipfile.ZIP_STORED else _inflate(packed, entry)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise damaged(problem="part", part=entry.filename[:200])
    return content


def _packed(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    try:
        header = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
    except struct.error as error:
        raise damaged(problem="part", part=entry.filename[:200]) from error
    name_at = entry.header_offset + _LOCAL_HEADER.size
    name_end = name_at + header[9]
    encoding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
    if header[0] != b"PK\x03\x04" or data[name_at:name_end] != entry.orig_filename.encode(encoding, "replace"):
        raise damaged(problem="part", part=entry.filename[:200])
    start = name_end + header[10]
    return data[start : start + entry.compress_size]


def _inflate(packed: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Never much beyond the size that the directory declares: one byte, or what so little can hold."""
    try:
        if len(packed) <= _HARMLESS:  # whatever it holds; what is longer than declared is refused afterwards
            return zlib.decompress(packed, -zlib.MAX_WBITS, entry.file_size + 1)
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    except zlib.error as error:
        if is_starved(error):
            raise MemoryError from error
        raise damaged(problem="part", part=entry.filename[:200]) from error
