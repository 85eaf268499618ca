"""Documents of strangers: refused with a word of why, and never followed where they point."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfWriter

from medelkoll_addin.check import check_bytes
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>"""


def word(text: str = "Resor: 100 kr") -> bytes:
    document, file = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def with_part(data: bytes, name: str, content: str) -> bytes:
    """The package with one part replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return file.getvalue()


def pdf(*, opened_by: str = "") -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    if opened_by:
        writer.encrypt(opened_by, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def said(data: bytes, name: str) -> list[tuple[str, object]]:
    (report,) = check_bytes(data, name).files
    facts = [(placed.code, placed.finding.facts) for placed in report.findings]
    return [(code, known.get("variant", known.get("problem", ""))) for code, known in facts]


@pytest.fixture
def few_characters() -> Iterator[None]:
    before = limits.current()
    limits.use({"characters": 50})
    yield
    limits.use(before)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7 broken", "beslut.pdf", ("K903", "reader")),
        (pdf(), "beslut.pdf", ("K904", "text")),
        (pdf(opened_by="hemligt"), "beslut.pdf", ("K902", "")),
        (word(), "beslut.pdf", ("K901", "document")),
        (pdf(), "beslut.docx", ("K901", "")),
        (b"PK\x03\x04 broken", "beslut.docx", ("K903", "zip")),
        (
            with_part(word(), "word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]>' + WORD.format("&a;")),
            "beslut.docx",
            ("K903", "doctype"),
        ),
        (with_part(word(), "word/document.xml", "<w:document"), "beslut.docx", ("K903", "reader")),
        (word(""), "beslut.docx", ("K904", "text")),
        (b"<html><body><script>Resor: 100 kr</script></body></html>", "beslut.html", ("K904", "text")),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, expected: tuple[str, str]) -> None:
    assert said(data, name) == [expected]


@pytest.mark.usefixtures("few_characters")
@pytest.mark.parametrize("name", ["beslut.txt", "beslut.html", "beslut.md", "beslut.docx"])
def test_a_long_text_is_beyond_the_limit(name: str) -> None:
    text = "Resor: 100 kr. " * 10
    data = word(text) if name.endswith("docx") else text.encode()

    assert [code for code, _ in said(data, name)] == ["K906"]


@pytest.mark.parametrize(("library", "name", "data"), [("mammoth", "a.docx", word()), ("pypdf", "a.pdf", pdf())])
def test_without_the_extra_the_user_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, library: str, name: str, data: bytes
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (report,) = check_bytes(data, name).files

    assert [placed.code for placed in report.findings] == ["K905"]
    assert 'pip install "medelkoll[document]"' in report.findings[0].message()


def test_entities_and_scripts_of_a_page_are_not_followed() -> None:
    page = """<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><head><title>&x;</title></head><body>
    <script>document.write("Totalt: 1 kr")</script><p>A: 100 kr<p>B: 200 kr<p>Totalt: 300 kr</body></html>"""
    (report,) = check_bytes(page.encode(), "beslut.html").files

    assert (report.findings, report.checked_relations) == ([], {"category_sum": 1})
