"""Tables that are wider than what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping import map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.reading.book import Book, Sheet

if TYPE_CHECKING:
    from medelkoll_addin.reading.book import Value


def test_columns_beyond_those_that_are_asked_are_left_alone() -> None:
    values: list[list[Value]] = [["Post", *(f"Del {n}" for n in range(80))]]
    values.extend([f"Post {at}", *(float(pow(at + 2, n + 50, 999_983)) for n in range(80))] for at in range(1, 9))
    collector = Collector()

    map_book(0, Book("bred.xlsx", "xlsx", "", [Sheet("Blad1", 0, values)]), collector)
    tables = collector.tables()

    assert tables.found.height == 0
    assert tables.figures.height == 80 * 8
