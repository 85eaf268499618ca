"""The records of a zip file: of each part, and at the end of the file; as they are, also those of zip64."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final, NamedTuple

from medelkoll_addin.annotating.refusal import DAMAGED, TOO_LARGE, AnnotatingError

CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
LOCAL: Final = struct.Struct("<4s5H3I2H")
_END: Final = struct.Struct("<4s4H2IH")
_WIDE_END: Final = struct.Struct("<4sQ2H2I4Q")
_LOCATOR: Final = struct.Struct("<4sIQI")
_EXTRA: Final = struct.Struct("<2H")
_LONG: Final = struct.Struct("<Q")
_INT: Final = struct.Struct("<I")
_WIDE: Final = 0xFFFFFFFF  # "look in the zip64 record"
_WIDE_COUNT: Final = 0xFFFF
_ZIP64: Final = 1  # the extra field's number


class Field(NamedTuple):
    """A number in a record: where it stands, how it is written, and what it says."""

    at: int
    shape: struct.Struct
    value: int


def sizes_and_offset(record: bytes) -> tuple[Field, Field, Field]:
    """A central record's packed size, unpacked size and offset, wherever they stand."""
    packed, unpacked, offset = (Field(at, _INT, _INT.unpack_from(record, at)[0]) for at in (20, 24, 42))
    if _WIDE in (packed.value, unpacked.value, offset.value):
        longs = iter(_longs(record))  # in the order of zip64's own
        unpacked = next(longs, unpacked) if unpacked.value == _WIDE else unpacked
        packed = next(longs, packed) if packed.value == _WIDE else packed
        offset = next(longs, offset) if offset.value == _WIDE else offset
    return packed, unpacked, offset


def _longs(record: bytes) -> list[Field]:
    """The numbers in a record's zip64 field."""
    named, extra = struct.unpack_from("<2H", record, 28)
    at, end = CENTRAL.size + named, CENTRAL.size + named + extra
    while at + _EXTRA.size <= end:
        kind, length = _EXTRA.unpack_from(record, at)
        at += _EXTRA.size
        if kind == _ZIP64:
            return [Field(here, _LONG, *_LONG.unpack_from(record, here)) for here in range(at, at + length - 7, 8)]
        at += length
    return []


def moved(record: bytes, offset: int) -> bytes:
    """A central record of a part that lies somewhere else now."""
    *_, field = sizes_and_offset(record)
    return _put(record, field, offset)


def _put(record: bytes, field: Field, value: int) -> bytes:
    if field.shape is _INT and value >= _WIDE:
        raise AnnotatingError(TOO_LARGE, what="4 GB")
    return record[: field.at] + field.shape.pack(value) + record[field.at + field.shape.size :]


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the central records: zip64's own end, the end, its comment, and whatever else there is."""

    data: bytes
    end: int  # where in data the end record stands
    count: int
    start: int  # of the central records, in the file

    def written(self, count: int, size: int, start: int) -> bytes:
        """The same for other central records."""
        data, at = self.data, self.end
        if at:
            wide, locator = _WIDE_END.unpack_from(data), _LOCATOR.unpack_from(data, at - _LOCATOR.size)
            numbers = _WIDE_END.pack(*wide[:6], count, count, size, start)
            pointer = _LOCATOR.pack(*locator[:2], start + size, locator[3])
            data = numbers + data[_WIDE_END.size : at - _LOCATOR.size] + pointer + data[at:]
        sign, disk, first, here, _, old_size, old_start, length = _END.unpack_from(data, at)
        if not at and (count >= _WIDE_COUNT or start + size >= _WIDE):
            raise AnnotatingError(TOO_LARGE, what="4 GB")
        counted = count if here != _WIDE_COUNT else here
        sized = size if old_size != _WIDE else old_size
        begun = start if old_start != _WIDE else old_start
        return data[:at] + _END.pack(sign, disk, first, counted, counted, sized, begun, length) + data[at + _END.size :]


def tail_of(data: bytes) -> Tail:
    """Find the end of a zip file.

    Raises:
        AnnotatingError: there is none, or something stands between it and the parts' records.
    """
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or len(data) - at < _END.size:
        raise AnnotatingError(DAMAGED, what="slutet saknas")
    _, disk, _, _, count, size, start, _ = _END.unpack_from(data, at)
    begin = at
    if data[at - _LOCATOR.size : at].startswith(b"PK\x06\x07"):
        begin = _LOCATOR.unpack_from(data, at - _LOCATOR.size)[2]
        if data[begin : begin + 4] != b"PK\x06\x06" or begin + _WIDE_END.size > at - _LOCATOR.size:
            raise AnnotatingError(DAMAGED, what="slutet stämmer inte")
        *_, count, size, start = _WIDE_END.unpack_from(data, begin)
    if disk or start + size != begin:
        raise AnnotatingError(DAMAGED, what="zipfilen har något före, mellan eller efter sina delar")
    return Tail(data[begin:], at - begin, count, start)
