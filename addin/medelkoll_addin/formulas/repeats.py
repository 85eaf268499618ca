"""Sums that name a cell twice: ``=SUM(C4:C9)+C6``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.formulas.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.formulas.scan import Scan


def repeated(found: Scan) -> Iterator[Issue]:
    """Every sum that takes in a cell in one part and once more in another, with what the cells make too much.

    A formula that does more than add may weigh its cells; ``=C4+C4`` is somebody's way to double an amount.
    """
    for place, form in found.forms.items():
        total = found.templates[place].sum
        if total is None or not total.adds or not any(part.source.ranged for part in total.parts):
            continue
        unit = form.coefficients[0]
        if min(form.coefficients) > -2 * unit:  # no cell counts twice, as in most sums
            continue
        times = dict(zip(form.places[1:], (-by // unit for by in form.coefficients[1:]), strict=True))
        twice = tuple(cell for cell, count in times.items() if count > 1)
        excess = sum((times[cell] - 1) * (found.number(cell) or 0) for cell in twice)
        if excess:
            yield Issue(
                "range_long",
                place,
                form.computed,
                form.computed - excess,
                places=twice,
                formula=found.formula(place),
            )
