"""All relations of all workbooks in a batch, evaluated in one vectorised pass, exact in 128-bit whole numbers."""

from __future__ import annotations

import polars as pl

from medelkoll_schemas.relations.bands import VARIANCES, Status

_KEY = ["book", "relation"]
_ROOM = 1 << 62  # the squares of what is smaller fit into 128 bits, three times over


def evaluate(terms: pl.DataFrame, figures: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """The residual of every relation, and what it says.

    Args:
        terms: book Int32, relation Int64 (unique within its book), place Int64, coefficient Int64; one row per term.
        figures: book Int32, place Int64, value Int64 (öre; null when it could not be read), unit Int64.
        relations: book Int32, relation Int64, constant Int64, slack Int64 and whatever else is to be kept.

    Returns:
        ``relations`` with residual Int128, tolerance Int128 (the relation holds when ``2 * |residual| <= tolerance``) and
        status (a ``Status``). A relation with a term whose figure is missing or null is ``unknown`` and its residual null.
        Right for values to 10^14 öre with coefficients to 10^4 over 100 000 terms, and well beyond. Where the worst case
        itself exceeds 2^62 the narrower band is not drawn: its squares would not fit.
    """
    known = figures.select("book", "place", "value", "unit")
    joined = terms.join(known, on=["book", "place"], how="left")
    sums = joined.group_by(_KEY).agg(_missing().alias("missing"), *_sums())
    return _judge(relations.join(sums, on=_KEY, how="left", maintain_order="left"))


def _missing() -> pl.Expr:
    return pl.col("value").is_null().any()


def _sums() -> list[pl.Expr]:
    coefficient = pl.col("coefficient").cast(pl.Int128)
    width = coefficient.abs() * pl.col("unit").cast(pl.Int128)
    return [
        (coefficient * pl.col("value").cast(pl.Int128)).sum().alias("sum"),
        width.sum().alias("widths"),
        (width * width).sum().alias("squares"),
    ]


def _judge(rows: pl.DataFrame) -> pl.DataFrame:
    known = pl.col("missing").not_().fill_null(value=False)
    residual = pl.when(known).then(pl.col("sum") + pl.col("constant").cast(pl.Int128))
    slack = pl.col("slack").cast(pl.Int128)
    judged = rows.with_columns(residual.alias("residual"), (pl.col("widths").fill_null(0) + slack).alias("tolerance"))
    return judged.with_columns(_status().alias("status")).drop("missing", "sum", "widths", "squares")


def _status() -> pl.Expr:
    twice = 2 * pl.col("residual").abs()
    room = pl.col("tolerance") < _ROOM
    near = pl.when(room & (twice <= pl.col("tolerance"))).then(twice).otherwise(0)  # else its square would not fit
    slack = pl.when(room).then(pl.col("slack").cast(pl.Int128)).otherwise(0)
    squares = pl.when(room).then(pl.col("squares")).otherwise(0)
    return (
        pl.when(pl.col("residual").is_null())
        .then(pl.lit(Status.UNKNOWN.value))
        .when(twice > pl.col("tolerance"))
        .then(pl.lit(Status.FAILS.value))
        .when(near * near > VARIANCES * (squares + slack * slack))
        .then(pl.lit(Status.LIKELY.value))
        .otherwise(pl.lit(Status.HOLDS.value))
    )
