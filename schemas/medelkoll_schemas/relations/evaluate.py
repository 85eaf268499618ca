"""All relations of all workbooks in a batch, evaluated in one vectorised pass, exact in whole numbers."""

from __future__ import annotations

import polars as pl

from medelkoll_schemas.relations.bands import VARIANCES, Status
from medelkoll_schemas.relations.keys import with_keys

_WORDS = pl.Series([Status.HOLDS.value, Status.LIKELY.value, Status.FAILS.value], dtype=pl.String)
AT_ONCE = 1_000_000  # terms, for the memory that their figures take
_ROOM = 1 << 62  # the squares of what is smaller fit into 128 bits, three times over; what is smaller fits into 64


def evaluate(terms: pl.DataFrame, figures: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """The residual of every relation, and what it says.

    Args:
        terms: book Int32, relation Int64 (unique in the batch), place Int64, coefficient Int64; one row per term.
        figures: book Int32, place Int64, value Int64 (öre; null when it could not be read), unit Int64.
        relations: book Int32, relation Int64, constant Int64, slack Int64 and whatever else is to be kept.

    Returns:
        ``relations`` with residual Int128, tolerance Int128 (the intervals meet when ``2 * |residual| <= tolerance``)
        and status (a ``Status``). A relation without terms, or with one whose figure is missing or null, is
        ``unknown``: its residual and tolerance are null.
        Right for values to 10^14 öre with coefficients to 10^4 over 100 000 terms, and well beyond. Where the
        worst case itself exceeds 2^62 the narrower band is not drawn: its squares would not fit.
    """
    cells = figures.select("book", "place", "value", "unit")
    sums = pl.concat([_summed(part, cells) for part in terms.iter_slices(AT_ONCE)] or [_summed(terms, cells)])
    if terms.height > AT_ONCE:  # relations may go on in the next slice
        sums = sums.group_by("relation").agg(pl.all().sum())
    both = relations.select("relation", "constant", "slack").join(sums.filter(pl.col("missing") == 0), on="relation")
    judged = relations.join(_judged(both), on="relation", how="left", maintain_order="left")
    return judged.with_columns(pl.col("status").fill_null(Status.UNKNOWN.value))


def _summed(terms: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """What the terms of each relation come to, and how many of their figures are missing."""
    (keyed, known), on = with_keys(terms, cells)
    rows = keyed.join(known, on=on, how="left", maintain_order="left").select(
        "relation", "coefficient", "value", "unit"
    )
    whole = pl.Int64 if _is_small(rows) else pl.Int128
    parts = rows.select("relation", pl.col("value").is_null().cast(pl.UInt32).alias("missing"), *_parts(whole))
    summed = _runs(parts).group_by("relation").agg(pl.all().sum())
    return summed.with_columns(pl.col("sum", "widths", "squares").cast(pl.Int128))  # the next slice may need it


def _runs(parts: pl.DataFrame) -> pl.DataFrame:
    """The sums over rows of one relation that follow each other: most relations are one run, and need no grouping."""
    sums = pl.exclude("relation")
    ends = parts.select(pl.col("relation").ne_missing(pl.col("relation").shift(-1))).to_series()
    running = parts.select("relation", sums.cum_sum()).filter(ends)
    return running.select("relation", sums - sums.shift(1, fill_value=0))


def _is_small(rows: pl.DataFrame) -> bool:
    """Whether no sum over the rows, nor one of their squared roundings, can need more than 64 bits."""
    most = rows.select(pl.col("coefficient", "value", "unit").abs().max().fill_null(0)).row(0)
    coefficient, value, unit = map(int, most)
    return rows.height * coefficient * max(value, coefficient * unit * unit) < _ROOM


def _parts(whole: type[pl.Int64 | pl.Int128]) -> list[pl.Expr]:
    coefficient = pl.col("coefficient").cast(whole)
    width = coefficient.abs() * pl.col("unit").cast(whole)
    parts = {"sum": coefficient * pl.col("value").cast(whole), "widths": width, "squares": width * width}
    return [each.fill_null(0).alias(name) for name, each in parts.items()]


def _judged(rows: pl.DataFrame) -> pl.DataFrame:
    """Residual, tolerance and status of the relations whose cells are all known."""
    wide = rows.with_columns(
        (pl.col("sum") + pl.col("constant").cast(pl.Int128)).alias("residual"),
        (pl.col("widths") + pl.col("slack").cast(pl.Int128)).alias("tolerance"),
    )
    return wide.select(
        "relation", "residual", "tolerance", _WORDS.gather(wide.select(_code()).to_series()).alias("status")
    )


def _code() -> pl.Expr:
    """2 outside the worst case, 1 inside it but not likely, else 0."""
    twice = 2 * pl.col("residual").abs()
    fails = twice > pl.col("tolerance")
    near = (pl.col("tolerance") < _ROOM) & ~fails
    small, slack = (value * near.cast(pl.Int128) for value in (twice, pl.col("slack").cast(pl.Int128)))
    squares = pl.col("squares") * near.cast(pl.Int128) + slack * slack
    return 2 * fails.cast(pl.Int8) + (small * small > VARIANCES * squares).cast(pl.Int8)
