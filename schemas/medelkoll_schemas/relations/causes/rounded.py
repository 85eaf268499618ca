"""A typed total was rounded more coarsely than its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case
    from medelkoll_schemas.relations.system import Row

ZEROS = 100  # a total that ends in one zero may well be exact; two or more, in its own unit, are a rounding


def repairs(case: Case) -> Iterator[Repair]:
    """8 919 000 for lines that make 8 919 267: the exact sum, where the total is that sum to its own last digit."""
    for row in case.stating() if case.figure.typed else ():
        exact = _sum(case, row)
        if exact is not None and case.low <= exact <= case.high and _rounded(case, exact):
            yield Repair("rounding", exact, 1)
            return


def _sum(case: Case, row: Row) -> int | None:
    """What the lines of a sum make together."""
    own = row.coefficient(case.place)
    return case.figure.value - row.residual // own if lines(row.relation, case.place) else None


def _rounded(case: Case, exact: int) -> bool:
    """Whether the figure's own zeros reach as far as the difference, with two digits or more before them."""
    figure = case.figure
    step = 1
    while step < 2 * abs(figure.value - exact):
        step *= 10
    decimals = figure.trailing >= figure.scale and exact % figure.scale != 0
    zeros = decimals or figure.trailing >= ZEROS * figure.scale
    return zeros and step <= figure.trailing and 10 * step <= abs(figure.value)
