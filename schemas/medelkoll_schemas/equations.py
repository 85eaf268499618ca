"""The equations of all rules, numbered, as the two frames that are evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import EQUATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.rules.base import EquationRule, Rule
    from medelkoll_schemas.tables import Tables

_CELL = ["book", "stated", "branch"]  # what tells the equations of one rule apart
_EQUATION = [*_CELL, "rule"]
_ABOUT = ["kind", "constant", "slack", "subject"]
_ODD = 0x9E3779B97F4A7C15 - (1 << 64)  # spreads numbers over all 64 bits
AT_ONCE = 1_000_000  # rows of several rules


class Equations(NamedTuple):
    """``terms``: book, relation, place, coefficient, in no order. ``relations``: code, kind, subject; a row each."""

    terms: pl.DataFrame
    relations: pl.DataFrame


def equations_of(tables: Tables, rules: Sequence[EquationRule]) -> tuple[Equations, list[Finding]]:
    """The equations of the rules, and a finding for each rule that could not be asked."""
    asked: list[tuple[EquationRule, pl.DataFrame]] = []
    crashed: list[Finding] = []
    for rule in rules:
        try:
            rows = rule.equations(tables).select(*EQUATION).drop_nulls(_CELL)
        except Exception as error:  # noqa: BLE001  # whatever it is: a rule's crash is ours, and said so
            crashed += crashes(rule, error, tables)
        else:
            asked += [(rule, rows)] if rows.height else []
    return _numbered(sorted(asked, key=lambda one: one[0].code)), crashed


class _Part(NamedTuple):
    """What some rules say, cut in two: a subject for each of a long sum's cells costs more than the cells."""

    relations: pl.DataFrame  # one row per equation, by their numbers within the part: ``own``
    terms: pl.DataFrame  # one row per cell, with its equation's


def _numbered(asked: list[tuple[EquationRule, pl.DataFrame]]) -> Equations:
    """Each equation gets a number, in reading order of the cells that state it."""
    codes = pl.Series("code", [rule.code for rule, _ in asked], dtype=pl.String)
    kinds = pl.Series("kind", [str(rule.kind) for rule, _ in asked], dtype=pl.String)
    rows = [said.with_columns(pl.lit(n, pl.Int32).alias("rule")) for n, (_, said) in enumerate(asked)]
    asked.clear()  # rows are given up for their terms: of a large workbook there are millions
    parts: list[_Part] = []
    while rows:
        parts.append(_cut(_taken(rows), len(parts)))
    about = pl.concat([_NOTHING.relations, *(part.relations for part in parts)])
    numbered = about.sort("book", "stated", "rule", "branch").with_row_index("relation")
    numbered = numbered.with_columns(pl.col("relation").cast(pl.Int64))
    terms = [_NOTHING.terms.select("book", pl.lit(0, pl.Int64).alias("relation"), "place", "coefficient")]
    for part in range(len(parts)):
        numbers = numbered.filter(pl.col("part") == part).sort("own")["relation"]
        terms.append(_summed(parts.pop(0).terms, numbers))
    named = numbered.with_columns(codes.gather(numbered["rule"]), kinds.gather(numbered["rule"]))
    return Equations(pl.concat(terms), named.select("relation", "book", "stated", "code", "branch", *_ABOUT))


def _taken(rows: list[pl.DataFrame]) -> pl.DataFrame:
    """The rows of the first rules, as many as may be held at once: each pass over a few rows costs a millisecond."""
    taken = [rows.pop(0)]
    while rows and sum(one.height for one in taken) + rows[0].height <= AT_ONCE:
        taken.append(rows.pop(0))
    return pl.concat(taken)


def _cut(rows: pl.DataFrame, part: int) -> _Part:
    begins = _begins(rows)
    if rows.filter(begins).select(_EQUATION).is_duplicated().any():  # an equation's cells stand apart
        rows = rows.sort(_EQUATION, maintain_order=True)
        begins = _begins(rows)
    about = rows.filter(begins).select(*_EQUATION, "constant", "slack", "subject").with_row_index("own")
    own = (begins.cum_sum() - 1).cast(pl.UInt32).alias("own")
    relations = about.with_columns(pl.lit(part, pl.Int32).alias("part"))
    return _Part(relations.select(_NOTHING.relations.columns), rows.select("book", own, "place", "coefficient"))


def _begins(rows: pl.DataFrame) -> pl.Series:
    """Which rows are of another equation than the row before."""
    differs = (pl.col(name).ne_missing(pl.col(name).shift(1)) for name in _EQUATION)
    return rows.select(pl.any_horizontal(differs)).to_series()


def _summed(terms: pl.DataFrame, numbers: pl.Series) -> pl.DataFrame:
    """The terms with the numbers of their relations; a cell that stands in one twice counts for both."""
    relation = numbers.gather(terms["own"]).alias("relation")
    numbered = terms.select("book", relation, "place", "coefficient")
    mixed = numbered.select(pl.col("relation") * _ODD + pl.col("place")).to_series()  # alike for the same cell of one
    if mixed.n_unique() == numbered.height:
        return numbered
    doubtful = mixed.is_duplicated()
    summed = (
        numbered.filter(doubtful).group_by("relation", "place").agg(pl.col("book").first(), pl.col("coefficient").sum())
    )
    return pl.concat([numbered.filter(~doubtful), summed.select(numbered.columns)])


_NOTHING = _Part(
    pl.DataFrame(
        schema={
            "own": pl.UInt32,
            "part": pl.Int32,
            "rule": pl.Int32,
            **{name: EQUATION[name] for name in (*_CELL, "constant", "slack", "subject")},
        }
    ),
    pl.DataFrame(schema={"own": pl.UInt32, **{name: EQUATION[name] for name in ("book", "place", "coefficient")}}),
)


def crashes(rule: Rule, error: Exception, tables: Tables) -> list[Finding]:
    """A rule that could not be judged, for every workbook that it had work in: it is not the user's mistake."""
    table: pl.DataFrame = getattr(tables, rule.table)
    facts = {"rule": rule.code, "error": type(error).__name__}
    return [
        Finding(book, "K911", Severity.WARNING, None, facts=facts) for book in table["book"].unique().sort().to_list()
    ]
