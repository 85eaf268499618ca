"""What a rule is: equations over cells, or findings of its own. A rule never knows a cell, only places."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.relations.model import Kind
    from medelkoll_schemas.tables import Tables

EQUATION = {
    "book": pl.Int32,
    "stated": pl.Int64,  # place of the cell that states the result; with ``branch`` the equation's key
    "branch": pl.Int32,
    "place": pl.Int64,  # one term's cell
    "coefficient": pl.Int64,
    "constant": pl.Int64,
    "slack": pl.Int64,
    "subject": pl.String,
}


class Rule(ABC):
    """One check with a stable code. Its texts stand in the message catalogues under the code."""

    code: ClassVar[str]
    table: ClassVar[str]  # the table that it is about: where that is empty, the rule has nothing to say

    def has_work(self, tables: Tables) -> bool:
        """Whether there is anything to look at."""
        table: pl.DataFrame = getattr(tables, self.table)
        return not table.is_empty()


class EquationRule(Rule):
    """A rule that says which cells should add up; whether they do is evaluated for the whole batch at once."""

    kind: ClassVar[Kind]

    @abstractmethod
    def equations(self, tables: Tables) -> pl.DataFrame:
        """One row per term, in the columns of ``EQUATION``."""


class TableRule(Rule):
    """A rule that says what is wrong by itself."""

    @abstractmethod
    def findings(self, tables: Tables) -> Sequence[Finding]:
        """The findings, in any order."""


class BatchRule(Rule):
    """A rule about what the workbooks of a batch say of each other."""

    @abstractmethod
    def between(self, said: pl.DataFrame) -> Sequence[Finding]:
        """The findings over the whole batch, in any order."""


def sums(stated: pl.DataFrame, parts: pl.DataFrame, on: Sequence[str]) -> pl.DataFrame:
    """Equations ``sum of parts - stated = 0``: one for each row of ``stated`` that has parts.

    Args:
        stated: columns book, place, label and those of ``on``.
        parts: columns book, place and those of ``on``.
        on: what a stated figure and its parts have in common; ``book`` is always one of it.
    """
    if stated.is_empty() or parts.is_empty():
        return none()
    keys = ["book", *(key for key in on if key != "book")]
    totals = stated.select(*keys, pl.col("place").alias("stated"), pl.col("label").alias("subject"))
    joined = totals.join(parts.select(*keys, "place"), on=keys, how="inner")
    return equations_of(joined, coefficient=1)


def equations_of(terms: pl.DataFrame, *, coefficient: int) -> pl.DataFrame:
    """The terms (book, stated, subject, place) with one coefficient, and each stated cell's own term of -1."""
    own = terms.select("book", "stated", "subject").unique(["book", "stated"], maintain_order=True)
    both = [
        terms.select("book", "stated", "subject", "place", pl.lit(coefficient, pl.Int64).alias("coefficient")),
        own.select(
            "book", "stated", "subject", pl.col("stated").alias("place"), pl.lit(-1, pl.Int64).alias("coefficient")
        ),
    ]
    return complete(pl.concat(both))


def complete(terms: pl.DataFrame) -> pl.DataFrame:
    """The terms in the columns of ``EQUATION``; what is not said is zero."""
    zeros = [pl.lit(0).alias(name) for name in ("branch", "constant", "slack") if name not in terms.columns]
    return terms.with_columns(zeros).select(pl.col(name).cast(kind) for name, kind in EQUATION.items())


def none() -> pl.DataFrame:
    """No equations."""
    return pl.DataFrame(schema=EQUATION)
