"""Tables as people lay them out: what is found is asserted whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.addin.mapping.conftest import Drawing, Found

ONE_COLUMN = ("B amount",)
MATRIX = ("B amount", "C amount", "D total")


def test_a_plain_table_below_its_title(found: Found) -> None:
    (table,) = found("""
        Fördelning av medel
        .
        Insats | Belopp
        Tjänst | 100
        Resor | 200
        Summa | 300
    """)

    assert table.kind == "lines"
    assert table.titles == ("Fördelning av medel", "Blad1")
    assert table.columns == ONE_COLUMN
    assert table.words == {"category": "A"}
    assert table.rows == ("4 line Tjänst", "5 line Resor", "6 total Summa")


@pytest.mark.parametrize(
    "headers",
    [
        "Insats | Barn och unga | Vuxna | Totalt",
        " | Barn och unga | Vuxna | Totalt\nInsats | kr | kr | kr",
        " | 2024\n | Område | | \nInsats | Barn och unga | Vuxna | Summa",  # titles merged over three columns
        "Insats | Barn och unga | Vuxna | Totalt\n.",
        "Insats | Barn och unga | Vuxna | Totalt\n.\n.",
    ],
)
def test_headers_over_several_rows_or_with_blank_rows_below_them(found: Found, headers: str) -> None:
    below = headers.count("\n") + 2
    body = "Tjänst | 100 | 200 | 300\nUtbildning | 50 | 50 | 100\nSumma | 150 | 250 | 400"
    (table,) = found(f"{headers}\n{body}")

    assert table.columns == MATRIX
    assert table.words == {"category": "A"}
    assert table.rows == (f"{below} line Tjänst", f"{below + 1} line Utbildning", f"{below + 2} total Summa")


def test_blank_rows_and_columns_inside(found: Found) -> None:
    (table,) = found("""
        Insats | | Belopp (tkr) | | Kommentar
        .
        Tjänst | | 100 | | halvtid
        .
        .
        Utbildning | | 50
        .
        Totalt | | 150
    """)

    assert table.columns == ("C amount tkr",)
    assert table.rows == ("3 line Tjänst", "6 line Utbildning", "8 total Totalt")


def test_three_blank_rows_end_a_table(found: Found) -> None:
    first, second = found("""
        Insats | Belopp
        Tjänst | 100
        Resor | 50
        .
        .
        .
        Lokaler | 10
        Utrustning | 20
    """)

    assert first.rows == ("2 line Tjänst", "3 line Resor")
    assert second.rows == ("7 line Lokaler", "8 line Utrustning")


def test_two_tables_side_by_side(found: Found) -> None:
    left, right = found("""
        Insats | Belopp | | Mottagare | Belopp (tkr)
        Tjänst | 100 | | VGR | 150
        Resor | 200 | | VKV | 250
        Summa | 300 | | Lokaler | 50
         | | | Summa | 450
    """)

    assert (left.columns, left.words) == (("B amount",), {"category": "A"})
    assert left.rows == ("2 line Tjänst", "3 line Resor", "4 total Summa")
    assert (right.columns, right.words) == (("E amount tkr",), {"recipient": "D"})
    assert right.rows == ("2 line VGR", "3 line VKV", "4 line Lokaler", "5 total Summa")


@pytest.mark.parametrize("between", ["", ".\n", ".\nVuxna\n"])
def test_two_tables_below_each_other(found: Found, between: str) -> None:
    one = "Insats | Belopp\nTjänst | 100\nResor | 200\nSumma | 300\n"
    first, second = found(f"Barn\n{one}{between}{one}")
    start = 7 + between.count("\n")

    assert first.titles == ("Barn", "Blad1")
    assert first.rows == ("3 line Tjänst", "4 line Resor", "5 total Summa")
    assert second.titles == (("Vuxna", "Blad1") if "Vuxna" in between else ("Blad1",))
    assert second.rows == (f"{start} line Tjänst", f"{start + 1} line Resor", f"{start + 2} total Summa")


def test_labels_with_their_values_beside_them_need_no_header(found: Found) -> None:
    (table,) = found("""
        Nivå 2023 | 81 425 930
        Ökning jämfört med 2023 | 25 254 013
        Totalt till Västra Götaland | 106 679 943
    """)

    assert table.columns == ONE_COLUMN
    assert table.rows == ("1 line Nivå 2023", "2 line Ökning jämfört med 2023", "3 total Totalt till Västra Götaland")


def test_a_table_that_does_not_begin_in_a1(found: Found, drawing: type[Drawing]) -> None:
    text = """
        Insats | Belopp
        Tjänst | 1
        Resor | 1
        Summa | 2
    """
    (table,) = found(drawing(text, top=4, left=27))

    assert table.columns == ("AC amount",)
    assert table.words == {"category": "AB"}
    assert table.rows == ("6 line Tjänst", "7 line Resor", "8 total Summa")


def test_a_hidden_row_is_a_row_like_any_other(found: Found, drawing: type[Drawing]) -> None:
    text = """
        Insats | Belopp
        Tjänst | 1
        Resor | 1
        Summa | 2
    """
    (shown,) = found(text)
    (hidden,) = found(drawing(text, hidden_rows=frozenset({3})))

    assert hidden == shown


def test_a_row_of_units_below_the_headers(found: Found) -> None:
    (table,) = found("""
        Insats | Mottagare | Belopp | Antal
         | | tkr | st
        Tjänst | VGR | 10 | 1
        Resor | VKV | 20 | 2
        Summa | | 30 | 3
    """)

    assert table.columns == ("C amount tkr",)
    assert table.words == {"category": "A", "recipient": "B"}
    assert table.rows == ("3 line Tjänst", "4 line Resor", "5 total Summa")


def test_every_sheet_is_read_and_one_without_figures_has_no_table(found: Found) -> None:
    tables = found("Insats | Belopp\nTjänst | 1\nResor | 2", "Bara text\nEn rad till", "Insats | Belopp\nLokaler | 5")

    assert [(table.titles, table.rows) for table in tables] == [
        (("Blad1",), ("2 line Tjänst", "3 line Resor")),
        (("Blad3",), ("2 line Lokaler",)),
    ]
