"""Which relations have anything to do with those that fail: the others need no explanation, and cost time."""

from __future__ import annotations

import polars as pl

from medelkoll_schemas.relations.bands import Status

_CELL = ["book", "place"]
_RELATION = ["book", "relation"]
_FORMULA = "K701"


def nearby(results: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """The results that an explanation needs: what fails, what its cells are computed from, and what follows from those.

    Args:
        results: judged relations of workbooks in which something fails, as ``relations.evaluate`` gives them.
        terms: their terms (book, relation, place, coefficient).
    """
    known = _without_repeats(results, terms)
    all_terms = terms.join(known.select(*_RELATION, "code", "stated", "status"), on=_RELATION)
    formulas = all_terms.filter((pl.col("code") == _FORMULA) & (pl.col("status") == Status.HOLDS))
    failing = all_terms.filter(pl.col("status") != Status.HOLDS)
    inputs = _closed(failing.select(_CELL).unique(), formulas, "stated", "place")
    touched = _closed(inputs, formulas, "place", "stated")
    near = all_terms.join(touched, on=_CELL, how="semi").select(_RELATION).unique()
    return known.join(near, on=_RELATION, how="semi", maintain_order="left")


def _closed(cells: pl.DataFrame, formulas: pl.DataFrame, known: str, reached: str) -> pl.DataFrame:
    """The cells and all that formulas lead to from them: from a result to what it reads, or the other way."""
    steps = formulas.select("book", pl.col(known).alias("place"), pl.col(reached).alias("next"))
    found = front = cells
    while not front.is_empty():
        onward = front.join(steps, on=_CELL).select("book", pl.col("next").alias("place")).unique()
        front = onward.join(found, on=_CELL, how="anti")
        found = pl.concat([found, front])
    return found


def _without_repeats(results: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """The results without relations that hold and say of the same cells what the cell's own formula says."""
    shape = terms.group_by(_RELATION).agg(
        pl.len().alias("cells"),
        pl.col("place").sum().alias("places"),
        pl.col("coefficient").abs().sum().alias("weights"),
    )
    said = ["book", "stated", "cells", "places", "weights"]
    shaped = results.filter(pl.col("status") == Status.HOLDS).join(shape, on=_RELATION)
    formulas = shaped.filter(pl.col("code") == _FORMULA).select(said)
    repeated = shaped.filter(pl.col("code") != _FORMULA).join(formulas, on=said, how="semi")
    return results.join(repeated, on=_RELATION, how="anti", maintain_order="left")
