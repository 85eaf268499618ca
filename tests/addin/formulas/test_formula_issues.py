"""What is odd about formulas is found, and only that: hand-made tables with hand-worked amounts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeAlias

import pytest

from medelkoll_addin.formulas.analyse import analyse
from medelkoll_addin.placing import place_of, reference
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medelkoll_addin.reading.book import Book, Value

    Cell: TypeAlias = Value | tuple[str, Value]
    Rows: TypeAlias = Sequence[Sequence[Cell]]
    BookOf: TypeAlias = Callable[..., Book]

Told: TypeAlias = tuple[str, str, object, object, object]

DIV = ErrorValue("#DIV/0!")

ODD: dict[str, tuple[Rows, Told]] = {
    "stale sum": (
        [["a", 10], ["b", 20], ["Summa", ("=SUM(B1:B2)", 31)]],
        ("stale", "B3", 3100, 3000, 100),
    ),
    "stale product": (
        [["Invånare", 267_268], ["Kr", 1.2], ["Belopp", ("=ROUND(B1*B2,0)", 320_822)]],  # 320 721,6
        ("stale", "B3", 32_082_200, 32_072_200, 10_000),
    ),
    "constant that differs": (
        [
            ["x", "A", "B", "C"],
            ["a", 10, 20, 30],
            ["b", 10, 20, 30],
            ["Summa", ("=SUM(B2:B3)", 20), 45, ("=SUM(D2:D3)", 60)],
        ],
        ("constant", "C4", 4500, 4000, 500),
    ),
    "constant that equals, at the row's end": (
        [
            ["x", "A", "B", "C"],
            ["a", 10, 20, 30],
            ["b", 10, 20, 30],
            ["Summa", ("=SUM(B2:B3)", 20), ("=SUM(C2:C3)", 40), 60],
        ],
        ("constant", "D4", 6000, 6000, 0),
    ),
    "constant among products": (
        [
            ["a", 100, 14, ("=B1*C1", 1400)],
            ["b", 200, 14, 2900],
            ["c", 300, 14, ("=B3*C3", 4200)],
        ],
        ("constant", "D2", 290_000, 280_000, 10_000),
    ),
    "range shorter than the neighbours'": (
        [
            ["x", "A", "B", "C"],
            ["a", 10, 20, 30],
            ["b", 10, 20, 30],
            ["varav c", 1, 2, 3],
            ["Summa", ("=SUM(B2:B4)", 21), ("=SUM(C2:C3)", 40), ("=SUM(D2:D4)", 63)],
        ],
        ("range_short", "C5", 4000, 4200, -200),
    ),
    "range stops before the last line": (
        [["x", "A"], ["a", 10], ["b", 10], ["c", 1], ["Summa", ("=SUM(B2:B3)", 20)]],
        ("range_short", "B5", 2000, 2100, -100),
    ),
    "range starts after the first line": (
        [["x", "A"], ["a", 10], ["b", 10], ["c", 1], ["Summa", ("=SUM(B3:B4)", 11)]],
        ("range_short", "B5", 1100, 2100, -1000),
    ),
    "subtotal counted with its lines": (
        [["x", "A"], ["a", 10], ["b", 10], ["Delsumma", ("=SUM(B2:B3)", 20)], ["c", 5], ["Summa", ("=SUM(B2:B5)", 45)]],
        ("range_long", "B6", 4500, 2500, 2000),
    ),
    "the header's year summed": (
        [["x", 2024], ["a", 10], ["b", 10], ["c", 12], ["Summa", ("=SUM(B1:B4)", 2056)]],
        ("range_long", "B5", 205_600, 3200, 202_400),
    ),
    "another rate than the neighbours": (
        [
            ["a", 10, ("=B1*$B$5", 20)],
            ["b", 11, ("=B2*$B$5", 22)],
            ["c", 12, ("=B3*$B$6", 36)],
            ["d", 13, ("=B4*$B$5", 26)],
            ["kr", 2],
            ["kr", 3],
        ],
        ("unlike", "C3", 3600, 2400, 1200),
    ),
    "constant before the first of copied sums": (
        [
            ["x", "Del 1", "Del 2", "Summa"],
            ["a", 10, 20, 45],
            ["b", 11, 20, ("=SUM(B3:C3)", 31)],
            ["c", 12, 20, ("=SUM(B4:C4)", 32)],
            ["d", 13, 20, ("=SUM(B5:C5)", 33)],
        ],
        ("constant", "D2", 4500, 3000, 1500),
    ),
    "constant among differences where a column is empty": (
        [
            ["a", 10, 4, None, ("=SUM(C1:D1)-B1", -6)],
            ["b", 10, 5, None, 5],
            ["c", 10, 6, None, ("=SUM(C3:D3)-B3", -4)],
        ],
        ("constant", "E2", 500, -500, 1000),
    ),
    "a line counted twice by a sum": (
        [["x", "A"], ["a", 10], ["b", 20], ["Summa", ("=SUM(B2:B3)+B3", 50)]],
        ("range_long", "B4", 5000, 3000, 2000),
    ),
    "amount typed into a sum": (
        [["a", 10], ["b", 10], ["Summa", ("=SUM(B1:B2)+5000", 5020)]],
        ("typed_number", "B3", 502_000, 2000, 500_000),
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_formula_is_found_alone_with_its_amount(name: str, book_of: BookOf) -> None:
    rows, told = ODD[name]
    assert told_of(book_of(rows)) == [told]


def told_of(book: Book) -> list[Told]:
    rows = analyse(book).rows(0)
    return [
        (
            str(row["issue"]),
            reference(int(str(row["place"])), ["x"]).removeprefix("x!"),
            row["stated"],
            row["expected"],
            row["difference"],
        )
        for row in rows
    ]


def test_error_is_said_at_its_root_with_those_that_follow(book_of: BookOf) -> None:
    book = book_of([[("=B1/0", DIV), 1], [("=A1+1", DIV)], [("=SUM(A1:A2)", DIV)]])
    (issue,) = analyse(book).issues
    row = issue.row()
    assert (issue.issue, issue.says, row["places"]) == ("error", "#DIV/0!", [0, 1 << 15, 2 << 15])


def test_cells_of_an_array_formula_are_no_constants(book_of: Callable[..., Book]) -> None:
    rows = [["x", "A", "B", "C"], ["a", 1, 2, 3], ["b", 1, 2, 3], ["Summa", ("=SUM(B2:B3)", 2), 9, ("=SUM(D2:D3)", 6)]]
    book = book_of(rows)
    assert [issue.issue for issue in analyse(book).issues] == ["constant"]
    book.sheets[0].computed = [(place_of(0, 3, 0), place_of(0, 3, 2))]
    assert analyse(book).issues == []


def test_an_appended_line_that_no_total_takes_in(book_of: Callable[..., Book]) -> None:
    rows = [["Kommun", 2023, 2024], ["Ale", 1, 2], ["Alingsås", 3, 4], ["Bengtsfors", 5, 6]]
    total = ["Summa", ("=SUM(B2:B3)", 4), ("=SUM(C2:C3)", 6)]
    assert told_of(book_of([*rows, total])) == [
        ("range_short", "B5", 400, 900, -500),
        ("range_short", "C5", 600, 1200, -600),
    ]


def test_many_errors_and_running_totals_take_little_time(book_of: Callable[..., Book]) -> None:
    lines = 4000
    rows: list[list[Cell]] = [[row, (f"=SUM(A$1:A{row})", row * (row + 1) // 2)] for row in range(1, lines + 1)]
    for row in range(1, lines + 1):
        rows[row - 1].append((f"=SUM(D$1:D{lines})*C{row - 1}" if row > 1 else "=D1/0", DIV))
    before = time.process_time()
    found = analyse(book_of(rows))
    assert time.process_time() - before < 20
    assert [(issue.issue, issue.says, len(issue.places)) for issue in found.issues] == [
        ("error", "#DIV/0!", lines - 1),
        ("unjudged", "size", lines - 2448),
    ]


def test_other_file_is_said_once_with_its_name(book_of: BookOf) -> None:
    book = book_of([[("=[1]Blad1!A1", 5)], [("=[1]Blad1!A2*2", 6)]], external_links=["Budget.xlsx"])
    (issue,) = analyse(book).issues
    assert (issue.issue, issue.says, len(issue.row()["places"])) == ("external", "Budget.xlsx", 2)  # type: ignore[arg-type]  # a list of places


def test_missing_values_are_said_once_with_the_program(book_of: BookOf) -> None:
    book = book_of([[1, 2], [("=A1+B1", None), ("=A1-B1", None)]], application="Provskrivaren")
    (issue,) = analyse(book).issues
    assert (issue.issue, issue.says, issue.places) == ("valueless", "Provskrivaren", (1 << 15, (1 << 15) + 1))


def test_displayed_figures_that_do_not_add_up(book_of: BookOf) -> None:
    book = book_of([["a", 1.4], ["b", 1.4], ["Summa", ("=SUM(B1:B2)", 2.8)]], number_format="#,##0")
    assert told_of(book) == [("display", "B3", 300, 200, 100)]  # shown: 1 + 1 = 3


def test_displayed_figures_that_hide_a_stale_sum(book_of: BookOf) -> None:
    book = book_of([["a", 1.2], ["b", 1.2], ["Summa", ("=SUM(B1:B2)", 2.1)]], number_format="#,##0")
    assert told_of(book) == [("display_hides", "B3", 200, 200, 0), ("stale", "B3", 210, 240, -30)]


def test_cells_with_other_decimals_show_that_they_are_finer(book_of: Callable[..., Book]) -> None:
    book = book_of([["a", 1.4], ["b", 1.4], ["Summa", ("=SUM(B1:B2)", 2.8)]])
    book.sheets[0].number_format = lambda place: "0" if place == place_of(0, 2, 1) else "0.0"
    assert analyse(book).issues == []


def test_a_line_in_another_format_is_no_line_of_the_block(book_of: Callable[..., Book]) -> None:
    book = book_of([["x", "A"], ["a", 10], ["b", 10], ["c", 1], ["Summa", ("=SUM(B2:B3)", 20)]])
    assert [issue.issue for issue in analyse(book).issues] == ["range_short"]
    book.sheets[0].number_format = lambda place: "0%" if place == place_of(0, 3, 1) else "0"
    assert analyse(book).issues == []


def test_a_number_in_another_format_at_the_end_of_the_totals_is_no_total(book_of: Callable[..., Book]) -> None:
    rows = [["x", "A", "B", "C"], ["a", 1, 2, 3], ["b", 1, 2, 3], ["Summa", ("=SUM(B2:B3)", 2), ("=SUM(C2:C3)", 4), 9]]
    book = book_of(rows)
    assert told_of(book) == [("constant", "D4", 900, 600, 300)]
    book.sheets[0].number_format = lambda place: "0.0" if place == place_of(0, 3, 3) else "0"
    assert analyse(book).issues == []


@pytest.mark.parametrize(("saved", "issues"), [(30.0049, []), (30.005, ["stale"]), (29.996, []), (29.995, ["stale"])])
def test_half_an_ore_is_a_difference(saved: float, issues: list[str], book_of: Callable[..., Book]) -> None:
    book = book_of([[10, 20, ("=A1+B1", saved)]])
    assert [issue.issue for issue in analyse(book).issues] == issues


def test_shares_are_compared_in_ten_thousandths(book_of: BookOf) -> None:
    book = book_of([[1, 3, ("=A1/B1", 0.3320)]], number_format="0.0%")
    assert told_of(book) == [("stale", "C1", 3320, 3333, -13)]


def test_no_formula_no_work(book_of: BookOf) -> None:
    found = analyse(book_of([["a", 1]]))
    assert (found.formulas, found.issues, found.relations, found.participants()) == (0, [], [], [])


def test_a_sum_of_a_cell_with_itself_and_a_weighted_one_are_left_in_peace(book_of: Callable[..., Book]) -> None:
    rows = [["a", 10], ["b", 20], ["Dubbelt", ("=B1+B1", 20)], ["Vägt", ("=SUM(B1:B2)+B2*0.5", 40)]]
    assert analyse(book_of(rows)).issues == []


def test_the_year_above_copied_sums_is_no_total(book_of: Callable[..., Book]) -> None:
    sums: Rows = [["a", 4, 5, ("=SUM(B2:C2)", 9)], ["b", 6, 5, ("=SUM(B3:C3)", 11)], ["c", 6, 6, ("=SUM(B4:C4)", 12)]]
    assert analyse(book_of([["x", 2022, 2021, 2023], *sums])).issues == []
    assert analyse(book_of([["x", 2022, 2021, 5023], *sums])).issues != []


def test_a_typed_total_that_follows_from_another_typed_number_is_not_said(book_of: Callable[..., Book]) -> None:
    lines: Rows = [
        [name, kr, kr, (f"=SUM(B{n}:C{n})", 2 * kr)]
        for n, (name, kr) in enumerate(zip("abcd", (5, 6, 7, 8), strict=True), 2)
    ]
    typed: Rows = [["e", 9, 9, 28], ["f", 10, 10, ("=SUM(B7:C7)", 20)]]
    sums: Rows = [["Summa", ("=SUM(B2:B7)", 45), ("=SUM(C2:C7)", 45), 90]]
    assert told_of(book_of([["x", "Del 1", "Del 2", "Summa"], *lines, *typed, *sums])) == [
        ("constant", "D6", 2800, 1800, 1000)
    ]


def test_another_group_after_a_sum_is_not_missed(book_of: BookOf) -> None:
    """Sums above their lines; the second is typed: 30 + 12 = 42."""
    book = book_of([["A", ("=SUM(B2:B3)", 25)], ["a", 10], ["b", 15], ["B", 42], ["c", 30], ["d", 12]])

    assert told_of(book) == []


def test_amounts_between_their_shares_are_no_constants_over_formulas(book_of: BookOf) -> None:
    """Two years, each with its share of the sum; one row alone may be a slip, as among the products above."""
    head: Rows = [["x", 2022, "Andel", 2023, "Andel"]]
    lines: Rows = [
        ["a", 20, ("=B2/B$4", 0.25), 10, ("=D2/D$4", 0.2)],
        ["b", 60, ("=B3/B$4", 0.75), 40, ("=D3/D$4", 0.8)],
    ]
    sums: Rows = [["Summa", ("=SUM(B2:B3)", 80), ("=SUM(C2:C3)", 1), ("=SUM(D2:D3)", 50), ("=SUM(E2:E3)", 1)]]

    assert told_of(book_of([*head, *lines, *sums])) == []
