"""Linear forms: coefficients worked out by hand, values worked out by LibreOffice and ironcalc."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest

from medelkoll_addin.formulas.exact import ONE
from medelkoll_addin.formulas.linear import LinearForm, linear_form
from medelkoll_addin.placing import address, place_of
from medelkoll_addin.reading.book import Book, ErrorValue, Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Rows: TypeAlias = Sequence[Sequence[Value]]

FIGURES: list[list[Value]] = [
    ["område", "belopp", "kr"],
    ["Barn", 10, 2.5],
    ["samsjuklighet", 20.1, None],
    ["BARN", "12 000", 3],
    ["2024", None, 1],
]
STATED = place_of(0, 9, 9)


@pytest.fixture
def form(book_of: Callable[..., Book]) -> Callable[[str], LinearForm | None]:
    book = book_of(FIGURES, [[100]], names={"Sats": "Blad2!$A$1"})
    return lambda formula: linear_form(formula, STATED, book)


@pytest.mark.parametrize(
    ("formula", "terms", "constant", "slack"),
    [
        ("=SUM(B2:B5)", {"J10": 1, "B2": -1, "B3": -1}, 0, 0),
        ("=B2-C2+5000", {"J10": 1, "B2": -1, "C2": 1}, -500_000, 0),
        ("=B2*C2", {"J10": 2, "B2": -5}, 0, 0),
        ("=B2*Sats", {"J10": 1, "B2": -100}, 0, 0),
        ("=B3/3", {"J10": 3, "B3": -1}, 0, 0),
        ("=B2/C4", {"J10": 3, "B2": -1}, 0, 0),
        ("=ROUND(B3/3,0)", {"J10": 3, "B3": -1}, 0, 300),
        ("=SUM(B2:B3)-B2", {"J10": 1, "B3": -1}, 0, 0),
        ('=SUMIF(A2:A5,"barn",C2:C5)', {"J10": 1, "C2": -1, "C4": -1}, 0, 0),
        ("=SUMIFS(C:C,A:A,A2,B:B,10)", {"J10": 1, "C2": -1}, 0, 0),
        ("=SUMIF(A2:A5,2024,C2)", {"J10": 1, "C5": -1}, 0, 0),
        ("=SUM(C5:B2)", {"J10": 1, "B2": -1, "B3": -1, "C2": -1, "C4": -1, "C5": -1}, 0, 0),
        ("=B2*C3+B3", {"J10": 1, "B3": -1}, 0, 0),
        ("=-B2+50%", {"J10": 1, "B2": 1}, -50, 0),
        ("=SUBTOTAL(109,C2:C5)", {"J10": 1, "C2": -1, "C4": -1, "C5": -1}, 0, 0),
        ("=" + "+".join(["B2"] * 900), {"J10": 1, "B2": -900}, 0, 0),
    ],
)
def test_coefficients(
    formula: str,
    terms: dict[str, int],
    constant: int,
    slack: int,
    form: Callable[[str], LinearForm | None],
) -> None:
    found = form(formula)
    assert found is not None
    assert dict(zip(map(address, found.places), found.coefficients, strict=True)) == terms
    assert (found.constant, found.slack) == (constant, slack)


def test_parameters_and_passed_by_texts_are_named(form: Callable[[str], LinearForm | None]) -> None:
    product, total = form("=B2*C2"), form("=SUM(B2:B5)")
    assert product is not None
    assert [address(place) for place in product.parameters] == ["C2"]
    assert total is not None
    assert [address(place) for place in total.texts] == ["B4"]


@pytest.mark.parametrize(
    "formula",
    [
        "=IF(B2,1,2)",
        "=B4+1",
        "=B2/C3",
        "=J10+B2",
        "=SUM(J1:J20)+B2*J10",
        '=SUMIF(A:A,"b*",B:B)',
        '=SUMIF(C:C,">1")',
        "=B2:B3",
        "=SUBTOTAL()",
        "=ROUND()",
        "=ROUND(5,0)*ROUND(B2,0)",
        "=B2/0",
        "=(" * 100,
        "=SUM([1]Blad1!A1)",
        "=Okänd+1",
        "=A1 B2",
    ],
)
def test_what_is_not_simple_has_no_form(formula: str, form: Callable[[str], LinearForm | None]) -> None:
    assert form(formula) is None


def test_an_error_value_makes_the_sum_unknown(book_of: Callable[..., Book]) -> None:
    book = book_of([[ErrorValue("#REF!"), 1]])
    assert linear_form("=SUM(A1:B1)", STATED, book) is None


def test_hidden_rows_are_out_of_109_and_make_9_unknown(book_of: Callable[..., Book]) -> None:
    book = book_of([[1], [2], [3]])
    book.sheets[0].hidden_rows = frozenset({1})
    found = linear_form("=SUBTOTAL(109,A1:A3)", STATED, book)
    assert found is not None
    assert found.computed == 4 * ONE
    assert linear_form("=SUBTOTAL(9,A1:A3)", STATED, book) is None


def test_table_columns_leave_the_totals_row_out(book_of: Callable[..., Book]) -> None:
    total = ("=SUBTOTAL(109,T[Belopp])", 3)
    book = book_of([["Namn", "Belopp", "Dubbelt"], ["a", 1, ("=T[[#This Row],[Belopp]]*2", 2)], ["b", 2], ["S", total]])
    book.sheets[0].tables = {"T": (place_of(0, 0, 0), place_of(0, 3, 2))}
    column, own_row = (
        linear_form("=SUM(T[belopp])", STATED, book),
        linear_form("=T[[#This Row],[Belopp]]*2", 1 << 15, book),
    )
    assert column is not None
    assert own_row is not None
    assert (column.computed, own_row.computed) == (3 * ONE, 2 * ONE)


def _leaf(rng: random.Random) -> str:
    """A reference or a function over B2:E9, all of whose cells hold numbers."""
    cell = f"{rng.choice('BCDE')}{rng.randint(2, 9)}"
    total = f"SUM(B{rng.randint(2, 4)}:{rng.choice('CDE')}{rng.randint(5, 9)},{cell})"
    wanted = rng.choice(["A3", '"x"', '"X"'])
    column = rng.choice("BCDE")
    conditional = f"SUMIF(A2:A9,{wanted},{column}2:{column}9)"
    return rng.choice([cell, cell, total, conditional])


def _random_formula(rng: random.Random, depth: int = 0) -> str:
    inner = _leaf(rng) if depth > 2 else _random_formula(rng, depth + 1)
    further = rng.choice(["1.25", "10%", "7", _leaf(rng)])
    return rng.choice(
        [
            inner,
            f"({inner})*{further}",
            f"({inner})/{further}",
            f"-{inner}+3",
            f"{inner}-{further}",
            f"{inner}+{_leaf(rng)}",
        ]
    )


def _plain(value: object) -> Value:
    assert value is None or isinstance(value, int | float | str)
    return value


def test_forms_give_what_libreoffice_calculates(tmp_path: Path, libreoffice: Callable[[Path], Path]) -> None:
    rng = random.Random(20240601)  # noqa: S311  no secret
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in range(2, 10):
        sheet.cell(row, 1, rng.choice(["x", "X", "y"]))
        for column in range(2, 6):
            sheet.cell(row, column, rng.choice([rng.randint(1, 90_000_000), rng.randint(1, 99_999) / 100]))
    formulas = [f"={_random_formula(rng)}" for _ in range(200)] + [
        f"=ROUND({_random_formula(rng)},-1)" for _ in range(50)
    ]
    for row, formula in enumerate(formulas, start=1):
        sheet.cell(row, 8, formula)
    made.save(tmp_path / "prov.xlsx")
    answers = openpyxl.load_workbook(libreoffice(tmp_path / "prov.xlsx"), data_only=True).worksheets[0]
    values = [[_plain(answers.cell(row, column).value) for column in range(1, 9)] for row in range(1, 251)]
    book = Book("prov.xlsx", "xlsx", "", [Sheet("Sheet", 0, values)])
    forms = [linear_form(formula, place_of(0, at, 7), book) for at, formula in enumerate(formulas)]
    found = [
        (formula, form, values[at][7]) for at, (formula, form) in enumerate(zip(formulas, forms, strict=True)) if form
    ]
    assert len(found) > 200
    for formula, form, answer in found:
        assert isinstance(answer, int | float), formula
        assert form.expected == pytest.approx(answer * ONE, rel=1e-9, abs=1e6), formula
