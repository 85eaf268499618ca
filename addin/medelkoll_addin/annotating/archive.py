"""The zip file around a workbook: what is not touched is copied as the bytes that it was."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.entries import LARGEST, Entry, checked, repacked, unpacked
from medelkoll_addin.annotating.refusal import DAMAGED, LEGACY, NOT_A_WORKBOOK, TOO_LARGE, AnnotatingError
from medelkoll_addin.annotating.zip_records import CENTRAL, Tail, moved, sizes_and_offset, tail_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_ALL: Final = 512 << 20  # bytes of all parts, unpacked


@dataclass(slots=True)
class Archive:
    """A package: its parts by name, in the order of the zip file's directory."""

    entries: dict[str, Entry]
    _tail: Tail
    _own: dict[str, str]  # by the name in lower case, the name as the file writes it

    def find(self, name: str) -> str | None:
        """The part's name as this file writes it: upper and lower case are the same to Office."""
        return self._own.get(name.lower())

    def read(self, name: str, largest: int = LARGEST) -> bytes:
        """One part, unpacked.

        Raises:
            AnnotatingError: it is larger than ``largest`` bytes, encrypted, or not what its record says.
        """
        return unpacked(name, self.entries[name], largest)

    def rewritten(self, changed: Mapping[str, bytes], dropped: Iterable[str] = ()) -> bytes:
        """The file with some parts changed or added and others left out; the rest is copied raw."""
        packed = {name: repacked(self.entries.get(name), name, data) for name, data in changed.items()}
        return self.joined(packed, dropped)

    def joined(self, replaced: Mapping[str, Entry], dropped: Iterable[str] = ()) -> bytes:
        """The file with some entries in the place of those that it has, or behind them."""
        gone = set(dropped)
        written = {name: entry for name, entry in self.entries.items() if name not in gone} | dict(replaced)
        body, offsets = bytearray(), dict[str, int]()
        for name in sorted(written, key=lambda name: self._rank(name, written[name])):
            offsets[name] = len(body)
            body += written[name].raw
        records = b"".join(moved(entry.record, offsets[name]) for name, entry in written.items())
        return bytes(body) + records + self._tail.written(len(written), len(records), len(body))

    def _rank(self, name: str, entry: Entry) -> int:
        return self.entries[name].rank if name in self.entries else entry.rank


def opened(data: bytes) -> Archive:
    """Read the list of parts.

    Raises:
        AnnotatingError: the file is not a zip file that can be copied without loss.
    """
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise AnnotatingError(LEGACY)
    if data[:4] != b"PK\x03\x04":
        raise AnnotatingError(NOT_A_WORKBOOK)
    tail = tail_of(data)
    try:
        entries = _entries(data, tail)
    except (struct.error, ValueError, IndexError) as error:
        raise AnnotatingError(DAMAGED, what="zipfilens innehållsförteckning stämmer inte") from error
    own = {name.lower(): name for name in entries}
    if len(own) != tail.count:
        raise AnnotatingError(DAMAGED, what="två delar har samma namn")
    return Archive(entries, tail, own)


def _entries(data: bytes, tail: Tail) -> dict[str, Entry]:
    records = list(_records(data, tail))
    told = [sizes_and_offset(record) for record in records]
    if sum(size.value for _, size, _ in told) > _ALL:
        raise AnnotatingError(TOO_LARGE, what="512 MB")
    offsets = sorted({tail.start, *(offset.value for *_, offset in told)})
    if len(offsets) != tail.count + 1 or offsets[0] or offsets[-1] != tail.start:
        message = "two parts share their bytes"
        raise ValueError(message)
    ends = dict(pairwise(offsets))
    entries = [
        checked(Entry(record, data[offset.value : ends[offset.value]], offset.value), packed.value)
        for record, (packed, _, offset) in zip(records, told, strict=True)
    ]
    return {entry.name: entry for entry in entries}


def _records(data: bytes, tail: Tail) -> Iterator[bytes]:
    """Each part's central record."""
    at = tail.start
    for _ in range(tail.count):
        fields = CENTRAL.unpack_from(data, at)
        if fields[0] != b"PK\x01\x02":
            message = "not a record"
            raise ValueError(message)
        length = CENTRAL.size + sum(fields[10:13])
        yield data[at : at + length]
        at += length
