"""A kept document's text in other formats, written by other programs than those that read them."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from itertools import groupby
from typing import TYPE_CHECKING

from docx import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.document import Document as WordDocument

_TAGS = re.compile(r"</?[a-z][^<>]*>")


def as_page(text: str) -> str:
    """The text as HTML: # is a heading, a tab a table, a dash an item, and every other line a paragraph."""
    body = "\n".join(part for kind, lines in _groups(text) for part in _block(kind, lines))
    head = '<head><meta charset="utf-8"><title>Beslut</title><style>p { margin: 1em }</style></head>'
    return f'<!DOCTYPE html><html lang="sv">{head}<body>{body}</body></html>'


def _groups(text: str) -> Iterator[tuple[str, list[str]]]:
    for kind, group in groupby((_TAGS.sub(" ", line) for line in text.splitlines()), _kind):
        yield kind, list(group)


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    return "table" if "\t" in line else "item" if line.lstrip().startswith("- ") else "text"


def _block(kind: str, lines: Sequence[str]) -> Iterator[str]:
    if kind == "table":
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
        yield f'<table border="1">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'
    elif kind == "item":
        yield f"<ul>{''.join(f'<li>{html.escape(line.lstrip()[2:])}</li>' for line in lines)}</ul>"
    elif kind == "text":
        yield from map(_text, lines)


def _text(line: str) -> str:
    marks = len(line) - len(line.lstrip("#"))
    words = html.escape(line.lstrip("# "))
    return f"<h{marks}>{words}</h{marks}>" if marks else f"<p>{words}</p>"


def write_word(text: str, path: Path) -> None:
    """The text as a Word document, by python-docx."""
    document = Document()
    for kind, lines in _groups(text):
        if kind == "table":
            _add_table(document, [line.split("\t") for line in lines])
        for line in lines if kind in {"item", "text"} else ():
            marks = len(line) - len(line.lstrip("#"))
            if marks:
                document.add_heading(line.lstrip("# "), marks)
            else:
                style = "List Bullet" if kind == "item" else None
                document.add_paragraph(line.strip().removeprefix("- "), style)
    document.save(str(path))


def _add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    for i, cells in enumerate(rows):
        for j, text in enumerate(cells):
            table.cell(i, j).text = text


def write_pdf(page: Path, path: Path) -> None:
    """A web page as PDF, printed by Chromium."""
    chromium = shutil.which("chromium")
    assert chromium
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={path}"]
    subprocess.run([chromium, *flags, str(page)], check=True, capture_output=True, timeout=120)  # noqa: S603 - our own page
