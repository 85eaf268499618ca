from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.downwards import figure_rows
from medelkoll_addin.mapping.discovering.grid import Grid
from medelkoll_addin.mapping.survey import survey
from medelkoll_addin.mapping.vocabulary import vocabulary
from medelkoll_addin.placing import place_of
from medelkoll_addin.reading.book import Book, ErrorValue, Sheet

if TYPE_CHECKING:
    from medelkoll_addin.reading.book import Value


def grid(*rows: list[Value]) -> Grid:
    """The first table of a sheet that begins in B3."""
    sheet = Sheet("Blad1", 0, rows, top=2, left=1)
    (table, *_) = survey(Book("bok.xlsx", "xlsx", "", [sheet]), None, vocabulary())
    return Grid(table, figure_rows(table))


HEAD: list[Value] = ["Post", "Not", "Belopp", "Varav lön"]


def test_values_in_hundredths_of_what_is_typed() -> None:
    found = grid(
        HEAD, ["Film", "", 120.5, 7], ["Webb", "", "1 234,50 kr", None], ["Ljud", "", ErrorValue("#REF!"), 3.0]
    )

    assert found.values(0) == [12_050, 123_450, None]
    assert found.values(1) == [700, None, 300]


def test_places_of_figures_and_of_errors_where_one_should_be() -> None:
    found = grid(HEAD, ["Film", "", 120, 7], ["Webb", "", ErrorValue("#REF!"), None])

    assert found.places(0) == [place_of(0, 3, 3), place_of(0, 4, 3)]
    assert found.places(1) == [place_of(0, 3, 4), None]
    assert found.cells(1) == [(place_of(0, 3, 4), 700), (None, None)]


def test_rows_shorter_than_the_table_are_blank_at_their_ends() -> None:
    found = grid(HEAD, ["Film", "", 120, 7], ["Webb", "", 80])

    assert found.values(1) == [700, None]
    assert found.texts(9) == ["", ""]


def test_labels_are_found_from_the_figures_to_the_left() -> None:
    found = grid(HEAD, [" Film ", "se not", 120, 7], ["Webb", "Webb", 80, 3], [None, None, 200, 10])

    assert found.labels == ["Film", "Webb", ""]
    assert found.label_columns() == [0, 1, 1]
    assert found.texts(1) == ["se not", "Webb", ""]
