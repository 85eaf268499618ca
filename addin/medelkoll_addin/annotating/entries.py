"""One part as it lies in a zip file: unpacked, and packed anew."""

from __future__ import annotations

import struct
import zlib
from typing import Final, NamedTuple

from medelkoll_addin.annotating.refusal import DAMAGED, LEGACY, TOO_LARGE, AnnotatingError
from medelkoll_addin.annotating.zip_records import CENTRAL, LOCAL, sizes_and_offset
from medelkoll_addin.memory import is_starved

LARGEST: Final = 256 << 20  # bytes of one part, unpacked
_DATE: Final = (0, 33)  # midnight on 1 January 1980
_UTF8: Final = 0x800
_ENCRYPTED: Final = 0x1
_STORED: Final = 0
_DEFLATED: Final = 8
_LAST: Final = 1 << 62  # the rank of a part of ours: behind all others


class Entry(NamedTuple):
    """One part: its central record, everything from its local header to where the next one begins, and its rank."""

    record: bytes
    raw: bytes
    rank: int = _LAST

    @property
    def name(self) -> str:
        """The part's name; some writers separate folders as Windows does."""
        text = written_name(self.record).decode("utf-8" if _flags(self.record) & _UTF8 else "cp437")
        return text.replace("\\", "/")


def written_name(record: bytes) -> bytes:
    """The name in a central record."""
    (length,) = struct.unpack_from("<H", record, 28)
    return record[CENTRAL.size : CENTRAL.size + length]


def _flags(record: bytes) -> int:
    flags: int
    (flags,) = struct.unpack_from("<H", record, 8)
    return flags


def checked(entry: Entry, packed: int) -> Entry:
    """An entry of so many packed bytes, whose two headers agree.

    Raises:
        ValueError: they do not, or the part reaches into the next one.
    """
    own = LOCAL.unpack_from(entry.raw)
    ends = LOCAL.size + sum(own[9:]) + packed
    named = entry.raw[LOCAL.size : LOCAL.size + own[9]] == written_name(entry.record)
    if own[0] != b"PK\x03\x04" or not named or len(entry.raw) < ends:
        message = "a part is not where its record says"
        raise ValueError(message)
    return entry


def unpacked(name: str, entry: Entry, largest: int = LARGEST) -> bytes:
    """What an entry holds.

    Raises:
        AnnotatingError: it is larger than ``largest`` bytes, encrypted, or not what its record says.
    """
    flags, method = struct.unpack_from("<2H", entry.record, 8)
    packed, size = (field.value for field in sizes_and_offset(entry.record)[:2])
    if flags & _ENCRYPTED:
        raise AnnotatingError(LEGACY)
    if size > largest:
        raise AnnotatingError(TOO_LARGE, what=name)
    start = LOCAL.size + sum(struct.unpack_from("<2H", entry.raw, 26))
    body = entry.raw[start : start + packed]
    data = _inflated(body, size) if method == _DEFLATED else body if method == _STORED else None
    if data is None or len(data) != size or zlib.crc32(data) != struct.unpack_from("<I", entry.record, 16)[0]:
        raise AnnotatingError(DAMAGED, what=f"delen {name} går inte att packa upp")
    return data


def _inflated(body: bytes, size: int) -> bytes | None:
    """Never more than one byte beyond what the record promises."""
    try:
        return zlib.decompressobj(-15).decompress(body, size + 1)
    except zlib.error as error:
        if is_starved(error):
            raise MemoryError from error
        return None


def repacked(old: Entry | None, name: str, data: bytes) -> Entry:
    """A part with other content; the name, the time and the way of packing of the old one stay."""
    method, time, date, written = (_DEFLATED, *_DATE, name.encode())
    flags, attributes = _UTF8, 0
    if old is not None:
        flags, method, time, date = struct.unpack_from("<4H", old.record, 8)
        flags &= _UTF8
        (attributes,) = struct.unpack_from("<I", old.record, 38)
        written = written_name(old.record)
    body = _deflated(data) if method == _DEFLATED else data
    shared = (20, flags, method, time, date, zlib.crc32(data), len(body), len(data), len(written), 0)
    record = CENTRAL.pack(b"PK\x01\x02", 20, *shared, 0, 0, 0, attributes, 0) + written
    return Entry(record, LOCAL.pack(b"PK\x03\x04", *shared) + written + body)


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()
