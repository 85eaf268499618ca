"""Whether macros run by themselves: their names, found in a VBA project without opening it.

Source: MS-OVBA 2.4.1, decompression. The project's streams need not be told apart for this: a compressed module begins
with a byte of its own and a header that little else has; what turns out to be none decompresses to nothing of interest.
"""

from __future__ import annotations

import re

_AUTOMATIC = re.compile(  # the names by which Excel calls a macro when a workbook is opened or closed
    rb"\b(auto_(?:open|close|activate)|workbook_(?:open|activate|beforeclose))\b", re.IGNORECASE
)
_STARTS = re.compile(rb"(?=\x01[\x00-\xff][\xb0-\xbf])")
_CHUNK = 4096  # bytes that one chunk holds
_MOST_STARTS = 2_000
_SIGNED = 0b1011  # compressed, and marked as a chunk


def automatic_macro(project: bytes) -> str:
    """The first macro that Excel runs unasked, by its name; empty when there is none."""
    found = _AUTOMATIC.search(project)  # the list of names is not compressed
    if found:
        return found[1].decode()
    for number, start in enumerate(_STARTS.finditer(project)):
        if number == _MOST_STARTS:
            break
        found = _AUTOMATIC.search(decompressed(project, start.start() + 1))
        if found:
            return found[1].decode()
    return ""


def decompressed(data: bytes, at: int) -> bytes:
    """The chunks that begin at ``at``, as far as they can be followed."""
    whole = bytearray()
    while at + 2 <= len(data):
        header = int.from_bytes(data[at : at + 2], "little")
        if header >> 12 != _SIGNED:
            break
        end = at + (header & 0x0FFF) + 3
        whole += _chunk(data[at + 2 : end])
        at = end
    return bytes(whole)


def _chunk(data: bytes) -> bytes:
    out = bytearray()
    at = 0
    while at < len(data) and len(out) < _CHUNK:
        flags, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data):
                break
            if flags >> bit & 1:
                if not _copy(out, int.from_bytes(data[at : at + 2], "little")):
                    return bytes(out)
                at += 2
            else:
                out.append(data[at])
                at += 1
    return bytes(out)


def _copy(out: bytearray, token: int) -> bool:
    """Repeat some of what came before; the further into the chunk, the more bits say where. False when it cannot be."""
    bits = max((len(out) - 1).bit_length(), 4)
    back, length = (token >> (16 - bits)) + 1, (token & (0xFFFF >> bits)) + 3
    if back > len(out):
        return False
    for _ in range(length):
        out.append(out[-back])
    return True
