"""Mismatches that rounding alone may have made: said as a warning, never accepted in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.relations.bands import Status, likely
from medelkoll_schemas.relations.causes.digits import typed
from medelkoll_schemas.relations.model import Kind

if TYPE_CHECKING:
    from medelkoll_schemas.relations.system import Row, System


_FEWEST = 5  # figures: of fewer each may end so by chance
_ZEROS = 100  # of a figure's own unit: one that ends in a single zero may well be exact


def may_be_rounding(system: System, row: Row) -> bool:
    """Whether the row is inside the worst case, or would be had every typed amount been rounded to its last digit.

    A sum of n amounts typed in whole kronor may be (n + 1) / 2 kronor off. Figures with a rounding unit have
    their band already, and a formula's result is worked out, not rounded.
    """
    if row.status is Status.LIKELY or shows_rounding(system, row):
        return True
    figures = [(term.coefficient, system.figures[term.place]) for term in row.relation.terms]
    amounts = [(coefficient, figure) for coefficient, figure in figures if figure.quantity == "amount"]
    if row.outer or row.relation.kind is Kind.FORMULA or not amounts:
        return False
    grain = min(_grain(typed(figure).step, figure.scale) for _, figure in amounts)
    return grain > 1 and 2 * abs(row.residual) <= grain * sum(abs(coefficient) for coefficient, _ in amounts)


def shows_rounding(system: System, row: Row) -> bool:
    """Whether the figures' own zeros show a rounding, and independent roundings of that kind may well come this far.

    Hundreds of kronor at least, that divide every figure and are the last digit of most: what is decided is round by
    chance and by choice, so its figures end in zeros of any number. A formula's result is worked out, not rounded.
    """
    if row.outer or row.relation.kind is not Kind.CATEGORY_SUM or not system.figures[row.relation.stated].typed:
        return False
    figures = [figure for term in row.relation.terms if (figure := system.figures[term.place]).value]
    unit = min((figure.trailing for figure in figures), default=0)
    last = sum(figure.trailing == unit for figure in figures)
    told = len(figures) >= _FEWEST and 3 * last >= 2 * len(figures)
    shown = told and all(figure.quantity == "amount" and unit >= _ZEROS * figure.scale for figure in figures)
    return shown and 2 * abs(row.residual) <= likely([unit] * len(figures))


def _grain(step: int, scale: int) -> int:
    """What the last typed digit is worth; an amount in kronor with decimals is exact to the öre."""
    return 1 if step < scale <= 100 else step  # noqa: PLR2004 - öre in a krona


def rounding_cause(row: Row) -> Cause:
    """Nothing to write instead: the figures may all be right."""
    place = row.relation.stated
    own = row.coefficient(place) or 1
    return Cause("rounding", place, None, _towards(row.residual, own))


def _towards(residual: int, own: int) -> int:
    """The residual as too much in the stated cell, to the nearest whole unit."""
    return (2 * residual + own) // (2 * own) if own > 0 else (-2 * residual - own) // (-2 * own)
