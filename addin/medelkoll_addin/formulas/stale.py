"""Saved values that are not what their formulas give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.formulas.exact import HUNDREDTH
from medelkoll_addin.formulas.issues import SHARE_GRAIN, Issue
from medelkoll_addin.placing import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.formulas.linear import LinearForm
    from medelkoll_addin.formulas.scan import Scan


def stale(found: Scan) -> Iterator[Issue]:
    """Simple formulas whose saved values differ by half an öre or more from the sum of the cells' saved values."""
    for form in _doubtful(found):
        place, stated = form.stated, found.number(form.stated)
        if stated is None or stated == form.computed:
            continue
        measure = measure_of(found, place, stated - form.expected)
        if not form.holds_for(stated, SHARE_GRAIN if measure == "share" else HUNDREDTH):
            yield _stale(found, place, form, stated, measure)


def _doubtful(found: Scan) -> Iterator[LinearForm]:
    """The forms that were not yet seen to hold."""
    yield from found.forms.values()
    for block in found.blocks:
        for place in block.doubtful:
            form = found.form(place)
            if form is not None:
                yield form


def measure_of(found: Scan, place: int, difference: int) -> str:
    """``share`` for a cell that is shown in per cent; the format is only looked up when the answer matters."""
    if 2 * abs(difference) < SHARE_GRAIN:
        return "amount"
    return "share" if "%" in found.book.sheets[sheet_of(place)].number_format(place) else "amount"


def _stale(found: Scan, place: int, form: LinearForm, stated: int, measure: str) -> Issue:
    formula = found.formula(place)
    return Issue("stale", place, stated, form.expected, measure, places=form.places, formula=formula)
