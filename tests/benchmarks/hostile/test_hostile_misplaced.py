"""Cells that Excel would not show must not be checked: in a version that it passes by, or outside the sheet's rows."""

from __future__ import annotations

import pytest
from hostile.making import ROWS, SHEET, having, sheet

from medelkoll_addin.reading import read
from medelkoll_addin.reading.unreadable import UnreadableError

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x="urn:example" mc:Ignorable="x"'
CELL = '<c r="B3"><v>2000</v></c>'
VERSIONS = '<mc:AlternateContent><mc:Choice Requires="x">{}</mc:Choice></mc:AlternateContent>'


def book(rows: str = ROWS, *, around: str = "{}", after: str = "") -> bytes:
    part = sheet(rows, after=after).decode().replace("<worksheet ", f"<worksheet {MC} ")
    start, end = part.index("<sheetData>"), part.index("</sheetData>") + len("</sheetData>")
    return having({SHEET: (part[:start] + around.format(part[start:end]) + part[end:]).encode()})()


@pytest.mark.parametrize(
    "data",
    [
        book(ROWS.replace(CELL, VERSIONS.format(CELL))),
        book(ROWS.replace(CELL, f"<x:note>{CELL}</x:note>")),
        book(ROWS.replace(CELL, '<c r="B3">' + VERSIONS.format("<v>2000</v>") + "</c>")),
        book(ROWS.replace('<row r="3">', '<x:note><row r="3">', 1).replace(f"{CELL}</row>", f"{CELL}</row></x:note>")),
        book(around=VERSIONS),
        book(ROWS.replace(CELL, "<!---->"), after=f'<extLst><ext uri="x"><row r="3">{CELL}</row></ext></extLst>'),
    ],
    ids=[
        "a version",
        "passed by",
        "a version of the value",
        "a row passed by",
        "a version of all rows",
        "an extension",
    ],
)
def test_they_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(data, "bok.xlsx")

    assert (refused.value.code, refused.value.facts["problem"]) == ("K903", "misplaced")


@pytest.mark.parametrize("comment", ["", "<!---->"], ids=["read fast", "read safely"])
def test_other_vocabularies_beside_the_cells_are_nobody_s_business(comment: str) -> None:
    around = VERSIONS.format("<sheetViews/>") + "{}" + VERSIONS.format("<controls/>")
    (found,) = read(book(ROWS + comment, around=around), "bok.xlsx").sheets

    assert [row[1] for row in found.values] == ["Belopp", 4000000, 2000, 4002000]
