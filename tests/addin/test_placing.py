from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from medelkoll_addin.placing import address, column_letters, column_of, place_of, reference, row_of, sheet_of

ROWS, COLUMNS = 1_048_576, 16_384  # of a sheet in Excel


@given(st.integers(0, 10_000), st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))
def test_a_place_keeps_its_sheet_row_and_column(sheet: int, row: int, column: int) -> None:
    place = place_of(sheet, row, column)

    assert (sheet_of(place), row_of(place), column_of(place)) == (sheet, row, column)
    assert 0 <= place < 2**63  # fits the tables' column


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1)), max_size=20))
def test_places_sort_as_a_reader_reads(cells: list[tuple[int, int, int]]) -> None:
    assert sorted(place_of(*cell) for cell in cells) == [place_of(*cell) for cell in sorted(cells)]


def test_every_column_of_excel_has_the_letters_that_openpyxl_gives_it() -> None:
    assert [column_letters(n) for n in range(COLUMNS)] == [get_column_letter(n + 1) for n in range(COLUMNS)]


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [(0, 0, "A1"), (6, 2, "C7"), (9, 25, "Z10"), (99, 26, "AA100"), (ROWS - 1, COLUMNS - 1, "XFD1048576")],
)
def test_the_address_is_excels(row: int, column: int, cell: str) -> None:
    assert address(place_of(3, row, column)) == cell
    assert re.fullmatch(r"[A-Z]{1,3}[1-9]\d*", cell)


def test_a_reference_names_the_sheet() -> None:
    assert reference(place_of(1, 5, 2), ["Blad1", "Skav barn och unga"]) == "Skav barn och unga!C6"
