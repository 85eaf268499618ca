"""Workbooks that are encrypted, opened with a password that the user gave. No password is ever guessed."""

from __future__ import annotations

import io

import msoffcrypto  # pyright: ignore[reportMissingTypeStubs] - it has none
from msoffcrypto import exceptions  # pyright: ignore[reportMissingTypeStubs] - it has none

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.unreadable import ENCRYPTED, UnreadableError


def is_encrypted(data: bytes) -> bool:
    """Whether an older workbook asks for a password. What cannot be told is left to the reader."""
    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted())
    except Exception:  # noqa: BLE001 - the library raises whatever a damaged file makes it raise
        return False


def decrypted(data: bytes, name: str, password: str) -> bytes:
    """The workbook inside.

    Raises:
        UnreadableError: K902 when the password is another one, or the method one that cannot be opened.
    """
    opened = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        newer = {"verify_password": True} if file.format == "ooxml" else {}  # older formats always do
        file.load_key(password=password, **newer)
        file.decrypt(opened)
    except exceptions.InvalidKeyError as error:
        raise UnreadableError(ENCRYPTED, name=name, variant="wrong_password") from error
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it raise
        raise UnreadableError(ENCRYPTED, name=name, variant="method") from error
    limits.keep_within("file_bytes", opened.tell())
    return opened.getvalue()
