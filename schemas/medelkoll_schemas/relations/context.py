"""What is known beside the relations: values under other assumptions, and figures just outside a relation."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Candidate:
    """The value that one cell would have under another known assumption.

    Either the cell's right value (the workbook has 2016's population, the right one is given here), or the value that
    was worked out wrongly (the stated amount is what 2017's population gives): the figures show which one it is.
    """

    place: int
    value: int  # in the figure's own measure
    kind: str  # other_year_population | other_rate | swapped_ratio
    group: str = ""  # candidates with the same group stand or fall together: one assumption, one finding
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])  # year, area, rate …
    wrong: bool = False  # only how a wrong value came about: never the right one, though it may round to it


@dataclass(frozen=True)
class Context:
    """All that is known beside the relations of one workbook."""

    candidates: tuple[Candidate, ...] = ()
    outsiders: Mapping[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    """Relation number -> places in the same block that the relation leaves out: an unlabelled line, a hidden row, a row
    just outside a formula's range."""
    roles: Mapping[int, str] = field(default_factory=dict[int, str])
    """What the figures of tables are there: ``line``, ``detail``, ``subtotal``, ``total`` …"""
    amid_formulas: frozenset[int] = frozenset()
    """Typed figures of a table that stand directly beside a formula, in their row or their column."""

    @cached_property
    def told(self) -> Mapping[int, tuple[Candidate, ...]]:
        """Place -> the candidates of that cell, in their order."""
        told: dict[int, list[Candidate]] = {}
        for candidate in self.candidates:
            told.setdefault(candidate.place, []).append(candidate)
        return {place: tuple(found) for place, found in told.items()}
