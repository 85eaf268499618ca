"""A large table costs in proportion to its rows."""

from __future__ import annotations

import sys
from time import process_time
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.chunking import without_garbage_collection
from medelkoll_addin.mapping import map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.placing import place_of
from medelkoll_addin.reading.book import Book, Sheet

if TYPE_CHECKING:
    from types import FrameType

    from medelkoll_addin.reading.book import Value


def large(rows: int) -> Book:
    """Sections of ten lines, each with a detail, a blank row and a sum by formula; words and texts among them."""
    values: list[list[Value]] = [["Insats", "Mottagare", "Belopp", "Not"]]
    blank: list[Value] = [None] * 4
    formulas: dict[int, str] = {}
    while len(values) < rows:
        first = len(values) + 1
        lines: list[list[Value]] = [
            [f"Post {n}", "VGR", float(n), "se bilaga" if n % 3 else None] for n in range(first, first + 10)
        ]
        detail: list[Value] = ["varav resor", None, 1.0, None]
        total: list[Value] = ["Delsumma", None, 55.0, None]
        lines += [detail, blank, total]
        values += lines
        formulas[place_of(0, len(values) - 1, 2)] = f"=SUM(C{first}:C{first + 9})"
    return Book("stor.xlsx", "xlsx", "", [Sheet("Blad1", 0, values, formulas=formulas)])


def calls(rows: int) -> int:
    """How many functions are called, Python's own and built-in ones, to map so many rows."""
    book, count = large(rows), 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counting)
    try:
        map_book(0, book, Collector())
    finally:
        sys.setprofile(None)
    return count


def seconds(rows: int) -> float:
    book = large(rows)
    with without_garbage_collection():  # as in a check
        start = process_time()
        map_book(0, book, Collector())
        return process_time() - start


def test_every_thousand_rows_more_take_as_many_calls() -> None:
    calls(100)  # what is looked up once
    few, more, many = calls(12_000), calls(18_000), calls(24_000)  # each has more labels than are remembered

    assert many - more == pytest.approx(more - few, rel=0.1)


def test_a_hundred_thousand_rows_take_no_more_than_their_share_of_time() -> None:
    seconds(100)
    few, many = min(seconds(10_000) for _ in range(2)), seconds(100_000)

    assert many < 20 * few  # ten times the rows; a quadratic step would make it a hundred
