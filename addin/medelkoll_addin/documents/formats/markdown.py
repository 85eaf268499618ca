"""Markdown as pieces, by way of a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.documents.formats.html import pieces_of_html

if TYPE_CHECKING:
    from medelkoll_addin.documents.model import Piece


def pieces_of_markdown(text: str) -> list[Piece]:
    """The pieces of a markdown text: CommonMark with tables. HTML within it is read as HTML."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - comes with rich; only for this format

    return pieces_of_html(MarkdownIt("commonmark", {"breaks": True}).enable("table").render(text))
