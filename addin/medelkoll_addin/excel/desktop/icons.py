"""The icons of the ribbon: drawn here, so that nothing is copied and every build gives the same bytes."""

from __future__ import annotations

import math
import struct
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = tuple[int, int, int]
Stroke: TypeAlias = tuple[Colour, float, tuple[Point, ...]]  # colour, width, corners; on a square of 32 by 32

SIZE: Final = 32
_GREY: Final = (96, 94, 92)
_GREEN: Final = (16, 124, 65)
_ORANGE: Final = (202, 80, 16)
_SHEET: Final[tuple[Point, ...]] = ((6, 4), (26, 4), (26, 28), (6, 28), (6, 4))
_LINES: Final[Sequence[Stroke]] = tuple((_GREY, 2.0, ((11.0, y), (21.0, y))) for y in (11.0, 16.0, 21.0))

ICONS: Final[Mapping[str, Sequence[Stroke]]] = {
    "validera": ((_GREY, 2.0, _SHEET), (_GREEN, 4.0, ((9, 16), (14, 22), (27, 7)))),
    "nasta": (
        (_GREY, 2.0, ((4, 8), (16, 8), (16, 24), (4, 24), (4, 8))),
        (_ORANGE, 3.5, ((8, 16), (27, 16))),
        (_ORANGE, 3.5, ((20, 9), (27, 16), (20, 23))),
    ),
    "rapport": ((_GREY, 2.0, _SHEET), *_LINES),
    "rensa": (
        (_GREY, 2.0, ((4, 28), (28, 28))),
        (_ORANGE, 3.0, ((6, 19), (18, 6), (26, 13), (15, 26), (12, 26), (6, 19))),
        (_ORANGE, 3.0, ((11, 13), (20, 20))),
    ),
}


def png(strokes: Sequence[Stroke]) -> bytes:
    """Draw an icon as a PNG of 32 by 32 pixels with a transparent ground."""
    rows = (b"\0" + b"".join(_pixel(strokes, x + 0.5, y + 0.5) for x in range(SIZE)) for y in range(SIZE))
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", _stored(b"".join(rows))), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _stored(data: bytes) -> bytes:
    """Zlib's format without compression: what zlib makes of data differs between its versions."""
    block = b"\x01" + struct.pack("<HH", len(data), len(data) ^ 0xFFFF) + data
    return b"\x78\x01" + block + struct.pack(">I", zlib.adler32(data))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _pixel(strokes: Sequence[Stroke], x: float, y: float) -> bytes:
    """The last stroke that covers the pixel, soft at its edge over one pixel."""
    colour, cover = (0, 0, 0), 0.0
    for ink, width, corners in strokes:
        here = min(1.0, max(0.0, width / 2 + 0.5 - _distance(corners, x, y)))
        if here > 0 and here >= cover - 0.5:
            colour, cover = ink, max(here, cover)
    return bytes((*colour, round(cover * 255)))


def _distance(corners: Sequence[Point], x: float, y: float) -> float:
    return min(_to_line(a, b, x, y) for a, b in pairwise(corners))


def _to_line(a: Point, b: Point, x: float, y: float) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)
    along = min(1.0, max(0.0, along))
    return math.hypot(x - a[0] - along * dx, y - a[1] - along * dy)
