"""What each row is: a line, a subtotal, a total, a detail, a heading, or something to leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.mapping.survey import survey
from medelkoll_addin.mapping.vocabulary import vocabulary

if TYPE_CHECKING:
    from tests.addin.mapping.conftest import DrawBook, Found


@pytest.mark.parametrize(
    "label",
    ["Summa", "SUMMA:", "S:a", "Totalt", "Total", "Totalsumma", "Delsumma", "Summa insatser", "Totalt 2024", "– Summa"],
)
def test_a_total_by_its_name(found: Found, label: str) -> None:
    (table,) = found(f"Insats | Belopp\nTjänst | 1\nResor | 2\n{label} | 3")

    assert table.rows == ("2 line Tjänst", "3 line Resor", f"4 total {label}")


def test_words_that_merely_contain_a_totals_name_are_lines(found: Found) -> None:
    (table,) = found("Insats | Belopp\nTotalförsvar | 1\nResor, totalt sett | 2\nSamhälle | 4")

    assert table.rows == ("2 line Totalförsvar", "3 line Resor, totalt sett", "4 line Samhälle")


@pytest.mark.parametrize(
    "formula", ["=SUM(B2:B3)", "=B2+B3", "=+B2+B3", "=SUBTOTAL(9,B2:B3)", "=SUM(B2,B3)", "=ROUND(SUM($B$2:B3),0)"]
)
def test_a_total_by_its_formula(found: Found, formula: str) -> None:
    (table,) = found(f"Insats | Belopp\nTjänst | 1\nResor | 2\n | {formula} -> 3")

    assert table.rows == ("2 line Tjänst", "3 line Resor", "4 total")


@pytest.mark.parametrize("formula", ["=B2*2", "=SUM(C2:C3)", "=Blad2!B9", "=B2"])
def test_a_formula_that_does_not_add_up_its_own_column_makes_no_total(found: Found, formula: str) -> None:
    (table,) = found(f"Insats | Belopp\nTjänst | 1\nResor | 2\nLokaler | {formula} -> 3")

    assert table.rows == ("2 line Tjänst", "3 line Resor", "4 line Lokaler")


def test_subtotals_and_a_grand_total(found: Found) -> None:
    (table,) = found("""
        Insats | Belopp
        A | 1
        B | 2
        S:a | 3
        C | 4
        D | 5
        Delsumma | 9
        Totalsumma | 12
    """)

    expected = ("2 line A", "3 line B", "4 subtotal S:a", "5 line C", "6 line D", "7 subtotal Delsumma")
    assert table.rows == (*expected, "8 total Totalsumma")


def test_subtotals_and_a_grand_total_by_formulas_alone(found: Found) -> None:
    (table,) = found("""
        Insats | Belopp
        A | 1
        B | 2
         | =SUM(B2:B3) -> 3
        C | 4
        D | 5
         | =SUM(B5:B6) -> 9
         | =B4+B7 -> 12
    """)

    assert table.rows == ("2 line A", "3 line B", "4 subtotal", "5 line C", "6 line D", "7 subtotal", "8 total")


def test_sections_with_headings_the_first_one_below_the_headers(draw: DrawBook) -> None:
    (table,) = survey(
        draw("""
            Insats | Barn | Vuxna | Antal | Totalt
            Område A
            Tjänst | 1 000 | 1 000 | 7 | 2 000
            Resor | 2 000 | 2 000 | 9 | 4 000
            Summa | 3 000 | 3 000 | 16 | 6 000
            Område B
            Tjänst | 4 000 | 4 000 | 3 | 8 000
            Summa | 4 000 | 4 000 | 3 | 8 000
            Totalt | 7 000 | 7 000 | 19 | 14 000
        """),
        None,
        vocabulary(),
    )

    assert [(column.header, column.role) for column in table.columns] == [
        ("Barn", "amount"),
        ("Vuxna", "amount"),
        ("Totalt", "total"),
    ]
    assert [(line.role, line.section, line.heading) for line in table.lines] == [
        ("heading", 0, "Område A"),
        ("line", 0, "Område A"),
        ("line", 0, "Område A"),
        ("subtotal", 0, "Område A"),
        ("heading", 1, "Område B"),
        ("line", 1, "Område B"),
        ("subtotal", 1, "Område B"),
        ("total", 2, ""),
    ]
    assert table.titles == ["Område A", "Blad1"]


def test_headings_without_sums_of_their_own_split_nothing(draw: DrawBook) -> None:
    (table,) = survey(
        draw("""
            Insats | Belopp
            Tjänst | 1
            Vuxna
            Resor | 2
            Totalt | 3
        """),
        None,
        vocabulary(),
    )

    assert [(line.role, line.section) for line in table.lines if line.role != "heading"] == [
        ("line", 0),
        ("line", 0),
        ("subtotal", 0),
    ]


@pytest.mark.parametrize("nothing", ["", "-", "–", "—", "'   ", "…"])
def test_a_line_without_an_amount_keeps_its_neighbours_together(draw: DrawBook, nothing: str) -> None:
    (table,) = survey(
        draw(f"Insats | Belopp\nTjänst | 1\nResor | {nothing}\nLokaler | 2\nSumma | 3"), None, vocabulary()
    )

    kept = [(line.label, line.section) for line in table.lines if line.role in ("line", "subtotal", "total")]
    assert kept == [("Tjänst", 0), ("Lokaler", 0), ("Summa", 0)]


def test_details_explain_the_line_above_them(draw: DrawBook) -> None:
    (table,) = survey(
        draw("""
            Insats | Belopp
            Tjänst | 10
            varav lön | 4
            - därav resor | 6
            Lokaler | 20
            Varav hyra | 20
            Summa | 30
        """),
        None,
        vocabulary(),
    )

    assert [(line.label, line.role, line.parent) for line in table.lines] == [
        ("Tjänst", "line", None),
        ("varav lön", "detail", 1),  # grid rows, from zero
        ("- därav resor", "detail", 1),
        ("Lokaler", "line", None),
        ("Varav hyra", "detail", 4),
        ("Summa", "total", None),
    ]


@pytest.mark.parametrize("label", ["Differens", "Kontroll", "Andel", "Kvar att fördela", "Återstår", "Ej fördelat"])
def test_rows_that_are_neither_lines_nor_sums_are_left_alone(found: Found, label: str) -> None:
    (table,) = found(f"Insats | Belopp\nTjänst | 1\nResor | 2\nSumma | 3\n{label} | 97")

    assert table.rows == ("2 line Tjänst", "3 line Resor", "4 total Summa", f"5 skip {label}")


def test_a_sum_above_what_it_sums_is_left_alone(found: Found) -> None:
    (table,) = found("Insats | Belopp\nTotalt | 3\nTjänst | 1\nResor | 2")

    assert table.rows == ("2 skip Totalt", "3 line Tjänst", "4 line Resor")


def test_the_label_is_what_not_where(found: Found) -> None:
    (table,) = found("""
        Län | Insats | Belopp
        Kalmar | Tjänst | 1
         | Resor | 2
         | Summa | 3
    """)

    assert table.words == {"county": "A", "category": "B"}
    assert table.rows == ("2 line Tjänst", "3 line Resor", "4 total Summa")


def test_merged_words_hold_for_the_rows_below_them(draw: DrawBook) -> None:
    (table,) = survey(
        draw("Län | Insats | Belopp\nKalmar | Tjänst | 1\n | Resor | 2\nSkåne | Resor | 4"), None, vocabulary()
    )

    assert [table.word("county", line.i) for line in table.lines] == ["Kalmar", "Kalmar", "Skåne"]
    assert table.word("area", 1) == ""
