"""The checked parts as a package of their own, not compressed.

The values' reader is handed this and not the file: it then reads exactly the texts that the gate and the formula pass
saw, in UTF-8, under one name each, and need not inflate them a second time.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8_NAMES = 0x800
_VERSION = 20
_DAY = 0x21  # 1980-01-01


def repack(texts: Mapping[str, bytes], checksums: Mapping[str, int]) -> bytes:
    """A zip file of these parts, stored as they are. ``checksums`` has the CRC-32 of those for which it is known."""
    local: list[bytes] = []
    central: list[bytes] = []
    at = 0
    for name, text in texts.items():
        written = name.encode()
        checksum = checksums[name] if name in checksums else zlib.crc32(text)
        common = (_VERSION, _UTF8_NAMES, 0, 0, _DAY, checksum, len(text), len(text), len(written), 0)
        local += [_LOCAL.pack(b"PK\3\4", *common), written, text]
        central += [_CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, at), written]
        at += _LOCAL.size + len(written) + len(text)
    directory = b"".join(central)
    end = _END.pack(b"PK\5\6", 0, 0, len(texts), len(texts), len(directory), at, 0)
    return b"".join([*local, directory, end])
