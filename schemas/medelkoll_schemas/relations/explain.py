"""For what fails: which cell, why, and what to write instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medelkoll_schemas.relations.assemble import explanation, ranked
from medelkoll_schemas.relations.budget import Budget
from medelkoll_schemas.relations.changed import changed
from medelkoll_schemas.relations.rounds import one_round
from medelkoll_schemas.relations.search import look
from medelkoll_schemas.relations.system import build

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_schemas.relations.context import Context
    from medelkoll_schemas.relations.explanation import Explanation
    from medelkoll_schemas.relations.model import Figure, Relation


def explain(relations: Sequence[Relation], figures: Mapping[int, Figure], context: Context) -> list[Explanation]:
    """Every relation that fails or is implausible, explained by exactly one explanation.

    Args:
        relations: all relations of one workbook, those that hold too: they clear cells.
        figures: place -> figure, for all cells that could be read; a relation with a missing one is not judged.
        context: other known assumptions, and the figures just outside the relations.

    Returns:
        One explanation per root, ranked by certainty, then by amount. The same for the same input in any order. Amounts
        are whole öre of any size. The work is bounded by counted steps; beyond them an explanation says that it could
        not be narrowed down.
    """
    system, budget = build(relations, figures), Budget()
    found: list[Explanation] = []
    doubt = False
    left = frozenset(system.open_rows())
    while left:
        verdicts = one_round(look(system, context, budget))
        doubt = doubt or any(verdict.guess for verdict in verdicts)
        verdicts = [replace(verdict, sure=verdict.sure and not doubt) for verdict in verdicts]
        found += (explanation(system, verdict) for verdict in verdicts)
        left -= {row for verdict in verdicts for row in verdict.rows}
        if left:
            system = changed(system, verdicts)
            left = frozenset(system.open_rows())
    return ranked(found)
