"""A workbook that was not worked out anew before it was saved: one root, and one remedy for all its old values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.rules.k701_stale_recalculated import RECALCULATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.findings import Finding

_KIND = "stale_value"


def stale_together(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with all that only say that a value is old as one for each workbook, at the first of them.

    What an equation shows goes before what the recalculation shows, and is not said again by it.
    """
    groups: dict[int, list[Finding]] = {}
    for f in sorted(findings, key=lambda one: one.variant == RECALCULATED):
        if _only_stale(f):
            groups.setdefault(f.book, []).append(f)
    leads = {id(group[0]): _one(group) for group in groups.values()}
    followers = {id(f) for group in groups.values() for f in group[1:]}
    return [leads.get(id(f), f) for f in findings if id(f) not in followers]


def _only_stale(finding: Finding) -> bool:
    return finding.variant == RECALCULATED or {cause.kind for cause in finding.causes} == {_KIND}


def _one(group: Sequence[Finding]) -> Finding:
    lead = group[0]
    if len(group) == 1:
        return lead
    causes = {cause.place: cause for f in reversed(group) for cause in _causes(f)}
    first = {lead.place, *(cause.place for cause in lead.causes)}
    places = dict.fromkeys(place for f in group for place in f.places)
    ordered = sorted(causes.values(), key=lambda cause: (cause.place not in first, cause.place))
    return replace(lead, places=tuple(places), causes=tuple(ordered))


def _causes(finding: Finding) -> Sequence[Cause]:
    """A recalculated value is a cause of its own, with what to expect there where that is an amount."""
    if finding.causes or finding.place is None:
        return finding.causes
    return (Cause(_KIND, finding.place, finding.expected, finding.difference or 0),)
