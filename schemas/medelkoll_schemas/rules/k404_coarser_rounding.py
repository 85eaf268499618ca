"""K404: an amount per inhabitant that fits only a coarser rounding, which its own trailing zeros show."""

from __future__ import annotations

import polars as pl

from medelkoll_schemas.findings import Cause, Finding, Severity
from medelkoll_schemas.relations.bands import Status

CODE = "K404"
_RULE = "K401"  # whose relations are looked at
_FORMULA = "K701"
_DEEP = 2  # sums of sums: municipalities, areas, the whole
_RELATION = ["book", "relation"]


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
    failing = results.filter((pl.col("code") == _RULE) & (pl.col("status") == Status.FAILS))
    if failing.is_empty():
        return results, []
    stating = figures.select("book", pl.col("place").alias("stated"), "value", "trailing")
    own = failing.join(terms.rename({"place": "stated"}), on=["book", "relation", "stated"])
    judged = own.join(stating, on=["book", "stated"])
    wider = (pl.col("coefficient").cast(pl.Int128).abs() * pl.col("trailing").cast(pl.Int128)).alias("wider")
    judged = judged.with_columns(wider)
    coarse = judged.filter(2 * pl.col("residual").abs() <= pl.col("wider"))
    held = coarse.select(*_RELATION, pl.lit(value=True).alias("held"))
    widened = pl.concat([coarse, judged.join(_wrong_people(results, terms), on=_RELATION, how="semi")])
    slacks = widened.select(*_RELATION, pl.col("wider").cast(pl.Int64)).unique(_RELATION)
    merged = results.join(held, on=_RELATION, how="left", maintain_order="left")
    merged = merged.join(slacks, on=_RELATION, how="left", maintain_order="left")
    status = pl.when(pl.col("held")).then(pl.lit(Status.HOLDS.value)).otherwise(pl.col("status"))
    slack = pl.max_horizontal("slack", "wider")
    return merged.with_columns(status.alias("status"), slack.alias("slack")).drop("wider", "held"), [
        _finding(row) for row in coarse.iter_rows(named=True)
    ]


def _wrong_people(results: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """The relations that read a population which is wrong in itself, or a sum of such populations.

    With the right one, coarse rounding may do.
    """
    wrong = results.filter((pl.col("code") == "K402") & (pl.col("status") == Status.FAILS))
    cells = wrong.select("book", pl.col("stated").alias("place"))
    formulas = results.filter(pl.col("code") == _FORMULA).select(*_RELATION, pl.col("stated"))
    for _ in range(_DEEP):
        reading = formulas.join(terms, on=_RELATION).join(cells, on=["book", "place"], how="semi")
        cells = pl.concat([cells, reading.select("book", pl.col("stated").alias("place"))]).unique()
    return terms.join(cells, on=["book", "place"], how="semi").select(_RELATION).unique()


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
