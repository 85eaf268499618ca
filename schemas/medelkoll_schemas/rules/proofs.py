"""No finding without proof: what a table seems to say yields to what its own formulas say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.bands import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.tables import Tables

_STRUCTURAL = ("K201", "K202", "K304", "K501")  # set up from what rows and columns look like
_RANGES = ("range_short", "range_long")
_READING = ("K101", "K102", "K103", "K104")
_CELL = ["book", "stated"]


def proved(results: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The results without doubtful ones: a sum whose formula adds up other cells than the table seems to have.

    The formula is right about what it adds up unless its range has been shown to be wrong (K703, K704); then the
    table's own relation stays, and helps to find what else follows from it.
    """
    failing = results.filter(pl.col("code").is_in(_STRUCTURAL) & (pl.col("status") != Status.HOLDS))
    formulas = results.filter((pl.col("code") == "K701") & (pl.col("status") == Status.HOLDS)).select(_CELL)
    wrong = tables.formulas.filter(pl.col("issue").is_in(_RANGES)).select("book", pl.col("place").alias("stated"))
    doubtful = failing.join(formulas, on=_CELL, how="semi").join(wrong, on=_CELL, how="anti")
    return results.join(doubtful.select("book", "relation"), on=["book", "relation"], how="anti", maintain_order="left")


def needed(findings: Sequence[Finding], terms: pl.DataFrame) -> list[Finding]:
    """The findings without unreadable cells on which nothing depends: a number of a street is no amount."""
    used = set(terms.select("book", "place").unique().iter_rows())
    return [f for f in findings if f.code not in _READING or (f.book, f.place) in used]
