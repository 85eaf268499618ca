"""Copied formulas are looked at together: that gives what looking at each alone gives, and hides no odd one."""

from __future__ import annotations

import datetime as dt
import time
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_addin.formulas.analyse import analyse
from medelkoll_addin.formulas.exact import ONE
from medelkoll_addin.formulas.linear import linear_form
from medelkoll_addin.formulas.runs import runs_of
from medelkoll_addin.formulas.scan import scan
from medelkoll_addin.formulas.shapes import shape_of
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
    "=B{r}*$C$3/100",
    "=B{r}/C$2+5",
    "=B{r}/SUM($C$2:$C$4)",
    "=ROUND(B{r}*$C$2,-2)",
    "=D{p}+B{r}",
    "=SUM(B$2:B{r})",
    "=B{r}+B{r}",
    "=B{r}+$B$4",
    "=B{r}*$D$4",
    "=B{r}+100",
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
    figures: list[list[Value]] = [[f"post {at}", draw(NUMBERS), draw(NUMBERS), None, None] for at in range(lines)]
    grid += figures
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
    _same(book)


@pytest.mark.parametrize("changed", ["nothing", "by one", "to its first cell", "blank", "text"])
@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_gives_the_same(shape: str, changed: str) -> None:
    grid: list[list[Value]] = [["Post", "Kommunerna", "Regionen", "Summa"]]
    lines: list[list[Value]] = [[f"post {row}", row * 1000, row * 300, None] for row in range(2, 12)]
    grid += lines
    formulas = {place_of(0, row, 3): shape.format(r=row + 1, p=row, n=row + 2) for row in range(1, 10)}
    sheets = [Sheet("Blad1", 0, grid, formulas=formulas), Sheet("Blad2", 1, [[row] for row in range(20)])]
    book = Book("prov.xlsx", "xlsx", "", sheets)
    _calculate(book, grid)
    if changed == "by one":
        grid[5][3] = float(str(grid[5][3])) + 1
    elif changed == "to its first cell":
        grid[5][3] = grid[5][1]
    elif changed != "nothing":
        grid[5][2] = None if changed == "blank" else "saknas"
    _same(book)


def _same(book: Book) -> None:
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
    assert [run.template.shape for run in scan(book).runs for _ in run.places] == [
        shape_of(book.sheets[0].formulas[place], row_of(place), column_of(place))
        for run in scan(book).runs
        for place in run.places
    ]


@pytest.mark.parametrize(
    "formula", ["=B{r}*50%", '=B{r}&"%d %s A1"', "=SUM('%d B1'!B{p}:C{n})", "=$B$1", "=B{r}+$C{p}"]
)
def test_copied_formulas_are_one_run_and_another_between_them_ends_it(formula: str) -> None:
    book = Book("prov.xlsx", "xlsx", "", [Sheet("%d B1", 0, [[1, 2, 3, 4]])])
    texts = {place_of(0, row, 3): formula.format(r=row + 1, p=row, n=row + 2) for row in range(1, 21)}
    assert [run.length for run in runs_of(texts, Templates(book))] == [20]
    texts[place_of(0, 9, 3)] = formula.format(r=9, p=8, n=10) + "+1"
    del texts[place_of(0, 15, 3)]
    assert [run.length for run in runs_of(texts, Templates(book))] == [8, 1, 5, 5]


# twelve lines: 10, 20 … 120 kr, 1 kr and 1 kr, added up in column E; the sixth stands in row 7 and makes 62 kr
DEVIATIONS: dict[str, tuple[dict[str, Cell], list[object]]] = {
    "nothing": ({}, []),
    "another range": ({"E7": ("=SUM(B7:C7)", 61)}, [("range_short", "E7", 6100, 6200)]),
    "a stale value": ({"E7": ("=SUM(B7:D7)", 63)}, [("stale", "E7", 6300, 6200)]),
    "half an öre": ({"E7": ("=SUM(B7:D7)", 62.005)}, [("stale", "E7", 6201, 6200)]),
    "a number typed over": ({"E7": 63}, [("constant", "E7", 6300, 6200)]),
    "a number typed over the last": ({"E13": 123}, [("constant", "E13", 12300, 12200)]),
    "a text that the sum passes by": ({"C7": "1 kr"}, [("stale", "E7", 6200, 6100)]),
    "a blank": ({"C7": None}, [("stale", "E7", 6200, 6100)]),
    "an error": ({"E7": ("=SUM(B7:D7)", ErrorValue("#REF!"))}, [("error", "E7", None, None)]),
    "a date": ({"C7": dt.date(2024, 1, 1)}, [("unjudged", "E7", None, None)]),
    "no value": ({"E7": ("=SUM(B7:D7)", None)}, [("valueless", "E7", None, None)]),
    "itself": ({"E7": ("=SUM(B7:E7)", 62)}, [("unjudged", "E7", None, None)]),
}


def _table(changed: dict[str, Cell]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Post", "A", "B", "C", "Summa"]]
    lines: list[list[Cell]] = [
        [f"post {k}", 10 * k, 1, 1, (f"=SUM(B{k + 1}:D{k + 1})", 10 * k + 2)] for k in range(1, 13)
    ]
    rows += lines
    for cell, content in changed.items():
        rows[int(cell[1:]) - 1]["ABCDE".index(cell[0])] = content
    return rows


@pytest.mark.parametrize("name", DEVIATIONS)
def test_a_deviation_in_the_middle_of_a_run_is_found_alone(name: str, book_of: BookOf) -> None:
    changed, told = DEVIATIONS[name]
    found = analyse(book_of(_table(changed)))
    rows = [(row["issue"], address(int(str(row["place"]))), row["stated"], row["expected"]) for row in found.rows(0)]
    assert rows == told
    assert sum(len(block.stated) for block in found.blocks) == (
        12 if name in {"nothing", "half an öre", "a stale value"} else 11
    )


def test_the_equation_of_a_line_without_one_figure_leaves_it_out(book_of: BookOf) -> None:
    found = analyse(book_of(_table({"C7": None})))
    equations = {address(form.stated): [address(place) for place in form.places] for form in found.relations}
    assert equations["E7"] == ["E7", "B7", "D7"]
    assert equations["E8"] == ["E8", "B8", "C8", "D8"]


@pytest.mark.parametrize("thousands", [range(2, 14), range(7, 8)])
def test_figures_in_thousands_weigh_more(thousands: range, book_of: BookOf) -> None:
    book, collector = book_of(_table({})), Collector()
    rows = [row - 1 for row in thousands]
    collector.figures.add(0, book.sheets[0], rows, 2, [""] * len(rows), 100_000, "amount")
    add_formulas(0, book, collector)
    tables = collector.tables()
    terms = tables.formula_terms.filter(pl.col("stated") == place_of(0, 6, 4)).sort("place")
    # E7 - B7 - C7 tkr - D7 = 0 in öre: a figure's amount is multiplied with what makes all of them equal in size
    assert terms["coefficient"].to_list() == [-1000, -1, -1000, 1000]
    other = tables.formula_terms.filter(pl.col("stated") == place_of(0, 7, 4)).sort("place")
    assert other["coefficient"].to_list() == ([-1000, -1, -1000, 1000] if len(thousands) > 1 else [-1, -1, -1, 1])


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("#,##0", []),
        ("General", []),
        ("#,##0,", [("display", f"D{row}", 300_000, 200_000) for row in range(1, 7)]),  # shown: 1 + 1 = 3
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_whole_kronor_shown_in_thousands(shown: str, told: list[object], *, known: bool, book_of: BookOf) -> None:
    book = book_of([["a", 1400, 1400, (f"=B{row}+C{row}", 2800)] for row in range(1, 7)], number_format=shown)
    book.sheets[0].format_codes = (lambda: ["General", "#,##0", shown]) if known else None
    rows = analyse(book).rows(0)
    assert [(row["issue"], address(int(str(row["place"]))), row["stated"], row["expected"]) for row in rows] == told


def test_displayed_figures_that_hide_a_stale_copied_sum(book_of: BookOf) -> None:
    book = book_of([["a", 1.2, 1.2, (f"=B{row}+C{row}", 2.1)] for row in range(1, 7)], number_format="#,##0")
    book.sheets[0].format_codes = lambda: ["#,##0"]
    assert [issue.issue for issue in analyse(book).issues] == ["display_hides", "stale"] * 6


def test_the_rate_of_copied_formulas_is_no_line_of_the_total(book_of: BookOf) -> None:
    rows: list[list[Cell]] = [["", "Belopp", "Uppräknat"], ["Nivå", 2, None]]
    lines: list[list[Cell]] = [["post", 10, (f"=B{row}*$B$2", 20)] for row in range(3, 9)]
    rows += lines
    rows.append(["Summa", ("=SUM(B3:B8)", 60), None])
    assert analyse(book_of(rows)).issues == []
    assert [issue.issue for issue in analyse(book_of([row[:2] for row in rows])).issues] == ["range_short"]


def test_many_copied_formulas_take_little_time(book_of: BookOf) -> None:
    lines = 20_000
    book = book_of([[f"post {row}", row, 2, (f"=B{row}+C{row}", row + 2)] for row in range(1, lines + 1)])
    before = time.process_time()
    found = analyse(book)
    assert time.process_time() - before < 1
    assert [len(block.stated) for block in found.blocks] == [lines]
