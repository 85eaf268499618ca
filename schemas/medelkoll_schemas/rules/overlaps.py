"""One root cause is one finding: what another finding already says is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.tables import Tables


_FORMULA_FAULTS = ("K702", "K703", "K704")


def without_echoes(findings: Sequence[Finding], tables: Tables) -> list[Finding]:
    """The findings without those that follow from another one.

    A contradiction between *used* and *remaining* follows from a sum that does not agree with the grant. A formula that
    cannot be computed is named once, as a formula.
    """
    answers = _answers(tables)
    failed = {(f.book, place) for f in findings if f.code == "K601" for place in f.places}
    echoes = {(book, cell) for (book, cell), group in answers.items() if any((book, other) in failed for other in group)}
    formulas = {(f.book, f.place) for f in findings if f.code == "K707"}
    kept = [f for f in findings if not (f.code == "K602" and (f.book, f.place) in echoes)]
    kept = [f for f in kept if not (f.code == "K102" and (f.book, f.place) in formulas)]
    return [_with_lines(f, tables) if f.code == "K601" else f for f in _merged(kept)]


def _merged(findings: Sequence[Finding]) -> list[Finding]:
    """A formula's own fault comes first; sums that fail because of it are its further cells."""
    roots = {(f.book, f.place): f for f in findings if f.code in _FORMULA_FAULTS and f.severity is Severity.ERROR}
    followers: dict[tuple[int, int | None], set[int]] = {}
    for f in findings:
        if f.code not in _FORMULA_FAULTS and f.causes and (f.book, f.place) in roots:
            followers.setdefault((f.book, f.place), set()).update(f.places)
    kept = [f for f in findings if f.code in _FORMULA_FAULTS or not f.causes or (f.book, f.place) not in roots]
    return [_with_cells(f, followers.get((f.book, f.place), set())) if roots.get((f.book, f.place)) is f else f for f in kept]


def _with_cells(finding: Finding, more: set[int]) -> Finding:
    return replace(finding, places=(*finding.places, *sorted(more - set(finding.places))))


def _answers(tables: Tables) -> dict[tuple[int, int], list[int]]:
    """The answer's cell -> the cells of the same report."""
    answered = tables.reports.filter(pl.col("answer_place").is_not_null())
    return {
        (row["book"], row["answer_place"]): [row[key] for key in ("granted", "reported", "remaining") if row[key] is not None]
        for row in answered.iter_rows(named=True)
    }


def _with_lines(finding: Finding, tables: Tables) -> Finding:
    """The finding with the county's lines, what it wrote instead of an amount, and the sums for the message."""
    reports = tables.reports.filter(pl.col("book") == finding.book)
    for row in reports.iter_rows(named=True):
        own = {row[key] for key in ("granted", "reported", "remaining")} - {None}
        lines = _lines(finding.book, row["county"], tables)
        if {*own, *lines}.intersection(finding.places):
            note = [] if row["note_place"] is None else [row["note_place"]]
            others = sorted({*finding.places, *lines, *note} - {finding.place})
            facts = {**finding.facts, **_sums(finding, row, tables), "subject": row["county"]}
            places = others if finding.place is None else [finding.place, *others]
            return replace(finding, places=tuple(places), facts=facts, variant="note" if note else "")
    return finding


def _sums(finding: Finding, row: dict[str, int | None], tables: Tables) -> dict[str, int]:
    """What was granted, and what the report accounts for."""
    stated = tables.figures.filter((pl.col("book") == finding.book) & (pl.col("place") == row["granted"]))["value"]
    granted = stated[0] if len(stated) else row["decided"]
    if granted is None or finding.difference is None:
        return {}
    return {"granted_ore": granted, "accounted_ore": granted + finding.difference}


def _lines(book: int, county: str, tables: Tables) -> list[int]:
    own = (pl.col("book") == book) & (pl.col("county") == county)
    lines = tables.entries.filter(own & (pl.col("table") == "report") & (pl.col("role") == "line"))
    return lines["place"].to_list()
