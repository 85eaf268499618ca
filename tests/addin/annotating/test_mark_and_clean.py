"""Property: marking and cleaning leaves the workbook as it was."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from medelkoll_addin.annotating import annotate, clean

CELLS = st.from_regex("[A-D][1-9]", fullmatch=True)
SHEETS = st.sampled_from(["Insatser", "Ekonomi & medel", "Bo's"])
FINDINGS = st.lists(
    st.fixed_dictionaries(
        {
            "code": st.sampled_from(["K101", "K301"]),
            "severity": st.sampled_from(["error", "warning", "info"]),
            "message": st.text(max_size=30),
            "sheet": SHEETS,
            "cell": CELLS,
        }
    ),
    max_size=8,
)


@st.composite
def books(draw: st.DrawFn) -> bytes:
    """Three sheets with figures, here and there a note or a merged range."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("Insatser", "Ekonomi & medel", "Bo's"):
        sheet = book.create_sheet(name)
        for cell in draw(st.lists(CELLS, max_size=5)):
            sheet[cell] = draw(st.integers(0, 10**9))
        for cell in draw(st.lists(CELLS, max_size=2, unique=True)):
            sheet[cell].comment = Comment(draw(st.sampled_from(["Beslut", "Medelkoll är bra", "åäö <b>"])), "Eva")
        if draw(st.booleans()):
            sheet.merge_cells("E1:F4")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def parts(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


@settings(max_examples=25, deadline=None)
@given(books(), FINDINGS)
def test_mark_and_clean_gives_every_part_back(book: bytes, findings: list[dict[str, str]]) -> None:
    marked = annotate(book, {"files": [{"verdict": "failed", "findings": findings}]})

    assert parts(marked) != parts(book)
    assert sorted(parts(clean(marked))) == sorted(parts(book))
