from __future__ import annotations

import pytest

from medelkoll_addin.check import check_bytes
from medelkoll_addin.documents.formats.html import pieces_of_html
from medelkoll_addin.documents.formats.laid_out import pieces_of_pages
from medelkoll_addin.documents.model import shortened

PAGES = [
    """Region Väst                                  1 (2)

Fördelning

                Skaraborg    Fyrbodal
Kommun          160 400
VGR             320 700      344 600
""",
    """Region Väst                                  2 (2)

Totalt          481 100      344 600

Beslutet gäller ett belopp på sammanlagt 825
700 kr till länet.
Redovisning ska ske.
""",
]


def test_columns_and_broken_lines_of_pages() -> None:
    assert [
        (piece.page, piece.kind, piece.table, tuple(piece.cells) or piece.text) for piece in pieces_of_pages(PAGES)
    ] == [
        (1, "heading", 0, "Fördelning"),
        (1, "row", 1, ("", "Skaraborg", "Fyrbodal")),
        (1, "row", 1, ("Kommun", "160 400", "")),
        (1, "row", 1, ("VGR", "320 700", "344 600")),
        (2, "row", 1, ("Totalt", "481 100", "344 600")),
        (2, "paragraph", 0, "Beslutet gäller ett belopp på sammanlagt 825 700 kr till länet."),
        (2, "paragraph", 0, "Redovisning ska ske."),
    ]


NARROW = """Ekonomisk sammanfattning

Samﬁnansierade verksamheter                       15 650 000
                                                  kr
Översyn av strukturen för samverkan inom          1 254 013
området psykisk hälsa                             kr
Summa                                             16 904 013
                                                  kr
"""


def test_a_unit_below_its_figure_belongs_to_it() -> None:
    assert [tuple(piece.cells) or piece.text for piece in pieces_of_pages([NARROW])] == [
        "Ekonomisk sammanfattning",
        ("Samfinansierade verksamheter", "15 650 000 kr"),
        ("Översyn av strukturen för samverkan inom området psykisk hälsa", "1 254 013 kr"),
        ("Summa", "16 904 013 kr"),
    ]


def test_a_unit_that_stands_elsewhere_is_a_line_of_its_own() -> None:
    assert [piece.kind for piece in pieces_of_pages(["Summa          100\nkr\n"])] == ["row", "heading"]


def test_a_page_is_read_as_browsers_do() -> None:
    table = "<table><tr><th>A<td>1 kr<tr><td><p>B</p><p>b</p></td><td>2&nbsp;kr</td></table>"
    page = f"<h2>Medel</h2>Fritt<br>text{table}<ul><li>C: 3 kr"

    assert [(piece.kind, tuple(piece.cells) or piece.text) for piece in pieces_of_html(page)] == [
        ("heading", "Medel"),
        ("heading", "Fritt"),
        ("heading", "text"),
        ("row", ("A", "1 kr")),
        ("row", ("B b", "2 kr")),
        ("item", "C: 3 kr"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a short line between posts of one sum is no heading
        ("A: 100 kr\n\nAvser hösten\n\nB: 50 kr\n\nTotalt: 150 kr", []),
        # two groups with a sum each are parted by one
        ("Barn\n\nA: 100 kr\n\nTotalt: 100 kr\n\nVuxna\n\nB: 50 kr\n\nTotalt: 50 kr", []),
        # the first group has no sum, the second one has
        ("Barn\n\nA: 100 kr\n\nVuxna\n\nB: 50 kr\nC: 20 kr\n\nTotalt: 70 kr", []),
        ("Barn\n\nA: 100 kr\nB: 50 kr\n\nTotalt: 160 kr", ["K201"]),
        # what stands behind the last total is not in it
        ("Barn\n\nA: 100 kr\nB: 50 kr\nTotalt: 150 kr\nLokaler: 70 kr", []),
        ("Barn\n\nA: 100 kr\nSumma A: 100 kr\nB: 50 kr\nSumma B: 50 kr\nTotalsumma: 150 kr", []),
        ("Barn\n\nA: 100 kr\nSumma A: 100 kr\nB: 50 kr\nSumma B: 50 kr\nTotalsumma: 160 kr", ["K201"]),
    ],
)
def test_headings_by_their_looks_are_settled_by_the_sums(text: str, expected: list[str]) -> None:
    (report,) = check_bytes(text.encode(), "beslut.txt").files

    assert [placed.code for placed in report.findings] == expected
    assert report.checked_relations["category_sum"] >= 1


def test_long_words_are_shown_around_the_amount() -> None:
    text = f"{'ord ' * 100}fördelas 5 000 kr till länet{' ord' * 100}"

    assert "fördelas 5 000 kr till länet" in shortened(text, text.index("kr") + 2)
    assert shortened(text, text.index("kr") + 2).startswith("… ord")
    assert shortened(text, 0).endswith("ord …")
