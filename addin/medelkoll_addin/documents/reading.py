"""From bytes to a Book: the document's format by its name, then the reader for that format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.documents.grid import book_of
from medelkoll_addin.documents.kinds import kind_of
from medelkoll_addin.documents.plain import pieces_of
from medelkoll_addin.documents.tabular import is_tabular
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.delimited import decoded
from medelkoll_addin.reading.unreadable import EMPTY, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.documents.model import Piece
    from medelkoll_addin.reading.book import Book


def is_document(data: bytes, name: str) -> bool:
    """Whether a file is a document by its name; a text file whose lines have the same columns is a workbook."""
    kind = kind_of(name)
    return kind is not None and (kind != "txt" or not is_tabular(data))


def read_document(data: bytes, name: str) -> Book:
    """Read a document.

    Raises:
        UnreadableError: K901 not a document, K902 encrypted, K903 damaged, K904 without text, K906 beyond a limit.
    """
    limits.keep_within("file_bytes", len(data), limits.LIMITS.document_bytes)
    kind = kind_of(name) or "txt"
    pieces = _pieces(data, name, kind)
    if not pieces:
        raise UnreadableError(EMPTY, name=name, variant="text")
    return book_of(pieces, name, kind, data)


def _pieces(data: bytes, name: str, kind: str) -> Sequence[Piece]:
    """Each format's reader is imported where it is used: most runs need none of them."""
    if kind == "docx":
        from medelkoll_addin.documents.formats.word import pieces_of_word  # noqa: PLC0415 - see above

        return pieces_of_word(data, name)
    if kind == "pdf":
        from medelkoll_addin.documents.formats.pdf import pieces_of_pdf  # noqa: PLC0415 - see above

        return pieces_of_pdf(data, name)
    return _READERS[kind](_text(data, name))


def _from_markdown(text: str) -> Sequence[Piece]:
    from medelkoll_addin.documents.formats.markdown import pieces_of_markdown  # noqa: PLC0415 - see above

    return pieces_of_markdown(text)


def _from_page(text: str) -> Sequence[Piece]:
    from medelkoll_addin.documents.formats.html import pieces_of_html  # noqa: PLC0415 - see above

    return pieces_of_html(text)


_READERS = {"txt": pieces_of, "md": _from_markdown, "html": _from_page}


def _text(data: bytes, name: str) -> str:
    text, _ = decoded(data, name)
    limits.keep_within("characters", len(text))
    return text
