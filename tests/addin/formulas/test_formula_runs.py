"""Copied formulas are looked at together: that gives what looking at each alone gives, and hides no odd one."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_addin.formulas.analyse import analyse
from medelkoll_addin.formulas.exact import ONE
from medelkoll_addin.formulas.linear import linear_form
from medelkoll_addin.formulas.runs import runs_of
from medelkoll_addin.formulas.scan import scan
from medelkoll_addin.formulas.templates import Templates
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.formulas import add_formulas
from medelkoll_addin.placing import address, column_of, place_of, row_of
from medelkoll_addin.reading.book import Book, ErrorValue, Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Cell: TypeAlias = Value | tuple[str, Value]
    Rows: TypeAlias = Sequence[Sequence[Cell]]
    BookOf: TypeAlias = Callable[..., Book]

SHAPES = [
    "=B{r}+C{r}",
    "=B{r}-C{r}",
    "=SUM(B{r}:C{r})",
    "=SUM(B{r}:C{r})-Blad2!A{r}",
    "=SUM($B{r}:A{r})",
    "=$B$2+C{r}",
    "=B{r}*2+100",
    "=B{r}/3",
    "=ROUND(B{r}/3,0)",
    "=B{r}*$C$2",
    "=B{r}*C{r}",
    "=D{p}+B{r}",
    "=SUM(B$2:B{r})",
    "=B{r}+B{r}",
    "=B{r}+D{r}",
    "=b{r}+C{r}",
    "=B{r}+0*C{r}",
    "=B{p}+C{n}",
    "=IF(B{r}>1,B{r},0)",
    '=SUMIF(A$2:A$9,A{r},B$2:B$9)&""',
]
ODD: list[Value] = [None, "saknas", "1 200", True, ErrorValue("#N/A"), dt.date(2024, 1, 31), 2024, 0]
FORMATS = ["General", "#,##0", "#,##0.00", "#,##0,", "0%"]
NUMBERS = st.one_of(
    st.integers(-5, 4_000_000),
    st.integers(1, 5000).map(lambda thousands: thousands * 1000),
    st.integers(-500, 900_000).map(lambda hundredths: hundredths / 100),
)


@st.composite
def _books(draw: st.DrawFn) -> Book:
    """A table with a column, or two, of copied formulas, their right values, totals, and some cells then changed."""
    lines = draw(st.integers(4, 9))
    grid: list[list[Value]] = [["Post", "Kommunerna", "Regionen", "Summa", "Också"]]
    grid += [[f"post {at}", draw(NUMBERS), draw(NUMBERS), None, None] for at in range(lines)]
    grid.append(["Summa", None, None, None, None])
    other: list[list[Value]] = [[at * 1000] for at in range(lines + 2)]
    first, second = draw(st.sampled_from(SHAPES)), draw(st.sampled_from(SHAPES))
    formulas: dict[int, str] = {}
    for row in range(1, lines + 1):
        written = {"r": row + 1, "p": row, "n": row + 2}
        formulas[place_of(0, row, 3)] = first.format(**written)
        formulas[place_of(0, row, 4)] = (second if draw(st.booleans()) else first).format(**written)
    formulas |= {place_of(0, lines + 1, at): f"=SUM({'ABCDE'[at]}2:{'ABCDE'[at]}{lines + 1})" for at in range(1, 5)}
    shown = draw(st.lists(st.sampled_from(FORMATS), min_size=2, max_size=2))
    strange = draw(st.integers(0, lines))
    book = Book("prov.xlsx", "xlsx", "", [Sheet("Blad1", 0, grid, formulas=formulas), Sheet("Blad2", 1, other)])
    book.sheets[0].number_format = lambda place: shown[row_of(place) == strange]
    book.sheets[0].format_codes = draw(st.sampled_from([None, lambda: [*shown, "General"]]))
    _calculate(book, grid)
    for row, column in draw(st.lists(st.tuples(st.integers(1, lines + 1), st.integers(1, 4)), max_size=3)):
        grid[row][column] = draw(st.one_of(st.sampled_from(ODD), NUMBERS))
    for row in draw(st.lists(st.integers(1, lines), max_size=2)):
        formulas.pop(place_of(0, row, 3), None)
        if draw(st.booleans()):
            formulas[place_of(0, row, 3)] = draw(st.sampled_from(SHAPES)).format(r=row + 1, p=row, n=row + 2)
    empty = {place for place in formulas if grid[row_of(place)][column_of(place)] is None}
    book.sheets[0].valueless = frozenset(empty)
    return book


def _calculate(book: Book, grid: list[list[Value]]) -> None:
    for place, formula in book.sheets[0].formulas.items():
        form = linear_form(formula, place, book)
        grid[row_of(place)][column_of(place)] = 7 if form is None else float(Fraction(form.expected, ONE))


@settings(max_examples=150, deadline=None)
@given(book=_books())
def test_together_and_one_by_one_give_the_same(book: Book) -> None:
    together, singly = analyse(book), analyse(book, singly=True)
    assert together.issues == singly.issues
    assert together.relations == singly.relations
    assert together.participants() == singly.participants()
    assert (together.formulas, together.checked) == (singly.formulas, singly.checked)
    collector = Collector()
    add_formulas(0, book, collector)
    terms = collector.tables().formula_terms.select("stated", "place", "coefficient", "constant", "slack").rows()
    expected = [
        (form.stated, place, coefficient, form.constant, form.slack)
        for form in singly.relations
        for place, coefficient in zip(form.places, form.coefficients, strict=True)
    ]
    assert sorted(terms) == sorted(expected)
