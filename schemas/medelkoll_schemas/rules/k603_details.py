"""K603: inner amounts (*varav*) add up to the line that they explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import equations_of, none
from medelkoll_schemas.rules.found import FoundRule, described

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class Details(FoundRule):
    """Two or more details of one line; a single *varav* names only a part of it."""

    code = "K603"
    table = "entries"
    kind = Kind.SPENDING_REPORT
    found = ("detail",)

    def equations(self, tables: Tables) -> pl.DataFrame:
        """One equation per line that has details."""
        details = described(tables.entries).filter((pl.col("role") == "detail") & pl.col("parent").is_not_null())
        if details.is_empty():
            return self.with_found(none(), tables)
        several = details.filter(pl.len().over("book", "parent") > 1)
        parents = tables.entries.select("book", pl.col("place").alias("parent"), pl.col("label").alias("subject"))
        terms = several.select("book", "parent", "place").join(parents, on=["book", "parent"])
        return self.with_found(equations_of(terms.rename({"parent": "stated"}), coefficient=1), tables)
