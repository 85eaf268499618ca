"""One root cause is one finding: what another finding already says is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.decision_cells import any_decision, beside_decision
from medelkoll_schemas.rules.report_cells import with_lines
from medelkoll_schemas.rules.stale_cells import stale_together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.tables import Tables


_FORMULA_FAULTS = ("K702", "K703", "K704")
_DOUBTS = ("K702", "K705")  # what neighbours make doubtful, and a sum may prove
_SHOWN = frozenset(("constant_over_formula", "range_too_short", "range_too_long"))
_TOTALS = ("K205", "K304", "K305")


def without_echoes(findings: Sequence[Finding], tables: Tables) -> list[Finding]:
    """The findings without those that follow from another one.

    A contradiction between *used* and *remaining* follows from a sum that does not agree with the grant. A formula that
    cannot be computed is named once, as a formula.
    """
    answers = _answers(tables)
    failed = {(f.book, place) for f in findings if f.code == "K601" for place in f.places}
    echoes = {
        (book, cell) for (book, cell), group in answers.items() if any((book, other) in failed for other in group)
    }
    kept = [f for f in findings if not (f.code == "K602" and (f.book, f.place) in echoes)]
    merged = _without_gaps(_without_doubts(_merged(stale_together(_errors_once(kept, tables)))))
    with_all = with_lines(merged, tables) if any(f.code == "K601" for f in merged) else merged
    return beside_decision(with_all, tables) if any_decision(tables) else with_all


def _errors_once(findings: Sequence[Finding], tables: Tables) -> list[Finding]:
    """An error value is named once: at the formulas from which it spreads, all that give the same one together.

    It is an error where figures depend on it, else worth a look.
    """
    spreading = {f.book for f in findings if f.code == "K707"}
    unread = tables.figures.filter((pl.col("doubt") == "error") & ~pl.col("typed")).select("book", "place")
    computed = {(book, place) for book, place in unread.iter_rows() if book in spreading}
    amounts = {f.book for f in findings if f.code == "K102"}
    kept = [f for f in findings if f.code != "K102" or (f.book, f.place) not in computed]
    return _gathered([_weighed(f, amounts) if f.code == "K707" else f for f in kept])


def _weighed(finding: Finding, amounts: set[int]) -> Finding:
    return replace(finding, severity=Severity.ERROR) if finding.book in amounts else finding


def _gathered(findings: Sequence[Finding]) -> list[Finding]:
    """Formulas of a workbook that give the same error value, as one finding at the first of them."""
    alike: dict[tuple[int, str | int | None], list[Finding]] = {}
    for f in findings:
        if f.code == "K707":
            alike.setdefault((f.book, f.facts.get("text")), []).append(f)
    firsts = {id(group[0]): group for group in alike.values()}
    others = {id(f) for group in alike.values() for f in group[1:]}
    return [_several(f, firsts.get(id(f), [])) for f in findings if id(f) not in others]


def _several(finding: Finding, group: Sequence[Finding]) -> Finding:
    if len(group) <= 1:
        return finding
    places = tuple(dict.fromkeys(place for f in group for place in f.places[:1]))
    return replace(finding, places=places, facts={**finding.facts, "cells_antal": len(places)}, variant="several")


def _merged(findings: Sequence[Finding]) -> list[Finding]:
    """A formula's own fault comes first; sums that fail because of it are its further cells."""
    roots = {(f.book, f.place): f for f in findings if f.code in _FORMULA_FAULTS and f.severity is Severity.ERROR}
    followers: dict[tuple[int, int | None], list[Finding]] = {}
    for f in findings:
        if _follows(f, roots):
            followers.setdefault((f.book, f.place), []).append(f)
    kept = [f for f in findings if not _follows(f, roots)]
    return [_with(f, followers.get((f.book, f.place), [])) if roots.get((f.book, f.place)) is f else f for f in kept]


def _follows(finding: Finding, roots: Mapping[tuple[int, int | None], Finding]) -> bool:
    """Whether a formula's fault at the same cell explains it: it has causes there, or wants the very same amount."""
    root = roots.get((finding.book, finding.place))
    if root is None or finding.code in _FORMULA_FAULTS:
        return False
    return bool(finding.causes) or (finding.expected is not None and finding.expected == root.expected)


def _without_doubts(findings: Sequence[Finding]) -> list[Finding]:
    """What only the neighbours of a formula say, as a warning, is left out where a sum proves it at the same cell."""
    proved = {
        (f.book, f.place)
        for f in findings
        if f.severity is Severity.ERROR and any(c.kind in _SHOWN and c.place == f.place for c in f.causes)
    }
    doubted = (f for f in findings if f.code in _DOUBTS and f.severity is Severity.WARNING)
    echoes = {id(f) for f in doubted if (f.book, f.place) in proved}
    return [f for f in findings if id(f) not in echoes]


def _with(root: Finding, followers: Sequence[Finding]) -> Finding:
    """The fault with the sums that follow from it; where they tell of slips that would explain it too, with those."""
    more = {place for f in followers for place in f.places}
    slips = next((f.causes for f in followers if {c.kind for c in f.causes} > {c.kind for c in root.causes}), None)
    return _with_cells(replace(root, causes=slips) if root.causes and slips else root, more)


def _without_gaps(findings: Sequence[Finding]) -> list[Finding]:
    """A category missing from the summary is why the summary's total lacks just its amount."""
    gaps: dict[tuple[int, int | None], Finding] = {
        (f.book, f.difference): f for f in findings if f.code == "K302" and f.difference
    }
    followers = [f for f in findings if f.code in _TOTALS and (f.book, f.difference) in gaps]
    more: dict[int, set[int]] = {}
    for f in followers:
        more.setdefault(id(gaps[f.book, f.difference]), set()).update(f.places)
    return [_with_cells(f, more.get(id(f), set())) for f in findings if not any(f is other for other in followers)]


def _with_cells(finding: Finding, more: set[int]) -> Finding:
    return replace(finding, places=(*finding.places, *sorted(more - set(finding.places))))


def _answers(tables: Tables) -> dict[tuple[int, int], list[int]]:
    """The answer's cell -> the cells of the same report."""
    answered = tables.reports.filter(pl.col("answer_place").is_not_null())
    return {
        (row["book"], row["answer_place"]): [
            row[key] for key in ("granted", "reported", "remaining") if row[key] is not None
        ]
        for row in answered.iter_rows(named=True)
    }
