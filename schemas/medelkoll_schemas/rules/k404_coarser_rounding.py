"""K404: an amount per inhabitant that fits only a coarser rounding, which its own trailing zeros show."""

from __future__ import annotations

import polars as pl

from medelkoll_schemas.findings import Cause, Finding, Severity
from medelkoll_schemas.relations.bands import Status

CODE = "K404"
_RULE = "K401"  # whose relations are looked at


def coarsely_rounded(
    results: pl.DataFrame,
    terms: pl.DataFrame,
    figures: pl.DataFrame,
) -> tuple[pl.DataFrame, list[Finding]]:
    """The results with such relations held to hold, and one finding for each.

    Args:
        results: as ``relations.evaluate`` gives them.
        terms: book, relation, place, coefficient.
        figures: book, place, value, trailing (the rounding unit that the trailing zeros show).
    """
    own = terms.rename({"place": "stated"}).join(
        figures.select("book", pl.col("place").alias("stated"), "value", "trailing"),
        on=["book", "stated"],
    )
    failing = results.filter((pl.col("code") == _RULE) & (pl.col("status") == Status.FAILS))
    judged = failing.join(own, on=["book", "relation", "stated"])
    weight = pl.col("coefficient").cast(pl.Int128).abs()
    coarse = judged.filter(2 * pl.col("residual").abs() <= weight * pl.col("trailing").cast(pl.Int128))
    held = coarse.select(
        "book", "relation", (weight * pl.col("trailing").cast(pl.Int128)).cast(pl.Int64).alias("wider")
    )
    merged = results.join(held, on=["book", "relation"], how="left", maintain_order="left")
    status = pl.when(pl.col("wider").is_not_null()).then(pl.lit(Status.HOLDS.value)).otherwise(pl.col("status"))
    slack = pl.max_horizontal("slack", "wider")
    return merged.with_columns(status.alias("status"), slack.alias("slack")).drop("wider"), [
        _finding(row) for row in coarse.iter_rows(named=True)
    ]


def _finding(row: dict[str, int]) -> Finding:
    """``residual = exact * weight - stated * weight``, whatever the sign of the coefficient."""
    weight = -row["coefficient"]
    rounding = max(row["slack"] // abs(weight), 1)
    exact = row["residual"] + row["value"] * weight
    expected = (2 * exact + rounding * weight) // (2 * rounding * weight) * rounding
    difference = row["value"] - expected
    cause = Cause("rounding", row["stated"], expected, difference)
    facts: dict[str, str | int] = {
        "subject": str(row["subject"]),
        "rounding_ore": row["trailing"],
        "rule_rounding_ore": rounding,
    }
    place = row["stated"]
    return Finding(
        row["book"], CODE, Severity.INFO, place, (place,), row["value"], expected, difference, (cause,), facts
    )
