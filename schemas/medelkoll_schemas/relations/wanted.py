"""What one relation by itself says that should stand in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_schemas.relations.model import Figure, Relation


def wanted(place: int, relation: Relation, figures: Mapping[int, Figure]) -> int | None:
    """The cell's value with which a relation holds, all its other cells being right; None when that is no whole öre.

    An amount per inhabitant is wanted as it is rounded.
    """
    weight = sum(term.coefficient for term in relation.terms if term.place == place)
    residual = sum(term.coefficient * figures[term.place].value for term in relation.terms) + relation.constant
    exact = figures[place].value * weight - residual  # times the weight
    if weight and relation.kind is Kind.PER_INHABITANT and place == relation.stated:
        step = max(relation.slack // abs(weight), 1)
        return (2 * exact + step * weight) // (2 * step * weight) * step
    return None if weight == 0 or residual % weight else exact // weight
