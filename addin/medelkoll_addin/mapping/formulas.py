"""The workbook's own formulas as equations over figures, and what is odd about them."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.analyse import analyse
from medelkoll_schemas.amounts import KR

if TYPE_CHECKING:
    from medelkoll_addin.formulas.analyse import FormulaFindings
    from medelkoll_addin.formulas.linear import LinearForm
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.figures import FigureColumns
    from medelkoll_addin.reading.book import Book


def add_formulas(number: int, book: Book, collector: Collector) -> None:
    """Add the equations of a workbook's formulas, the figures that only they use, and their issues."""
    found = analyse(book)
    _add_figures(number, book, found, collector.figures)
    for form in found.relations:
        _add_equation(number, form, collector)
    for row in found.rows(number):
        collector.add("formulas", **row)


def _add_figures(number: int, book: Book, found: FormulaFindings, figures: FigureColumns) -> None:
    """Cells that stand in no table: a rate, a note's amount, a helper column. They count in hundredths."""
    for one in found.participants():
        if not figures.has(number, one.place):
            figures.add_value(number, book, one.place, one.value, exact=one.whole, typed=one.typed)


def _add_equation(number: int, form: LinearForm, collector: Collector) -> None:
    """One equation. A form counts in hundredths of what is typed; figures in öre, whatever their unit."""
    scales = [collector.figures.scale(number, place) for place in form.places]
    common = lcm(KR, *set(scales))
    for place, coefficient, scale in zip(form.places, form.coefficients, scales, strict=True):
        collector.add(
            "formula_terms",
            book=number,
            stated=form.stated,
            place=place,
            coefficient=coefficient * (common // scale),
            constant=form.constant * common // KR,
            slack=form.slack * common // KR,
        )
