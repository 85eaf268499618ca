"""Formulas as linear forms: which cells they add up, with which whole coefficients."""

from __future__ import annotations

from math import gcd, lcm
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.formulas.cells import Cells
from medelkoll_addin.formulas.columns import Summed
from medelkoll_addin.formulas.criteria import Matcher
from medelkoll_addin.formulas.exact import HUNDREDTH, ONE, round_to
from medelkoll_addin.formulas.reasons import Reason, UnknownError
from medelkoll_addin.formulas.templates import Templates
from medelkoll_addin.placing import column_of, row_of, sheet_of

if TYPE_CHECKING:
    from fractions import Fraction

    from medelkoll_addin.formulas.polynomial import Factor, Polynomial, Source
    from medelkoll_addin.formulas.templates import Template
    from medelkoll_addin.reading.book import Book, Sheet

_HUNDRED = 100


class LinearForm(NamedTuple):
    """``sum(coefficient * value) + constant = 0`` within ``slack``, as ``relations.model.Relation`` means it.

    A value counts in hundredths of what is typed (öre in a sheet of kronor), and so do constant and slack; slack is
    the whole rounding unit, to be met by twice the residual. The stated cell stands first, with a positive
    coefficient; a cell that is added has a negative one.
    """

    stated: int
    places: tuple[int, ...]
    coefficients: tuple[int, ...]
    constant: int
    slack: int
    parameters: tuple[int, ...]  # cells whose present values are part of the coefficients
    texts: tuple[int, ...]  # cells that a sum passed by although they look like numbers
    blanks: int  # single cells that it refers to and that are blank
    computed: int  # what it gives for the present values, exact: 10⁻¹² of what is typed, not yet rounded by ROUND
    digits: int | None  # ROUND's decimals, when the whole of it is rounded

    @property
    def expected(self) -> int:
        """What the stated cell should hold, exact, as long as the other cells are right."""
        return self.computed if self.digits is None else round_to(self.computed, self.digits)

    def holds_for(self, stated: int, grain: int = HUNDREDTH) -> bool:
        """Whether a stated value (exact) differs by less than half a grain (an öre) from what the formula gives."""
        allowed = self.slack * HUNDREDTH + grain * self.coefficients[0]
        return 2 * abs(stated - self.computed) * self.coefficients[0] < allowed


class Steady(NamedTuple):
    """What the forms of copied formulas have in common."""

    denominator: int  # the stated cell's coefficient
    weights: tuple[tuple[int, Source], ...]
    parameters: tuple[int, ...]


class _Sum:
    """A linear form while it is gathered."""

    __slots__ = ("blanks", "coefficients", "parameters", "places", "texts", "total")

    def __init__(self, stated: int, denominator: int) -> None:
        self.places = [stated]
        self.coefficients = [denominator]
        self.total = 0  # denominator times what the cells add up to
        self.blanks = 0
        self.parameters: list[int] = []
        self.texts: list[int] = []

    def take(self, weight: int, summed: Summed) -> None:
        if self.places[0] in summed.places:
            raise UnknownError(Reason.CIRCULAR)
        if weight:
            self.places += summed.places
            self.coefficients += [-weight] * len(summed.places)
            self.total += weight * summed.total
        self.texts += summed.texts

    def form(self, constant: int, slack: int, digits: int | None) -> LinearForm:
        places, coefficients = self.places, self.coefficients
        if len(set(places)) != len(places):
            places, coefficients = _merged(places, coefficients)
        computed = (2 * (self.total + constant * HUNDREDTH) + self.coefficients[0]) // (2 * self.coefficients[0])
        return LinearForm(
            places[0],
            tuple(places),
            tuple(coefficients),
            -constant,
            slack,
            tuple(dict.fromkeys(self.parameters)),
            tuple(self.texts),
            self.blanks,
            computed,
            digits,
        )


class Former:
    """Makes the linear forms of one workbook."""

    def __init__(self, book: Book) -> None:
        """Nothing is read before it is asked for."""
        self.cells = Cells(book)
        self.templates = Templates(book)
        self._matcher = Matcher(self.cells)
        self._subtotals: dict[int, list[tuple[int, int]]] = {}

    def form(self, template: Template, stated: int) -> LinearForm:
        """The linear form of a template's formula in that cell, whatever stands there now.

        Raises:
            UnknownError: a cell that takes part is no number, or the formula refers to its own cell.
        """
        total = template.sum
        if total is None:
            raise UnknownError(template.obstacle or Reason.FUNCTION)
        if template.weights is None:
            gathered = self._with_parameters(total, stated)
        else:
            gathered = _Sum(stated, template.denominator)
            for weight, source in template.weights:
                self._add(gathered, weight, source)
        if not total.constant and not total.slack:
            return gathered.form(0, 0, total.digits)
        scale = gathered.coefficients[0] * _HUNDRED
        return gathered.form(whole_number(total.constant, scale), whole_number(total.slack, scale), total.digits)

    def steady(self, template: Template, stated: int) -> Steady | None:
        """What the forms of a template have in common in one column; None when that differs from row to row."""
        total = template.sum
        if total is None or not total.steady:
            return None
        if template.weights is not None:
            return Steady(template.denominator, template.weights, ())
        gathered = _Sum(stated, 1)
        try:
            weights = self._weights(total, gathered)
        except UnknownError:
            return None
        sources = tuple((weight, part.source) for weight, part in zip(weights, total.parts, strict=True))
        parameters = tuple(dict.fromkeys(gathered.parameters))
        return None if gathered.blanks else Steady(gathered.coefficients[0], sources, parameters)

    def _with_parameters(self, total: Polynomial, stated: int) -> _Sum:
        gathered = _Sum(stated, 1)
        weights = self._weights(total, gathered)
        for weight, part in zip(weights, total.parts, strict=True):
            self._add(gathered, weight, part.source)
        return gathered

    def _weights(self, total: Polynomial, into: _Sum) -> list[int]:
        """The whole coefficients of the parts for the present values of the parameters; sets the denominator."""
        weights: list[tuple[int, int]] = []
        for part, cells in zip(total.parts, total.cells, strict=True):
            above, below = part.coefficient.numerator, part.coefficient.denominator
            for factor, cell in zip(part.factors, cells, strict=True):
                over, under = self._factor(factor, cell, into)
                above, below = above * over, below * under
            common = gcd(above, below)
            weights.append((above // common, below // common))
        denominator = into.coefficients[0] = lcm(*(below for _, below in weights), total.denominator)
        return [above * (denominator // below) for above, below in weights]

    def _factor(self, factor: Factor, cell: Source | None, into: _Sum) -> tuple[int, int]:
        """A factor's present value as a fraction; its cells become parameters."""
        if cell is not None:
            value, scale = self._parameter(cell, into), 1
        else:
            gathered = self._with_parameters(factor.value, into.places[0])
            scale = gathered.coefficients[0]
            value = gathered.total + whole_number(factor.value.constant, scale * ONE)
            into.parameters += [*gathered.places[1:], *gathered.parameters]
            into.blanks += gathered.blanks
        if not factor.inverse:
            return value, scale * ONE
        if not value:
            raise UnknownError(Reason.ERROR)
        return (scale * ONE, value) if value > 0 else (-scale * ONE, -value)

    def _parameter(self, cell: Source, into: _Sum) -> int:
        place = into.places[0] + cell.shift if cell.shift is not None else cell.area.cell(into.places[0])
        value = self.cells.number(place)
        if place == into.places[0]:
            raise UnknownError(Reason.CIRCULAR)
        if value is None:
            into.blanks += 1
            return 0
        into.parameters.append(place)
        return value

    def _add(self, into: _Sum, weight: int, source: Source) -> None:
        if source.ranged:
            into.take(weight, self._summed(source, into.places[0]))
            return
        stated = into.places[0]
        place = stated + source.shift if source.shift is not None else source.area.cell(stated)
        number = self.cells.number(place)
        if place == stated:
            raise UnknownError(Reason.CIRCULAR)
        if number is None:
            into.blanks += 1
        elif weight:
            into.places.append(place)
            into.coefficients.append(-weight)
            into.total += weight * number

    def _summed(self, source: Source, stated: int) -> Summed:
        at = sheet_of(stated), row_of(stated), column_of(stated)
        if source.criteria:
            return self._matcher.summed(source, at)
        summed = self.cells.summed(source.area.at(*at))
        return self._without_subtotals(summed, source) if source.subtotal else summed

    def _without_subtotals(self, summed: Summed, source: Source) -> Summed:
        """SUBTOTAL passes by other subtotals, and 109 hidden rows; whether 9 does, the file does not say."""
        kept: list[tuple[int, int]] = []
        for place, amount in zip(summed.places, summed.amounts, strict=True):
            sheet = self.cells.sheet(sheet_of(place))
            if _is_subtotal(sheet, place):
                continue
            if row_of(place) not in sheet.hidden_rows:
                kept.append((place, amount))
            elif not source.visible:
                raise UnknownError(Reason.HIDDEN)
        amounts = [amount for _, amount in kept]
        return Summed([place for place, _ in kept], amounts, sum(amounts), summed.texts)


def linear_form(formula: str, stated: int, book: Book) -> LinearForm | None:
    """The linear form of one formula that stands in one cell; None when it is not simple. For many, use ``Former``."""
    former = Former(book)
    try:
        return former.form(former.templates.of(formula, row_of(stated), column_of(stated)), stated)
    except UnknownError:
        return None


def whole_number(number: Fraction, scale: int) -> int:
    """A number times a scale that makes it whole."""
    return number.numerator * scale // number.denominator


def _is_subtotal(sheet: Sheet, place: int) -> bool:
    text = sheet.formulas.get(place, "").upper()
    return "SUBTOTAL(" in text or "AGGREGATE(" in text


def _merged(places: list[int], coefficients: list[int]) -> tuple[list[int], list[int]]:
    """Cells that occur twice get their coefficients added; those that cancel out are left out."""
    found: dict[int, int] = {}
    for place, coefficient in zip(places, coefficients, strict=True):
        found[place] = found.get(place, 0) + coefficient
    kept = {place: coefficient for place, coefficient in found.items() if coefficient}
    return list(kept), list(kept.values())
