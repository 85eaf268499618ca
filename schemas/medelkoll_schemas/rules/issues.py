"""What the workbook's formulas gave away: one finding per issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

import polars as pl

from medelkoll_schemas.findings import Cause, Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_schemas.tables import Tables

Row = dict[str, object]


class IssueRule(TableRule):
    """A rule over rows of the table ``formulas`` with one kind of issue."""

    table = "formulas"
    issues: ClassVar[Sequence[str]]
    severity: ClassVar[Severity] = Severity.WARNING
    words: ClassVar[Mapping[str, str]] = {}  # the table's column -> the message's placeholder

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per row; amounts in shares are left to the words."""
        rows = tables.formulas.filter(pl.col("issue").is_in(list(self.issues)))
        if rows.is_empty():
            return []
        figures = tables.figures.select("book", "place", "scale")
        scales = figures.join(rows, on=["book", "place"], how="semi")
        scaled = rows.join(scales, on=["book", "place"], how="left").with_columns(pl.col("scale").fill_null(100))
        return [self._finding(row) for row in scaled.sort("book", "place").iter_rows(named=True)]

    def weigh(self, row: Row) -> Severity:
        """How much an issue matters."""
        del row
        return self.severity

    def variant(self, row: Row) -> str:
        """Which wording it gets."""
        del row
        return ""

    def causes(self, row: Row, stated: int | None, expected: int | None) -> tuple[Cause, ...]:
        """The likely reasons, where the issue itself is not the whole of it."""
        del row, stated, expected
        return ()

    def _finding(self, row: Row) -> Finding:
        stated, expected, difference = (_ore(row, name) for name in ("stated", "expected", "difference"))
        places = places_of(row)
        return Finding(
            int(str(row["book"])),
            self.code,
            self.weigh(row),
            int(str(row["place"])),
            places,
            stated,
            expected,
            difference,
            self.causes(row, stated, expected),
            {placeholder: str(row[name]) for name, placeholder in self.words.items() if row[name] is not None},
            self.variant(row),
        )


def _ore(row: Row, name: str) -> int | None:
    value = row[name]
    return value * int(str(row["scale"])) // 100 if isinstance(value, int) and row["measure"] == "amount" else None


def places_of(row: Row) -> tuple[int, ...]:
    """Every cell that an issue is about."""
    return tuple(cast("list[int]", row["places"]))
