"""The equations of all rules, numbered, as the two frames that are evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import EQUATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.rules.base import EquationRule, Rule
    from medelkoll_schemas.tables import Tables

_KEY = ["book", "code", "stated", "branch"]


@dataclass(frozen=True, slots=True)
class Equations:
    """``terms``: book, relation, place, coefficient. ``relations``: one row each, with its code, kind and subject."""

    terms: pl.DataFrame
    relations: pl.DataFrame


def equations_of(tables: Tables, rules: Sequence[EquationRule]) -> tuple[Equations, list[Finding]]:
    """The equations of the rules, and a finding for each rule that could not be asked."""
    frames = [pl.DataFrame(schema={**EQUATION, "code": pl.String, "kind": pl.String})]
    crashed: list[Finding] = []
    for rule in rules:
        try:
            frames.append(
                rule.equations(tables).with_columns(
                    pl.lit(rule.code).alias("code"), pl.lit(str(rule.kind)).alias("kind")
                )
            )
        except Exception as error:  # noqa: BLE001  # whatever it is: a rule's crash is ours, and said so
            crashed += crashes(rule, error, tables)
    return _numbered(pl.concat(frames)), crashed


def _numbered(rows: pl.DataFrame) -> Equations:
    """Each equation gets a number, in reading order of the cells that state it."""
    about = rows.select(*_KEY, "kind", "constant", "slack", "subject").unique(_KEY, keep="first")
    numbered = (
        about.sort("book", "stated", "code", "branch")
        .with_row_index("relation")
        .with_columns(pl.col("relation").cast(pl.Int64))
    )
    terms = rows.join(numbered.select(*_KEY, "relation"), on=_KEY)
    summed = terms.group_by("book", "relation", "place").agg(pl.col("coefficient").sum())
    return Equations(summed.sort("relation", "place"), numbered)


def crashes(rule: Rule, error: Exception, tables: Tables) -> list[Finding]:
    """A rule that could not be judged, for every workbook that it had work in: it is not the user's mistake."""
    table: pl.DataFrame = getattr(tables, rule.table)
    facts = {"rule": rule.code, "error": type(error).__name__}
    return [
        Finding(book, "K911", Severity.WARNING, None, facts=facts) for book in table["book"].unique().sort().to_list()
    ]
