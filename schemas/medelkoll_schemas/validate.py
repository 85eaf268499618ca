"""From tidy tables to findings: check the tables, set up the equations, evaluate them at once, explain what fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from medelkoll_schemas.conforming import misfits
from medelkoll_schemas.equations import crashes, equations_of
from medelkoll_schemas.explaining import explained
from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.evaluate import evaluate
from medelkoll_schemas.rules import RULES
from medelkoll_schemas.rules.base import EquationRule, TableRule
from medelkoll_schemas.rules.k404_coarser_rounding import coarsely_rounded
from medelkoll_schemas.rules.overlaps import without_echoes
from medelkoll_schemas.rules.proofs import needed, proved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_schemas.equations import Equations
    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.rules.base import Rule
    from medelkoll_schemas.tables import Tables


class Outcome(NamedTuple):
    """What a batch came to: its findings, and per workbook how many relations of each kind were judged."""

    findings: Sequence[Finding]
    judged: Mapping[int, Mapping[str, int]]
    cells: Mapping[int, int]  # how many figures take part in them


class Judged(NamedTuple):
    """The relations of a batch: their equations, what each of them comes to, and what was said on the way."""

    equations: Equations
    results: pl.DataFrame
    findings: Sequence[Finding]


def judged(tables: Tables, rules: Sequence[Rule] = RULES) -> Judged:
    """Set up and evaluate the equations of the rules that have work; those that cannot be proved are left out."""
    asked = [rule for rule in rules if isinstance(rule, EquationRule) and rule.has_work(tables)]
    equations, crashed = equations_of(tables, asked)
    evaluated = evaluate(equations.terms, tables.figures, equations.relations)
    results, coarse = coarsely_rounded(proved(evaluated, equations.terms, tables), equations.terms, tables.figures)
    return Judged(equations, results, [*crashed, *coarse])


def validate(tables: Tables, rules: Sequence[Rule] = RULES) -> Outcome:
    """Check a batch of workbooks.

    A rule that crashes is a finding of its own (K911), never the user's mistake; the other rules go on.
    """
    said = judged(tables, rules)
    equations, results = said.equations, said.results
    findings = [*misfits(tables), *said.findings, *explained(equations, results, tables)]
    for rule in rules:
        if isinstance(rule, TableRule) and rule.has_work(tables):
            findings += _said(rule, tables)
    return Outcome(
        without_echoes(needed(findings, equations.terms), tables), _judged(results), _cells(equations, results)
    )


def _said(rule: TableRule, tables: Tables) -> Sequence[Finding]:
    try:
        return rule.findings(tables)
    except Exception as error:  # noqa: BLE001  # whatever it is: a rule's crash is ours, and said so
        return crashes(rule, error, tables)


def _judged(results: pl.DataFrame) -> Mapping[int, Mapping[str, int]]:
    """How many relations of each kind have all their figures, by workbook."""
    known = results.filter(results["status"] != Status.UNKNOWN)
    counted = known.group_by("book", "kind").len()
    judged: dict[int, dict[str, int]] = {}
    for book, kind, count in counted.iter_rows():
        judged.setdefault(book, {})[kind] = count
    return judged


def _cells(equations: Equations, results: pl.DataFrame) -> Mapping[int, int]:
    """How many different figures were judged, by workbook."""
    known = results.filter(results["status"] != Status.UNKNOWN).select("relation")  # numbered over the whole batch
    all_known = known.height == equations.relations.height
    judged = equations.terms if all_known else equations.terms.join(known, on="relation", how="semi")
    return dict(judged.group_by("book").agg(pl.col("place").n_unique()).iter_rows())
