"""Sums whose displayed figures do not add up though the stored ones do, and the reverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.exact import round_to
from medelkoll_addin.formulas.issues import Issue
from medelkoll_addin.placing import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.formulas.linear import LinearForm
    from medelkoll_addin.formulas.scan import Scan

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#?]")
_LINES = 2


def display(found: Scan) -> Iterator[Issue]:
    """Plain sums over at least two cells, compared as they are shown: rounded by their number formats."""
    for place, form in found.forms.items():
        total = found.templates[place].sum
        if total is None or not total.adds:
            continue
        stated = found.number(place)
        if stated is None or not _plain_sum(form):
            continue
        amounts = [found.number(cell) or 0 for cell in form.places[1:]]
        issue = _issue(found, form, stated, amounts)
        if issue is not None:
            yield issue


def _plain_sum(form: LinearForm) -> bool:
    added = all(coefficient == -1 for coefficient in form.coefficients[1:]) and form.coefficients[0] == 1
    return added and len(form.places) > _LINES and not (form.slack or form.constant or form.parameters or form.texts)


def _issue(found: Scan, form: LinearForm, stated: int, amounts: list[int]) -> Issue | None:
    """Only where every cell is shown with the same decimals: otherwise the reader sees that some are finer."""
    decimals = shown_digits(found, form.stated)
    if decimals is None or all(round_to(amount, decimals) == amount for amount in (stated, *amounts)):
        return None
    if any(shown_digits(found, cell) != decimals for cell in form.places):
        return None
    shown = round_to(stated, decimals)
    summed = sum(round_to(amount, decimals) for amount in amounts)
    stored_right, shown_right = form.holds_for(stated), shown == summed
    if stored_right is shown_right:
        return None
    kind = "display" if stored_right else "display_hides"
    formula = found.formula(form.stated)
    return Issue(kind, form.stated, shown, summed, places=form.places, formula=formula)


def shown_digits(found: Scan, place: int) -> int | None:
    """The decimals that a cell shows (negative: thousands); None where the format does not say, as *General*."""
    return decimals_of(found.book.sheets[sheet_of(place)].number_format(place))


def decimals_of(number_format: str) -> int | None:
    """The decimals of a number format; None for *General*, dates, fractions and texts.

    >>> decimals_of("#,##0"), decimals_of("0.00"), decimals_of("#,##0,"), decimals_of("0%"), decimals_of("General")
    (0, 2, -3, 2, None)
    """
    code = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0])
    if not _DIGITS.search(code) or re.search(r"[a-zA-Z/@]", code):
        return None
    whole, _, decimals = code.partition(".")
    thousands = len(re.findall(r",(?=[^0#?]*$)", decimals or whole)) * 3
    return len(_DIGITS.findall(decimals)) + (2 if "%" in code else 0) - thousands
