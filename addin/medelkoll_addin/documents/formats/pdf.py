"""A PDF as pieces: its pages laid out as text, so that columns and paragraphs stand as they look."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from medelkoll_addin.documents.formats.laid_out import pieces_of_pages
from medelkoll_addin.documents.formats.refusing import missing_library, not_as_named
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.package import damaged
from medelkoll_addin.reading.unreadable import ENCRYPTED, UnreadableError

if TYPE_CHECKING:
    from pypdf import PdfReader

    from medelkoll_addin.documents.model import Piece

_LOOKED_AT = 1024  # bytes in which a PDF says that it is one


def pieces_of_pdf(data: bytes, name: str) -> list[Piece]:
    """The pieces of a PDF; none of one that holds only pictures.

    The library is pure Python and follows what the file says: whoever is not sure of the file asks ``guarding``.

    Raises:
        UnreadableError: K901 not a PDF, K902 encrypted, K903 damaged, K905 without the extra, K906 beyond a limit.
    """
    if b"%PDF-" not in data[:_LOOKED_AT]:
        raise not_as_named(name)
    return pieces_of_pages(_pages(data, name))


def _pages(data: bytes, name: str) -> list[str]:
    try:
        import pypdf  # noqa: PLC0415 - in the extra
    except ImportError as error:
        raise missing_library() from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in a file is nobody's business
    try:
        return _texts(pypdf.PdfReader(io.BytesIO(data)), name)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # the library tells a damaged file by whatever it stumbled over
        raise damaged(problem="reader", found=type(error).__name__) from error


def _texts(reader: PdfReader, name: str) -> list[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(ENCRYPTED, name=name)
    limits.keep_within("pages", len(reader.pages))
    texts: list[str] = []
    characters = 0
    for page in reader.pages:
        texts.append(page.extract_text(extraction_mode="layout"))
        characters += len(texts[-1])
        limits.keep_within("characters", characters)
    return texts
