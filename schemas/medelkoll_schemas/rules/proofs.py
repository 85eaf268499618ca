"""No finding without proof: what a table seems to say yields to what its own formulas say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
_PLACE = ["book", "place"]
_RELATION = ["book", "relation"]
_FORMULA = "K701"
_EVIDENCE = 4  # sums


def proved(results: pl.DataFrame, terms: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The results without doubtful ones: a sum whose formula adds up other cells than the table seems to have.

    Such a formula is right about what it adds up, and the table was misread. It is wrong only when it adds up the
    table's own lines all but a few (or some of them twice), or when its range has been shown to be wrong (K703, K704).

    Args:
        results: as ``relations.evaluate`` gives them.
        terms: their terms (book, relation, place, coefficient).
        tables: the batch's tables.
    """
    failing = results.filter(pl.col("code").is_in(_STRUCTURAL) & (pl.col("status") != Status.HOLDS))
    if failing.is_empty():
        return results
    own = _Own(terms, tables.entries, tables.figures, tables.formulas)
    of_them = own.of(failing.select("book").unique()) if results["book"].n_unique() > 1 else own
    trusted = _without(results, _doubtful(results, failing, of_them))
    return _without(trusted, _misread(trusted, of_them))


def _without(results: pl.DataFrame, some: pl.DataFrame) -> pl.DataFrame:
    """The results without some relations, whose numbers are those of the whole batch."""
    if some.is_empty():
        return results
    return results.filter(~pl.col("relation").is_in(some["relation"].implode()))


class _Own(NamedTuple):
    """What there is of some workbooks: of a batch most have no failing sum, and are not looked at."""

    terms: pl.DataFrame
    entries: pl.DataFrame
    figures: pl.DataFrame
    formulas: pl.DataFrame

    def of(self, books: pl.DataFrame) -> _Own:
        """The part of these workbooks."""
        return _Own(*(table.filter(pl.col("book").is_in(books["book"].implode())) for table in self))


def _doubtful(results: pl.DataFrame, failing: pl.DataFrame, own: _Own) -> pl.DataFrame:
    """The failing sums beside a formula that is right about what it adds up."""
    formulas = results.filter((pl.col("code") == _FORMULA) & (pl.col("status") == Status.HOLDS))
    beside = failing.join(formulas.select(*_CELL, pl.col("relation").alias("formula")), on=_CELL)
    if beside.is_empty():
        return beside.select(_RELATION)
    wrong = own.formulas.filter(pl.col("issue").is_in(_RANGES)).select("book", pl.col("place").alias("stated"))
    alike = _alike(beside, own).join(_wider(beside, own), on=_RELATION, how="anti")
    return beside.join(wrong, on=_CELL, how="anti").join(alike, on=_RELATION, how="anti").select(_RELATION)


def _wider(beside: pl.DataFrame, tables: _Own) -> pl.DataFrame:
    """The relations of discovered tables beside whose cells the formula counts figures that stand in no table."""
    own = tables.entries.filter(~pl.col("known").fill_null(value=True))
    ours = own.select("book", pl.col("place").alias("stated"))
    discovered = beside.join(ours, on=_CELL, how="semi").select("book", "relation", "formula")
    figures = tables.figures.filter(pl.col("value") != 0).select(_PLACE)
    counted = discovered.join(tables.terms.rename({"relation": "formula"}), on=["book", "formula"])
    return counted.join(figures, on=_PLACE, how="semi").join(own, on=_PLACE, how="anti").select(_RELATION).unique()


def _misread(results: pl.DataFrame, tables: _Own) -> pl.DataFrame:
    """Failing sums of tables in which more sums fail than hold: those rows and columns are no sums.

    One wrong figure makes at most three sums of a table fail, so fewer than four are no evidence against it; but sums
    across the rows of a table that nobody has described need at least one that holds. Sums of zero are no evidence.
    """
    blocks = tables.entries.select(
        "book", pl.col("place").alias("stated"), "block", pl.col("known").fill_null(value=True)
    )
    values = tables.figures.filter(pl.col("value") != 0).select("book", pl.col("place").alias("stated"))
    sums = results.filter(pl.col("code").is_in(_STRUCTURAL) & (pl.col("status") != Status.UNKNOWN))
    placed = (
        sums.select(*_RELATION, "stated", "code", "status").join(blocks, on=_CELL).join(values, on=_CELL, how="semi")
    )
    held = (pl.col("status") == Status.HOLDS).sum().over("book", "block")
    counted = placed.with_columns(held.alias("held"), pl.len().over("book", "block").alias("all"))
    discovered_row = (pl.col("code") == "K202") & ~pl.col("known")
    few = (pl.col("all") < _EVIDENCE) & (~discovered_row | (pl.col("held") > 0))
    believed = (2 * pl.col("held") >= pl.col("all")) | few
    return counted.filter((pl.col("status") != Status.HOLDS) & ~believed).select(_RELATION)


def _alike(beside: pl.DataFrame, tables: _Own) -> pl.DataFrame:
    """The relations of which the formula beside them has at least half the cells, and few others.

    Cells that a formula cannot count, numbers stored as text and hidden lines, are no reason to doubt the table.
    """
    cells = tables.terms.select("book", "relation", "place")
    own = beside.select("book", "relation", "formula", "stated").join(cells, on=_RELATION)
    parts = own.filter(pl.col("place") != pl.col("stated"))
    formulas = cells.select("book", pl.col("relation").alias("formula"), "place").join(
        beside, on=["book", "formula"], how="semi"
    )
    theirs = formulas.with_columns(pl.lit(1).alias("there"))
    uncounted = tables.figures.filter(pl.col("text") | pl.col("hidden")).select("book", "place", pl.lit(1).alias("odd"))
    shared = parts.join(theirs, on=["book", "formula", "place"], how="left").join(uncounted, on=_PLACE, how="left")
    alike = (pl.col("there").is_not_null() | pl.col("odd").is_not_null()).sum().alias("both")
    counted = shared.group_by(*_RELATION, "formula").agg(pl.len().alias("parts"), alike)
    sizes = formulas.group_by("book", "formula").agg((pl.len() - 1).alias("size"))
    both = 2 * pl.col("both")
    compared = counted.join(sizes, on=["book", "formula"])
    return compared.filter((both >= pl.col("parts")) & (both >= pl.col("size"))).select(_RELATION)


def needed(findings: Sequence[Finding], terms: pl.DataFrame) -> list[Finding]:
    """The findings without unreadable cells on which nothing depends: a number of a street is no amount."""
    books = {f.book for f in findings if f.code in _READING}
    if not books:
        return [*findings]
    used = set(terms.filter(pl.col("book").is_in(books)).select("book", "place").iter_rows())
    return [f for f in findings if f.code not in _READING or (f.book, f.place) in used]
