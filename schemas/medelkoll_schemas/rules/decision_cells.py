"""A finding against the decision, with the decision's place and words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.tables import Tables


_SUMS = ("K201", "K202", "K301", "K304")


def any_decision(tables: Tables) -> bool:
    """Whether the batch was compared with a decision."""
    return not (tables.decisions.is_empty() and tables.unmatched.is_empty())


def beside_decision(findings: Sequence[Finding], tables: Tables) -> list[Finding]:
    """The findings as a reader of both sees them: each root once, with what the decision says."""
    return with_witnesses(without_followers(without_missing(findings), tables), tables)


def without_missing(findings: Sequence[Finding]) -> list[Finding]:
    """A line of the decision that the workbook lacks is why a sum of the workbook is too large by just its amount."""
    lines = {(f.book, f.stated): f for f in findings if f.code == "K308" and f.variant == ""}
    why = {id(f): lines[f.book, f.difference] for f in findings if f.code in _SUMS and (f.book, f.difference) in lines}
    more: dict[int, list[int]] = {}
    for f in findings:
        if id(f) in why:
            more.setdefault(id(why[id(f)]), []).extend(f.places)
    kept = [f for f in findings if id(f) not in why]
    return [_grave(f, more[id(f)]) if id(f) in more else f for f in kept]


def _grave(finding: Finding, more: Sequence[int]) -> Finding:
    return replace(_with_cells(finding, more), severity=Severity.ERROR)


def without_followers(findings: Sequence[Finding], tables: Tables) -> list[Finding]:
    """A typed sum that differs from the decision by just what one of its lines does follows from the line."""
    summing = pl.col("role").is_in(["subtotal", "total"]) | (pl.col("table") == "summary")
    sums = set(tables.entries.filter(summing).select("book", "place").iter_rows())
    decided = [f for f in findings if f.code == "K307"]
    roots = {(f.book, f.difference): f for f in decided if (f.book, f.place) not in sums}
    follow = {id(f): roots[f.book, f.difference] for f in decided if (f.book, f.difference) in roots}
    follow = {follower: root for follower, root in follow.items() if follower != id(root)}
    more: dict[int, list[int]] = {}
    for f in decided:
        if id(f) in follow:
            more.setdefault(id(follow[id(f)]), []).extend(f.places)
    return [_with_cells(f, more.get(id(f), [])) for f in findings if id(f) not in follow]


def _with_cells(finding: Finding, more: Sequence[int]) -> Finding:
    return replace(finding, places=tuple(dict.fromkeys([*finding.places, *more]))) if more else finding


def with_witnesses(findings: Sequence[Finding], tables: Tables) -> list[Finding]:
    """Every K307 with all that the decision says of its cells; the place of the first of them is a fact."""
    said: dict[tuple[int, int], tuple[int, str]] = {
        (book, place): (witness, words)
        for book, place, witness, words in tables.decisions.select("book", "place", "witness", "words").iter_rows()
    }
    return [_with_witness(finding, said) if finding.code == "K307" else finding for finding in findings]


def _with_witness(finding: Finding, said: dict[tuple[int, int], tuple[int, str]]) -> Finding:
    found = [said[finding.book, place] for place in finding.places if (finding.book, place) in said]
    more = dict.fromkeys(witness for witness, _ in found)
    facts = {**finding.facts, "decision_cell": found[0][0], "words": found[0][1]}
    return replace(finding, places=(*finding.places, *more), facts=facts)
