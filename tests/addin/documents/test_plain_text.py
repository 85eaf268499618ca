from __future__ import annotations

import pytest

from medelkoll_addin.check import check_bytes
from medelkoll_addin.documents.plain import pieces_of
from medelkoll_addin.documents.reading import is_document

WRAPPED = """Beslut

I överenskommelsen mellan regeringen och Sveriges kommuner fördelas 106 679
943 kr till länet. Av dem är hälften avsedda för
barn och unga.

- Utbildning för personal i kommunernas verksamheter för
  personer med samsjuklighet: 100 000 kr
- Resor: 20 000 kr
Summa: 120 000 kr
"""


def test_wrapped_lines_are_whole_again_and_items_stay_apart() -> None:
    assert [(piece.kind, piece.text) for piece in pieces_of(WRAPPED)] == [
        ("heading", "Beslut"),
        (
            "paragraph",
            (
                "I överenskommelsen mellan regeringen och Sveriges kommuner fördelas 106 679 943 kr till länet. "
                "Av dem är hälften avsedda för barn och unga."
            ),
        ),
        ("item", "Utbildning för personal i kommunernas verksamheter för personer med samsjuklighet: 100 000 kr"),
        ("item", "Resor: 20 000 kr"),
        ("paragraph", "Summa: 120 000 kr"),
    ]


def test_tabs_part_cells_and_tables_are_counted() -> None:
    pieces = pieces_of("Post\tBelopp\nA\t100 kr\n\nText.\n\n\tx\nB\t200 kr")

    assert [(piece.table, tuple(piece.cells)) for piece in pieces if piece.kind == "row"] == [
        (1, ("Post", "Belopp")),
        (1, ("A", "100 kr")),
        (2, ("", "x")),
        (2, ("B", "200 kr")),
    ]


def test_a_wrong_sum_is_pointed_out_in_its_paragraph() -> None:
    (report,) = check_bytes(WRAPPED.replace("Summa: 120", "Summa: 210").encode(), "beslut.txt").files
    (sum_,) = report.findings

    assert (sum_.code, sum_.cell, sum_.stated, sum_.expected) == ("K201", "stycke 5", 210_000_00, 120_000_00)
    assert sum_.cells == ("beslut.txt!stycke 5", "beslut.txt!stycke 3", "beslut.txt!stycke 4")
    assert sum_.message().endswith("Där står: ”Summa: 210 000 kr”")


@pytest.mark.parametrize(("name", "is_one"), [("beslut.txt", True), ("beslut.csv", False), ("beslut.xlsx", False)])
def test_a_document_is_known_by_its_name(name: str, is_one: bool) -> None:  # noqa: FBT001 - a parameter of the case
    assert is_document(WRAPPED.encode(), name) is is_one


def test_a_text_file_of_separated_fields_is_a_workbook() -> None:
    data = b"Insats;Belopp\nUtbildning;100\nResor;20\nSumma;120\n"
    (report,) = check_bytes(data, "poster.txt").files

    assert not is_document(data, "poster.txt")
    assert report.checked_relations == {"category_sum": 1}
    assert report.findings == []


def test_a_document_without_words_is_empty() -> None:
    (report,) = check_bytes(b"\t\n\t \n\n<b></b>\n", "tom.txt").files

    assert [placed.code for placed in report.findings] == ["K904"]
