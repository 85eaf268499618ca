"""The zip file around a workbook: what is not touched is copied as the bytes that it was."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.refusal import DAMAGED, LEGACY, NOT_A_WORKBOOK, TOO_LARGE, AnnotatingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LARGEST: Final = 256 << 20  # bytes of one part, unpacked
_END: Final = struct.Struct("<4s4H2IH")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_WIDE: Final = 0xFFFFFFFF  # "look in the zip64 record"
_DATE: Final = (0, 33)  # midnight on 1 January 1980
_UTF8: Final = 0x800
_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class Entry:
    """One part: its central record, and everything from its local header to where the next one begins."""

    name: str
    record: bytes
    raw: bytes


@dataclass(slots=True)
class Archive:
    """A package: its parts by name, in the order of the zip file."""

    entries: dict[str, Entry]
    comment: bytes
    _zip: zipfile.ZipFile

    def find(self, name: str) -> str | None:
        """The part's name as this file writes it: upper and lower case are the same to Office."""
        return next((own for own in self.entries if own.lower() == name.lower()), None)

    def read(self, name: str) -> bytes:
        """One part, unpacked."""
        info = self._zip.getinfo(name)
        if info.file_size > _LARGEST:
            raise AnnotatingError(TOO_LARGE, what=name)
        if info.flag_bits & _ENCRYPTED:
            raise AnnotatingError(LEGACY)
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
            raise AnnotatingError(DAMAGED, what=f"delen {name} går inte att packa upp") from error

    def rewritten(self, changed: Mapping[str, bytes], dropped: Iterable[str] = ()) -> bytes:
        """The file with some parts changed or added and others left out; the rest is copied raw."""
        gone = set(dropped)
        kept = {name: entry for name, entry in self.entries.items() if name not in gone}
        written = kept | {name: _packed(name, data) for name, data in changed.items()}
        return _joined(written.values(), self.comment)


def opened(data: bytes) -> Archive:
    """Read the list of parts.

    Raises:
        AnnotatingError: the file is not a zip file that can be copied without loss.
    """
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise AnnotatingError(LEGACY)
    if data[:4] != b"PK\x03\x04":
        raise AnnotatingError(NOT_A_WORKBOOK)
    count, start, comment = _end_record(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = _entries(data, count, start)
    except (zipfile.BadZipFile, struct.error, ValueError) as error:
        raise AnnotatingError(DAMAGED, what="zipfilens innehållsförteckning stämmer inte") from error
    if len({entry.name.lower() for entry in entries}) != len(entries):
        raise AnnotatingError(DAMAGED, what="två delar har samma namn")
    return Archive({entry.name: entry for entry in entries}, comment, archive)


def _end_record(data: bytes) -> tuple[int, int, bytes]:
    """How many parts, where their records start, and the zip file's comment."""
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or len(data) - at < _END.size:
        raise AnnotatingError(DAMAGED, what="slutet saknas")
    _, disk, _, _, count, size, start, length = _END.unpack_from(data, at)
    if disk or start + size != at:
        raise AnnotatingError(DAMAGED, what="zipfilen har något före, mellan eller efter sina delar")
    return count, start, data[at + _END.size : at + _END.size + length]


def _entries(data: bytes, count: int, start: int) -> list[Entry]:
    records = _records(data, count, start)
    offsets = sorted({offset for offset, *_ in records} | {start})
    if len(offsets) != count + 1:
        message = "two parts share their bytes"
        raise ValueError(message)
    ends = dict(pairwise(offsets))
    return [_entry(name, record, data[offset : ends[offset]]) for offset, name, record in records]


def _records(data: bytes, count: int, start: int) -> list[tuple[int, str, bytes]]:
    """Each part's offset, name and central record."""
    found = list[tuple[int, str, bytes]]()
    for _ in range(count):
        fields = _CENTRAL.unpack_from(data, start)
        if fields[0] != b"PK\x01\x02" or _WIDE in (fields[8], fields[9], fields[16]):
            raise AnnotatingError(TOO_LARGE, what="zip64")
        length = _CENTRAL.size + sum(fields[10:13])
        name = data[start + _CENTRAL.size : start + _CENTRAL.size + fields[10]]
        text = name.decode("utf-8" if fields[3] & _UTF8 else "cp437")
        found.append((fields[16], text, data[start : start + length]))
        start += length
    return found


def _entry(name: str, record: bytes, raw: bytes) -> Entry:
    packed = _CENTRAL.unpack_from(record)[8]
    if raw[:4] != b"PK\x03\x04" or len(raw) < _LOCAL.size + packed:
        message = "a part reaches into the next one"
        raise ValueError(message)
    return Entry(name, record, raw)


def _packed(name: str, data: bytes) -> Entry:
    """A part of ours, deflated."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    body, encoded = packer.compress(data) + packer.flush(), name.encode()
    shared = (20, _UTF8, 8, *_DATE, zlib.crc32(data), len(body), len(data), len(encoded), 0)
    record = _CENTRAL.pack(b"PK\x01\x02", 20, *shared, 0, 0, 0, 0, 0) + encoded
    return Entry(name, record, _LOCAL.pack(b"PK\x03\x04", *shared) + encoded + body)


def _joined(entries: Iterable[Entry], comment: bytes) -> bytes:
    body, records, count = bytearray(), bytearray(), 0
    for entry in entries:
        records += entry.record[:42] + struct.pack("<I", len(body)) + entry.record[46:]
        body += entry.raw
        count += 1
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(records), len(body), len(comment))
    return bytes(body + records) + end + comment
