"""A web page as pieces: its headings, paragraphs, list items and tables. Nothing in it is run or fetched."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from medelkoll_addin.documents.looks import is_heading
from medelkoll_addin.documents.model import Piece
from medelkoll_addin.documents.tidying import tidy

if TYPE_CHECKING:
    from medelkoll_addin.documents.model import Kind

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXT_BLOCKS = {"p", "div", "li", "blockquote", "pre", "dt", "dd", "figcaption", "address"}
_BLOCKS = frozenset(
    {*_TEXT_BLOCKS, "ul", "ol", "dl", "body", "section", "article", "header", "footer", "main", "aside"}
)
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "math", "object", "iframe"})
_CELLS = frozenset({"td", "th"})


def pieces_of_html(text: str) -> list[Piece]:
    """The pieces of a page, from the top. Damaged markup is read as browsers do: as far as it can be understood."""
    walk = _Walk()
    walk.feed(text)
    walk.close()
    walk.flush()
    return walk.pieces


class _Walk(HTMLParser):
    """Goes through the page and closes a piece where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._words: list[str] = []
        self._kind: Kind = "paragraph"
        self._silent = 0
        self._tables = 0
        self._row: list[str] | None = None  # the cells of the open row

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += tag != "head" or not self.pieces
        elif tag == "table":
            self.flush()
            self._tables += 1
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _CELLS:
            self._end_cell(closed=True)
        elif tag in {"tr", "table"}:
            self._end_row()
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._break()
            if self._row is None and tag != "br":
                self._kind = "paragraph"

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def flush(self) -> None:
        """End the open piece."""
        text, self._words = tidy("".join(self._words)), []
        if text:
            looks = self._kind == "paragraph" and is_heading(text)
            self.pieces.append(Piece("heading" if looks else self._kind, text, weak=looks))

    def _begin(self, tag: str) -> None:
        self._break()
        if self._row is None and (tag in _HEADINGS or tag == "li"):
            self._kind = "item" if tag == "li" else "heading"

    def _break(self) -> None:
        """A new line: a new piece, or within a cell a space."""
        if self._row is None:
            self.flush()
        else:
            self._words.append(" ")

    def _end_cell(self, *, closed: bool = False) -> None:
        if self._row is None:
            return
        text, self._words = tidy("".join(self._words)), []
        if text or closed:
            self._row.append(text)

    def _end_row(self) -> None:
        self._end_cell()
        row, self._row = self._row, None
        if row and any(row):
            self.pieces.append(Piece("row", " | ".join(filter(None, row)), row, table=self._tables))
