"""A Word document (.docx) as pieces, by way of a web page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from medelkoll_addin.documents.formats.html import pieces_of_html
from medelkoll_addin.documents.formats.refusing import missing_library, not_as_named
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.package import damaged, open_package
from medelkoll_addin.reading.parts import Parts
from medelkoll_addin.reading.recognising import recognise

if TYPE_CHECKING:
    from medelkoll_addin.documents.model import Piece

_HEADINGS = (("Title", "Rubrik", "Rubrik 1"), ("Subtitle", "Underrubrik", "Rubrik 2"), ("Rubrik 3",))
_STYLES = "\n".join(
    f"p[style-name='{name}'] => h{level}:fresh" for level, names in enumerate(_HEADINGS, 1) for name in names
)
_MAIN = "word/document.xml"


def pieces_of_word(data: bytes, name: str) -> list[Piece]:
    """The pieces of a .docx file, whose package has passed the same gate as a workbook's.

    Raises:
        UnreadableError: K901 not a Word document, K902 encrypted, K903 damaged or with a document type, K905 without
            the extra that reads it, K906 beyond a limit.
    """
    if recognise(data, name) != "zip":
        raise not_as_named(name)
    parts = Parts(open_package(data))  # every part is unpacked within the limits, and none has a document type
    if _MAIN not in parts:
        raise not_as_named(name)
    page = _page(data)
    limits.keep_within("characters", len(page))
    return pieces_of_html(page)


def _page(data: bytes) -> str:
    try:
        import mammoth  # type: ignore[import-untyped]  # noqa: PLC0415 - in the extra
    except ImportError as error:
        raise missing_library() from error
    try:
        made = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=_no_image)
    except Exception as error:  # the library tells a damaged document by whatever it stumbled over
        raise damaged(problem="reader", found=type(error).__name__) from error
    return cast("str", made.value)


def _no_image(_image: object) -> list[object]:
    """Pictures say nothing that could be checked, and one that is linked is not fetched."""
    return []
