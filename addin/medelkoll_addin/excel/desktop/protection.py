"""The three lines of the PROJECT stream that say: not protected, no password, visible ([MS-OVBA] section 2.4.3)."""

from __future__ import annotations

_SEED = 0x5D
_VERSION = 2
_UNPROTECTED = bytes(4)
_NO_PASSWORD = b"\0"
_VISIBLE = b"\xff"
_FILLER = b"\x07\x07\x07"  # bytes that nobody reads, up to three of them


def protection_lines(identity: str) -> list[str]:
    """The CMG, DPB and GC lines for a project with this id (``{...}``)."""
    values = {"CMG": _UNPROTECTED, "DPB": _NO_PASSWORD, "GC": _VISIBLE}
    return [f'{key}="{obscured(value, identity, _SEED)}"' for key, value in values.items()]


def obscured(data: bytes, identity: str, seed: int, filler: bytes = _FILLER) -> str:
    """Obscure one value (section 2.4.3.2); the seed would be random in Office, here it is chosen."""
    key = sum(identity.encode("ascii")) & 0xFF
    version, project_key = seed ^ _VERSION, seed ^ key
    written = [seed, version, project_key]
    plain, before, before_that = key, project_key, version
    for byte in filler[: (seed & 6) // 2] + len(data).to_bytes(4, "little") + data:
        cipher = byte ^ ((before_that + plain) & 0xFF)
        written.append(cipher)
        plain, before, before_that = byte, cipher, before
    return bytes(written).hex().upper()
