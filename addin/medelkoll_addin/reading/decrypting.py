"""Workbooks that are encrypted, opened with a password that the user gave. No password is ever guessed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msoffcrypto  # pyright: ignore[reportMissingTypeStubs] - it has none
from msoffcrypto import exceptions  # pyright: ignore[reportMissingTypeStubs] - it has none

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.package import damaged
from medelkoll_addin.reading.unreadable import ENCRYPTED, UnreadableError

if TYPE_CHECKING:
    from msoffcrypto.format.base import BaseOfficeFile  # pyright: ignore[reportMissingTypeStubs] - it has none


def is_encrypted(data: bytes) -> bool:
    """Whether an older workbook asks for a password. What cannot be told is left to the reader."""
    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the library raises whatever a damaged file makes it raise
        return False


def decrypted(data: bytes, name: str, password: str) -> bytes:
    """The workbook inside.

    Raises:
        UnreadableError: K902 when the password is another one, or the method one that cannot be opened; K903 when the
            password is right and what is encrypted is not whole.
    """
    opened = io.BytesIO()
    file = _unlocked(data, name, password)
    try:
        file.decrypt(opened)
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it raise
        if type(error) is exceptions.DecryptionError:  # unlike those that are made from it
            raise UnreadableError(ENCRYPTED, name=name, variant="method") from error
        raise damaged(problem="encrypted") from error
    limits.keep_within("file_bytes", opened.tell())
    return opened.getvalue()


def _unlocked(data: bytes, name: str, password: str) -> BaseOfficeFile:
    """The file with its key."""
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        newer = {"verify_password": True} if file.format == "ooxml" else {}  # older formats always do
        file.load_key(password=password, **newer)
    except exceptions.InvalidKeyError as error:
        raise UnreadableError(ENCRYPTED, name=name, variant="wrong_password") from error
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it raise
        raise UnreadableError(ENCRYPTED, name=name, variant="method") from error
    return file
