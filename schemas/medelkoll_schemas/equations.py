"""The equations of all rules, numbered, as the two frames that are evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import EQUATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.rules.base import EquationRule, Rule
    from medelkoll_schemas.tables import Tables

_CELL = ["book", "stated", "branch"]  # what tells the equations of one rule apart
_ABOUT = ["kind", "constant", "slack", "subject"]
AT_ONCE = 1_000_000  # terms of several rules


@dataclass(frozen=True, slots=True)
class Equations:
    """``terms``: book, relation, place, coefficient, in no order. ``relations``: code, kind, subject; a row each."""

    terms: pl.DataFrame
    relations: pl.DataFrame


def equations_of(tables: Tables, rules: Sequence[EquationRule]) -> tuple[Equations, list[Finding]]:
    """The equations of the rules, and a finding for each rule that could not be asked."""
    asked: list[_Asked] = []
    crashed: list[Finding] = []
    for rule in rules:
        try:
            asked.append(_asked(rule, rule.equations(tables)))
        except Exception as error:  # noqa: BLE001  # whatever it is: a rule's crash is ours, and said so
            crashed += crashes(rule, error, tables)
    return _numbered(asked), crashed


class _Asked(NamedTuple):
    """What one rule says, cut in two at once: a subject for each of a long sum's cells costs more than the cells."""

    code: str
    relations: pl.DataFrame  # one row per equation
    terms: pl.DataFrame  # one row per cell


def _asked(rule: EquationRule, rows: pl.DataFrame) -> _Asked:
    named = pl.lit(rule.code).alias("code"), pl.lit(str(rule.kind)).alias("kind")
    about = rows.select(*_CELL, "constant", "slack", "subject").unique(_CELL, keep="first").with_columns(named)
    return _Asked(rule.code, about, rows.select(*_CELL, "place", "coefficient"))


def _numbered(asked: list[_Asked]) -> Equations:
    """Each equation gets a number, in reading order of the cells that state it."""
    nothing = pl.DataFrame(schema={**EQUATION, "code": pl.String, "kind": pl.String})
    order = ["book", "stated", "code", "branch"]
    about = pl.concat([one.select(*order, *_ABOUT) for one in (nothing, *(one.relations for one in asked))])
    numbered = about.sort(order).with_row_index("relation").with_columns(pl.col("relation").cast(pl.Int64))
    cells = [nothing.select("book", pl.lit(0, pl.Int64).alias("relation"), "place", "coefficient")]
    while asked:  # rows are given up for their terms: of a large workbook there are millions
        cells.append(_summed(_taken(asked), numbered))
    return Equations(pl.concat(cells), numbered)


def _taken(asked: list[_Asked]) -> pl.DataFrame:
    """The terms of the first rules, as many as may be held at once: each pass over a few rows costs a millisecond."""
    taken: list[pl.DataFrame] = []
    rows = 0
    while asked and (not taken or rows + asked[0].terms.height <= AT_ONCE):
        one = asked.pop(0)
        rows += one.terms.height
        taken.append(one.terms.with_columns(pl.lit(one.code).alias("code")))
    return pl.concat(taken)


def _summed(terms: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """The terms with the numbers of their relations; a cell that stands in one twice counts for both."""
    numbered = terms.join(relations.select(*_CELL, "code", "relation"), on=[*_CELL, "code"])
    summed = numbered.group_by("relation", "place").agg(pl.col("book").first(), pl.col("coefficient").sum())
    return summed.select("book", "relation", "place", "coefficient")


def crashes(rule: Rule, error: Exception, tables: Tables) -> list[Finding]:
    """A rule that could not be judged, for every workbook that it had work in: it is not the user's mistake."""
    table: pl.DataFrame = getattr(tables, rule.table)
    facts = {"rule": rule.code, "error": type(error).__name__}
    return [
        Finding(book, "K911", Severity.WARNING, None, facts=facts) for book in table["book"].unique().sort().to_list()
    ]
