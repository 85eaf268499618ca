"""Compression of VBA source as Office stores it ([MS-OVBA] section 2.4.1)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 4096
_SIGNATURE = b"\x01"
_COMPRESSED = 0xB000  # signature 0b011 and the flag "compressed"
_RAW = 0x3FFF  # signature 0b011, 4096 bytes as they are
_TOKENS = 8  # under each flag byte
_SHORTEST = 3  # bytes that a copy token is worth


def compress(source: bytes) -> bytes:
    """Compress one stream; always gives the same bytes for the same source.

    >>> compress(b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa").hex()[:24]
    '012fb0002361616162636465'
    """
    chunks = (source[start : start + _CHUNK] for start in range(0, len(source), _CHUNK))
    return _SIGNATURE + b"".join(_chunk(chunk) for chunk in chunks)


def _chunk(data: bytes) -> bytes:
    packed = _packed(list(_tokens(data)))
    if len(packed) > _CHUNK:
        return _RAW.to_bytes(2, "little") + data.ljust(_CHUNK, b"\0")
    return (_COMPRESSED | (len(packed) - 1)).to_bytes(2, "little") + packed


def _packed(tokens: list[bytes]) -> bytes:
    """Each run of eight tokens behind a byte whose bits say which of them are copies (two bytes long)."""
    runs = (tokens[start : start + _TOKENS] for start in range(0, len(tokens), _TOKENS))
    return b"".join(bytes([_flags(run)]) + b"".join(run) for run in runs)


def _flags(run: list[bytes]) -> int:
    return sum(1 << bit for bit, token in enumerate(run) if len(token) > 1)


def _tokens(data: bytes) -> Iterator[bytes]:
    seen: defaultdict[bytes, list[int]] = defaultdict(list)
    position = 0
    while position < len(data):
        bits = max(4, (position - 1).bit_length())
        start, length = _longest(data, position, seen, (0xFFFF >> bits) + _SHORTEST)
        if length:
            copy = (position - start - 1) << (16 - bits) | (length - _SHORTEST)
            yield copy.to_bytes(2, "little")
        else:
            yield data[position : position + 1]
        for step in range(position, position + max(length, 1)):
            seen[data[step : step + _SHORTEST]].append(step)
        position += max(length, 1)


def _longest(data: bytes, position: int, seen: dict[bytes, list[int]], limit: int) -> tuple[int, int]:
    """Where the longest earlier copy of what follows starts (the nearest of equals), and its length or 0."""
    best = (0, 0)
    for start in reversed(seen.get(data[position : position + _SHORTEST], ())):
        length = _common(data, start, position, limit)
        if length > best[1]:
            best = (start, length)
    return best


def _common(data: bytes, start: int, position: int, limit: int) -> int:
    longest = min(limit, len(data) - position)
    length = 0
    while length < longest and data[start + length] == data[position + length]:
        length += 1
    return length if length >= _SHORTEST else 0
