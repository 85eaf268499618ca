"""Spending reports as a reader sees them: a finding with all the county's cells, and the sums for its message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.tables import Tables

_Key = tuple[int, str]  # workbook and county


def with_lines(findings: Sequence[Finding], tables: Tables) -> list[Finding]:
    """Every K601 with the county's lines, what it wrote instead of an amount, what was granted and accounted for."""
    reports = _reports(tables)
    owners = {(key[0], place): key for key, report in reports.items() for place in report.cells}
    return [_completed(f, reports, owners) if f.code == "K601" else f for f in findings]


class _Report:
    """One county's report: its cells, and what it was granted."""

    def __init__(self, row: dict[str, int | str | None], lines: Sequence[int], granted: int | None) -> None:
        self.county = str(row["county"])
        self.note = row["note_place"]
        self.lines = lines
        self.granted = granted
        self.cells = {int(cell) for key in ("granted", "reported", "remaining") if (cell := row[key]) is not None} | {
            *lines
        }


def _reports(tables: Tables) -> dict[_Key, _Report]:
    lines = dict(_lines(tables))
    granted = tables.figures.select("book", pl.col("place").alias("granted"), pl.col("value").alias("stated"))
    rows = tables.reports.join(granted, on=["book", "granted"], how="left")
    return {
        (row["book"], row["county"]): _Report(
            row,
            lines.get((row["book"], row["county"]), []),
            row["decided"] if row["stated"] is None else row["stated"],
        )
        for row in rows.iter_rows(named=True)
    }


def _lines(tables: Tables) -> Iterator[tuple[_Key, list[int]]]:
    own = tables.entries.filter(
        (pl.col("table") == "report") & (pl.col("role") == "line") & pl.col("county").is_not_null()
    )
    for book, county, places in own.group_by("book", "county", maintain_order=True).agg("place").iter_rows():
        yield (book, county), places


def _completed(finding: Finding, reports: dict[_Key, _Report], owners: dict[tuple[int, int], _Key]) -> Finding:
    key = next((owners[finding.book, place] for place in finding.places if (finding.book, place) in owners), None)
    if key is None:
        return finding
    report = reports[key]
    note = [int(report.note)] if report.note is not None else []
    others = sorted({*finding.places, *report.lines, *note} - {finding.place})
    places = others if finding.place is None else [finding.place, *others]
    facts = {**finding.facts, **_sums(finding, report), "subject": report.county}
    return replace(finding, places=tuple(places), facts=facts, variant="note" if note else "")


def _sums(finding: Finding, report: _Report) -> dict[str, int]:
    if report.granted is None or finding.difference is None:
        return {}
    return {"granted_ore": report.granted, "accounted_ore": report.granted + finding.difference}
