"""One root cause is one finding: what another finding already says is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.tables import Tables


def without_echoes(findings: Sequence[Finding], tables: Tables) -> list[Finding]:
    """The findings without those that follow from another one.

    A contradiction between *used* and *remaining* follows from a sum that does not agree with the grant: that finding
    then also names the answer's cells.
    """
    answers = _answers(tables)
    failed = {(f.book, place) for f in findings if f.code == "K601" for place in f.places}
    echoes = {(book, cell) for (book, cell), group in answers.items() if any((book, other) in failed for other in group)}
    kept = [f for f in findings if f.code != "K602" or (f.book, f.place) not in echoes]
    return [_with_answer(f, tables) if f.code == "K601" else f for f in kept]


def _answers(tables: Tables) -> dict[tuple[int, int], list[int]]:
    """The answer's cell -> the cells of the same report."""
    answered = tables.reports.filter(pl.col("answer_place").is_not_null())
    return {
        (row["book"], row["answer_place"]): [row[key] for key in ("granted", "reported", "remaining") if row[key] is not None]
        for row in answered.iter_rows(named=True)
    }


def _with_answer(finding: Finding, tables: Tables) -> Finding:
    """The finding with the cells in which the county answers, and what it wrote there."""
    reports = tables.reports.filter(pl.col("book") == finding.book)
    for row in reports.iter_rows(named=True):
        own = {row[key] for key in ("granted", "reported", "remaining")} - {None}
        if own.intersection(finding.places):
            more = [row[key] for key in ("answer_place", "note_place") if row[key] is not None]
            facts = {**finding.facts, "county": row["county"]}
            return replace(finding, places=tuple(sorted({*finding.places, *more})), facts=facts)
    return finding
