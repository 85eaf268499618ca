"""Sums whose displayed figures do not add up though the stored ones do, and the reverse."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.exact import ONE, round_to
from medelkoll_addin.formulas.issues import Issue
from medelkoll_addin.placing import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.formulas.bulk import Block
    from medelkoll_addin.formulas.linear import LinearForm
    from medelkoll_addin.formulas.scan import Scan
    from medelkoll_addin.reading.book import Sheet

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#?]")
_LINES = 2
_EXACT = 12  # decimals of an exact amount


def display(found: Scan) -> Iterator[Issue]:
    """Plain sums over at least two cells, compared as they are shown: rounded by their number formats."""
    for form in _suspects(found):
        stated = found.number(form.stated)
        if stated is not None and _plain_sum(form):
            amounts = [found.number(cell) or 0 for cell in form.places[1:]]
            issue = _issue(found, form, stated, amounts)
            if issue is not None:
                yield issue


def _suspects(found: Scan) -> Iterator[LinearForm]:
    """The plain sums for which the cells' formats must be asked for: looking them up costs more than the sum."""
    shown = [_shown(sheet) for sheet in found.book.sheets]
    for place, form in found.forms.items():
        total = found.templates[place].sum
        if total is not None and total.adds and _cutting(shown[sheet_of(place)], whole=_whole(found, place)) != []:
            yield form
    for block in found.blocks:
        total = block.template.sum
        if total is not None and total.adds and len(block.places) > _LINES:
            yield from filter(None, map(found.form, _suspected(block, shown[sheet_of(block.stated[0])])))


def _shown(sheet: Sheet) -> list[int] | None:
    """Every number of decimals that the sheet's cells may be shown with; None when that is not known."""
    if sheet.format_codes is None:
        return None
    decimals = {decimals_of(code) for code in sheet.format_codes()}
    return [digits for digits in decimals if digits is not None]


def _cutting(shown: list[int] | None, *, whole: bool) -> list[int] | None:
    """Those that can hide a digit: of whole numbers, only thousands and millions do."""
    return [digits for digits in shown if digits < 0] if whole and shown is not None else shown


def _whole(found: Scan, place: int) -> bool:
    """Whether neither a formula's cell nor any column that it refers to holds decimals."""
    cells = found.former.cells
    boxes = [cells.clipped(box) for box in found.boxes(place)]
    columns = {(box.sheet, column) for box in boxes for column in range(box.left, box.right + 1)}
    return (found.number(place) or 0) % ONE == 0 and all(cells.column(*column).whole for column in columns)


def _suspected(block: Block, shown: list[int] | None) -> list[int]:
    """The block's sums that may differ as they are shown, or as they are stored."""
    cutting = _cutting(shown, whole=block.whole)
    if cutting is None:
        return block.stated
    differing: set[int] = set(block.doubtful) if cutting else set()
    for digits in cutting:
        stated, *cells = [_rounded(column, 10 ** (_EXACT - digits)) for column in block.numbers]
        differing.update(compress(block.stated, map(ne, stated, map(sum, zip(*cells, strict=True)))))
    return [place for place in block.stated if place in differing]


def _rounded(amounts: list[int], unit: int) -> list[int]:
    """Amounts in whole units, halves away from zero."""
    half = unit // 2
    return [(amount + half) // unit if amount >= 0 else -((half - amount) // unit) for amount in amounts]


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


@lru_cache(maxsize=1000)
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
