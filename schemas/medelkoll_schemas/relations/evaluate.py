"""All relations of all workbooks in a batch, evaluated in one vectorised pass, exact in 128-bit whole numbers."""

from __future__ import annotations

import polars as pl

from medelkoll_schemas.relations.bands import VARIANCES, Status

_KEY = ["book", "relation"]
_WORDS = pl.DataFrame(
    {"code": [0, 1, 2], "status": [Status.HOLDS.value, Status.LIKELY.value, Status.FAILS.value]},
    schema={"code": pl.Int8, "status": pl.String},
)
_ROOM = 1 << 62  # the squares of what is smaller fit into 128 bits, three times over


def evaluate(terms: pl.DataFrame, figures: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """The residual of every relation, and what it says.

    Args:
        terms: book Int32, relation Int64 (unique within its book), place Int64, coefficient Int64; one row per term.
        figures: book Int32, place Int64, value Int64 (öre; null when it could not be read), unit Int64.
        relations: book Int32, relation Int64, constant Int64, slack Int64 and whatever else is to be kept.

    Returns:
        ``relations`` with residual Int128, tolerance Int128 (the intervals meet when ``2 * |residual| <= tolerance``)
        and status (a ``Status``). A relation without terms, or with one whose figure is missing or null, is
        ``unknown``: its residual and tolerance are null.
        Right for values to 10^14 öre with coefficients to 10^4 over 100 000 terms, and well beyond. Where the
        worst case itself exceeds 2^62 the narrower band is not drawn: its squares would not fit.
    """
    joined = terms.join(figures.select("book", "place", "value", "unit"), on=["book", "place"], how="left")
    sums = joined.group_by(_KEY).agg(pl.col("value").null_count().alias("missing"), *_sums())
    both = relations.select(*_KEY, "constant", "slack").join(sums.filter(pl.col("missing") == 0), on=_KEY)
    judged = relations.join(_judged(both), on=_KEY, how="left", maintain_order="left")
    return judged.with_columns(pl.col("status").fill_null(Status.UNKNOWN.value))


def _sums() -> list[pl.Expr]:
    coefficient = pl.col("coefficient").cast(pl.Int128)
    width = coefficient.abs() * pl.col("unit").cast(pl.Int128)
    return [
        (coefficient * pl.col("value").cast(pl.Int128)).sum().alias("sum"),
        width.sum().alias("widths"),
        (width * width).sum().alias("squares"),
    ]


def _judged(rows: pl.DataFrame) -> pl.DataFrame:
    """Residual, tolerance and status of the relations whose cells are all known."""
    wide = rows.with_columns(
        (pl.col("sum") + pl.col("constant").cast(pl.Int128)).alias("residual"),
        (pl.col("widths") + pl.col("slack").cast(pl.Int128)).alias("tolerance"),
    )
    coded = wide.with_columns(_code().alias("code"))
    return coded.join(_WORDS, on="code").select(*_KEY, "residual", "tolerance", "status")


def _code() -> pl.Expr:
    """2 outside the worst case, 1 inside it but not likely, else 0."""
    twice = 2 * pl.col("residual").abs()
    fails = twice > pl.col("tolerance")
    near = (pl.col("tolerance") < _ROOM) & ~fails
    small, slack = (value * near.cast(pl.Int128) for value in (twice, pl.col("slack").cast(pl.Int128)))
    squares = pl.col("squares") * near.cast(pl.Int128) + slack * slack
    return 2 * fails.cast(pl.Int8) + (small * small > VARIANCES * squares).cast(pl.Int8)
