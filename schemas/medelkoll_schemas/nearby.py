"""Which relations have anything to do with those that fail: the others need no explanation, and cost time."""

from __future__ import annotations

import polars as pl

from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.keys import cell_key

_FORMULA = "K701"


def nearby(results: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """The results that an explanation needs: what fails, what its cells are computed from, and what follows from those.

    Args:
        results: judged relations of workbooks in which something fails, as ``relations.evaluate`` gives them: their
            numbers are those of the whole batch.
        terms: their terms (book, relation, place, coefficient).
    """
    known = _without_repeats(results, terms)
    about = known.select("relation", "code", "stated", "status")
    cell, stated = (cell_key(name, terms).alias(name) for name in ("place", "stated"))
    cells = terms.join(about, on="relation").select("relation", "code", "status", cell, stated)
    formulas = cells.filter((pl.col("code") == _FORMULA) & (pl.col("status") == Status.HOLDS))
    failing = cells.filter(pl.col("status") != Status.HOLDS)
    inputs = _closed(failing["place"].unique(), formulas, "stated", "place")
    touched = _closed(inputs, formulas, "place", "stated")
    near = cells.join(touched.to_frame("place"), on="place", how="semi").select("relation").unique()
    return known.join(near, on="relation", how="semi", maintain_order="left")


def _closed(cells: pl.Series, formulas: pl.DataFrame, known: str, reached: str) -> pl.Series:
    """The cells and all that formulas lead to from them: from a result to what it reads, or the other way."""
    steps = formulas.select(pl.col(known).alias("from"), pl.col(reached).alias("to"))
    found = front = cells.alias("from").to_frame()
    while not front.is_empty():
        onward = front.join(steps, on="from").select(pl.col("to").alias("from")).unique()
        front = onward.join(found, on="from", how="anti")
        found = pl.concat([found, front])
    return found["from"]


def _without_repeats(results: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """The results without relations that hold and say of the same cells what the cell's own formula says."""
    shape = terms.group_by("relation").agg(
        pl.len().alias("cells"),
        pl.col("place").sum().alias("places"),
        pl.col("coefficient").abs().sum().alias("weights"),
    )
    said = ["book", "stated", "cells", "places", "weights"]
    shaped = (
        results.filter(pl.col("status") == Status.HOLDS).join(shape, on="relation").select("relation", "code", *said)
    )
    is_formula = pl.col("code") == _FORMULA
    repeated = shaped.filter(~is_formula).join(shaped.filter(is_formula), on=said, how="semi")
    return results.join(repeated, on="relation", how="anti", maintain_order="left")
