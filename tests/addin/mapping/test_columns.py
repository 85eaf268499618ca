"""What each column is: an amount and its unit, a total, a population, or no amount at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.mapping.survey import survey
from medelkoll_addin.mapping.vocabulary import vocabulary

if TYPE_CHECKING:
    from tests.addin.mapping.conftest import DrawBook, Drawing, Found


@pytest.mark.parametrize(
    ("title", "header", "column"),
    [
        ("Medel", "Belopp", "B amount"),
        ("Medel", "Belopp (kr)", "B amount"),
        ("Medel", "Belopp (tkr)", "B amount tkr"),
        ("Medel", "Tkr", "B amount tkr"),
        ("Medel", "Belopp, mnkr", "B amount mnkr"),
        ("Medel (tkr)", "Belopp", "B amount tkr"),
        ("Belopp i miljoner kronor", "2024", "B amount mnkr"),
        ("Medel (mnkr)", "Belopp (kr)", "B amount"),  # the heading nearest the figures counts
    ],
)
def test_the_unit_stands_in_the_heading_or_the_title(found: Found, title: str, header: str, column: str) -> None:
    (table,) = found(f"{title}\nInsats | {header}\nTjänst | 10\nResor | 20\nSumma | 30")

    assert table.columns == (column,)


def test_the_unit_stands_in_the_number_format(found: Found, drawing: type[Drawing]) -> None:
    text = "Insats | Belopp\nTjänst | 10\nResor | 20"
    (table,) = found(drawing(text, formats={"B": '#,##0 "tkr"'}))

    assert table.columns == ("B amount tkr",)


def test_years_as_column_headings(draw: DrawBook) -> None:
    (table,) = survey(
        draw("Insats | 2023 | 2024 | 2025\nTjänst | 10 | 20 | 30\nResor | 1 | 2 | 3\nSumma | 11 | 22 | 33"),
        None,
        vocabulary(),
    )

    assert [(column.header, column.role) for column in table.columns] == [
        ("2023", "amount"),
        ("2024", "amount"),
        ("2025", "amount"),
    ]
    assert [line.role for line in table.lines] == ["line", "line", "total"]


def test_a_column_of_years_is_no_amount(found: Found) -> None:
    (table,) = found("År | Belopp\n2019 | 10\n2020 | 20\nSumma | 30")

    assert table.columns == ("B amount",)
    assert table.rows == ("2 line", "3 line", "4 total Summa")


@pytest.mark.parametrize(
    "header", ["Nr", "", "'#", "Antal", "Andel", "%", "Kod", "Tjänst %", "Öre per invånare", "Dnr"]
)
def test_a_column_that_is_no_amount_is_left_out(found: Found, header: str) -> None:
    (table,) = found(f"{header} | Insats | Belopp\n1 | Tjänst | 10\n2 | Resor | 20\n3 | Lokaler | 30\n | Summa | 60")

    assert table.columns == ("C amount",)
    assert table.rows == ("2 line Tjänst", "3 line Resor", "4 line Lokaler", "5 total Summa")


def test_shares_are_known_by_their_number_format(found: Found, drawing: type[Drawing]) -> None:
    text = "Insats | Belopp | Del\nTjänst | 10 | 0,5\nResor | 10 | 0,5\nSumma | 20 | 1"
    (shares,) = found(drawing(text, formats={"C": "0.0%"}))
    (amounts,) = found(text)

    assert shares.columns == ("B amount",)
    assert amounts.columns == ("B amount", "C amount")


def test_one_and_two_and_their_sum_are_amounts_and_no_numbering(found: Found) -> None:
    (table,) = found("""
        Miljoner kronor | Skaraborg | Fyrbodal | Summa
        Kommun | 1 | 2 | 3
        Regionen | 2 | 4 | 6
        Summa | 3 | 6 | 9
    """)

    assert [column.split()[:2] for column in table.columns] == [["B", "amount"], ["C", "amount"], ["D", "total"]]


def test_a_table_with_nothing_but_a_total_column_has_an_amount_column(found: Found) -> None:
    (table,) = found("Insats | Totalt\nTjänst | 10\nResor | 20\nSumma | 30")

    assert table.columns == ("B amount",)


def test_the_columns_of_a_spending_report(found: Found) -> None:
    (table,) = found("""
        Län | Beviljat bidrag | Redovisat | Förbrukat? | Ej förbrukade medel | Differens
        Kalmar | 1 000 000 | 995 000 | Nej | 5 000 | 0
        Skåne | 2 000 000 | 2 000 000 | Ja | | 0
    """)

    assert table.columns == ("B granted", "C reported", "E remaining", "F difference")
    assert table.words["county"] == "A"


def test_populations_are_counted_not_paid(found: Found) -> None:
    (table,) = found("""
        Folkmängd 2018-12-31
        Kod | Kommun | Invånare
        1444 | Grästorp | 5 731
        1445 | Essunga | 5 671
         | Summa | 11 402
    """)

    assert (table.kind, table.columns) == ("population", ("C population",))
    assert table.words == {"municipality": "B"}
    assert table.rows == ("3 line Grästorp", "4 line Essunga", "5 total Summa")


def test_amounts_that_are_texts_are_figures_all_the_same(found: Found) -> None:
    (table,) = found("""
        Insats | Belopp
        Tjänst | '1 000 000:-
        Resor | '250 tkr
        Lokaler | 'ca 100 kr
        Övrigt | #REF!
        Summa | '1 250 100 kronor
    """)

    assert table.columns == ("B amount",)
    assert table.rows == ("2 line Tjänst", "3 line Resor", "4 line Lokaler", "5 line Övrigt", "6 total Summa")


@pytest.mark.parametrize("words", ["2024-02-26", "1:2", "23,7 %", "2019–2020", "1)", "3."])
def test_dates_ratios_shares_and_numberings_typed_as_texts_are_no_figures(found: Found, words: str) -> None:
    (table,) = found(f"Insats | Not | Belopp\nTjänst | '{words} | 10\nResor | '{words} | 20")

    assert table.columns == ("C amount",)
