"""Cells as one number, and as two where that is too small."""

from __future__ import annotations

import polars as pl
import pytest

from medelkoll_schemas.relations.evaluate import evaluate
from medelkoll_schemas.relations.keys import cell_key, with_keys

CELLS = {"book": pl.Int32, "place": pl.Int64}


@pytest.mark.parametrize("book", [0, 99, 1 << 17, 2_000_000_000])
@pytest.mark.parametrize("place", [0, (1 << 45) - 1, 1 << 45, 1 << 60])
def test_each_cell_is_told_from_those_of_other_workbooks(book: int, place: int) -> None:
    cells = [(book, place), (book, place + 1), (book + 1, place)]
    table = pl.DataFrame([*cells, cells[0]], schema=CELLS, orient="row")

    (keyed,), names = with_keys(table)

    assert keyed.select(names).n_unique() == len(cells)


@pytest.mark.parametrize("place", [7, 1 << 45])
def test_a_column_of_other_places_is_told_apart_in_the_same_way(place: int) -> None:
    table = pl.DataFrame({"book": [0, 1], "place": place, "stated": [place, 3]}, schema={**CELLS, "stated": pl.Int64})

    keyed = table.select(*(cell_key(name, table).alias(name) for name in ("place", "stated")))

    assert keyed.select(pl.col("place") == pl.col("stated")).to_series().to_list() == [True, False]
    assert keyed["place"].n_unique() == 2


def test_two_tables_are_joined_by_the_same() -> None:
    small = pl.DataFrame({"book": [0], "place": [7], "value": [1]}, schema={**CELLS, "value": pl.Int64})
    large = pl.DataFrame({"book": [0], "place": [1 << 60]}, schema=CELLS)

    (one, other), names = with_keys(small, large)

    assert names == ["book", "place"]
    assert one.columns == ["book", "place", "value"]
    assert other.columns == ["book", "place"]


def test_places_too_large_for_a_key_are_evaluated_like_others() -> None:
    terms = pl.DataFrame({"book": 0, "relation": 0, "place": [1 << 60, 7], "coefficient": [1, -1]}).cast(
        {"book": pl.Int32}
    )
    figures = pl.DataFrame({"book": 0, "place": [7, 1 << 60], "value": [500, 400], "unit": 0}).cast({"book": pl.Int32})
    relations = pl.DataFrame({"book": [0], "relation": [0], "constant": [0], "slack": [0]})

    assert evaluate(terms, figures, relations)["residual"].to_list() == [-100]
