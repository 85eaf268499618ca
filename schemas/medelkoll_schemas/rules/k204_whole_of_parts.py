"""K204: a stated sum that is the sum of other stated sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule, sums

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class WholeOfParts(EquationRule):
    """This year's frame is last year's and the increase."""

    code = "K204"
    table = "wholes"
    kind = Kind.CATEGORY_SUM

    def equations(self, tables: Tables) -> pl.DataFrame:
        """The grant file names the parts by their keys; all of them must stand in the workbook."""
        first = tables.stated.sort("book", "place").unique(["book", "key"], keep="first", maintain_order=True)
        parts = tables.wholes.join(first, left_on=["book", "part"], right_on=["book", "key"], how="left")
        complete = parts.filter(pl.col("place").is_not_null().all().over("book", "whole"))
        return sums(first.rename({"key": "whole"}), complete.select("book", "whole", "place"), ["book", "whole"])
