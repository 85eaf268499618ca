"""The workbook's own formulas as equations over figures, and what is odd about them."""

from __future__ import annotations

from itertools import chain
from math import lcm
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.analyse import analyse
from medelkoll_schemas.amounts import KR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.formulas.analyse import FormulaFindings
    from medelkoll_addin.formulas.bulk import Block
    from medelkoll_addin.formulas.linear import LinearForm
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.figures import FigureColumns
    from medelkoll_addin.reading.book import Book


def add_formulas(number: int, book: Book, collector: Collector) -> None:
    """Add the equations of a workbook's formulas, the figures that only they use, and their issues."""
    found = analyse(book)
    _add_figures(number, book, found, collector.figures)
    scales = collector.figures.scales(number)
    for block in found.blocks:
        if not _add_block(number, block, scales, collector):
            for form in found.apart(block):
                _add_equation(number, form, scales, collector)
    for form in found.singles:
        _add_equation(number, form, scales, collector)
    for row in found.rows(number):
        collector.add("formulas", **row)


def _add_figures(number: int, book: Book, found: FormulaFindings, figures: FigureColumns) -> None:
    """Cells that stand in no table: a rate, a note's amount, a helper column. They count in hundredths."""
    new = found.participants(besides=figures.known(number))
    if new:
        figures.add_values(number, book, new)


def _add_block(number: int, block: Block, scales: Mapping[int, int], collector: Collector) -> bool:
    """Copied formulas: as many rows at once as there are formulas. False where one summand has several scales."""
    found = [{scales.get(place, KR) for place in places} if scales else {KR} for places in block.places]
    own = [next(iter(scale)) for scale in found]
    common = lcm(KR, *own)
    if any(len(scale) > 1 for scale in found):
        return False
    count, width = len(block.stated), len(block.places)
    weights = [coefficient * (common // scale) for coefficient, scale in zip(block.coefficients, own, strict=True)]
    collector.extend(
        "formula_terms",
        count * width,
        book=number,
        stated=list(chain.from_iterable(zip(*[block.stated] * width, strict=True))),  # an equation's rows together
        place=list(chain.from_iterable(zip(*block.places, strict=True))),
        coefficient=weights * count,
        constant=block.constant * common // KR,
        slack=block.slack * common // KR,
    )
    return True


def _add_equation(number: int, form: LinearForm, scales: Mapping[int, int], collector: Collector) -> None:
    """One equation. A form counts in hundredths of what is typed; figures in öre, whatever their unit."""
    common, coefficients = KR, list(form.coefficients)
    if scales:
        own = [scales.get(place, KR) for place in form.places]
        common = lcm(KR, *own)
        coefficients = [one * (common // scale) for one, scale in zip(coefficients, own, strict=True)]
    collector.extend(
        "formula_terms",
        len(coefficients),
        book=number,
        stated=form.stated,
        place=list(form.places),
        coefficient=coefficients,
        constant=form.constant * common // KR,
        slack=form.slack * common // KR,
    )
