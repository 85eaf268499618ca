"""What all formulas of one shape have in common, worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.polynomial import NotLinearError, Polynomial, Source, polynomial
from medelkoll_addin.formulas.reasons import Reason, UnresolvedError
from medelkoll_addin.formulas.references import OWN_SHEET, Area, Resolver
from medelkoll_addin.formulas.shapes import Shape, shape_of
from medelkoll_addin.formulas.tokens import FormulaSyntaxError, Kind, Token, tokenise
from medelkoll_addin.formulas.tree import Node, NotPlainError, parse

if TYPE_CHECKING:
    from medelkoll_addin.reading.book import Book

_REFERENCES = frozenset({Kind.AREA, Kind.TABLE, Kind.NAME})


@dataclass(slots=True)
class Template:
    """One shape: its tokens and, where it has them, its tree and its sum of cells."""

    shape: Shape
    formula: str  # the first one that was met
    tokens: list[Token]
    areas: tuple[Area, ...] = ()  # every reference that leads to cells of this workbook
    tree: Node | None = None
    sum: Polynomial | None = None
    obstacle: Reason | None = None  # why there is no sum
    denominator: int = 1
    weights: tuple[tuple[int, Source], ...] | None = None  # whole coefficients, when no cell is a parameter
    functions: frozenset[str] = field(default_factory=frozenset[str])  # in capitals, without their brackets

    beside: bool = False  # every cell of its sum stands in another column of the formula's own sheet


class Templates:
    """The templates of one workbook, by shape."""

    def __init__(self, book: Book) -> None:
        """Start with none."""
        self._resolver = Resolver(book)
        self._known: dict[Shape, Template] = {}

    def of(self, formula: str, row: int, column: int) -> Template:
        """The template of a formula that stands in that row and column."""
        shape = shape_of(formula, row, column)
        found = self._known.get(shape)
        if found is None:
            found = self._known[shape] = self._made(shape, formula, row, column)
        return found

    def _made(self, shape: Shape, formula: str, row: int, column: int) -> Template:
        try:
            tokens = tokenise(formula)
        except FormulaSyntaxError:
            return Template(shape, formula, [], obstacle=Reason.SYNTAX)
        functions = frozenset(token.text[:-1].upper() for token in tokens if token.kind is Kind.FUNCTION)
        made = Template(shape, formula, tokens, functions=functions)
        made.areas, made.obstacle = self._areas(tokens, row, column)
        if not made.obstacle:
            self._understand(made, row, column)
        return made

    def _areas(self, tokens: list[Token], row: int, column: int) -> tuple[tuple[Area, ...], Reason | None]:
        areas: list[Area] = []
        obstacle: Reason | None = None
        for token in tokens:
            if token.kind not in _REFERENCES or token.text.upper() in {"TRUE", "FALSE"}:
                continue
            try:
                areas.append(self._resolver.area(token, row, column))
            except UnresolvedError as error:
                obstacle = error.reason if obstacle is not Reason.EXTERNAL else obstacle
        return tuple(areas), obstacle

    def _understand(self, made: Template, row: int, column: int) -> None:
        try:
            made.tree = parse(made.tokens, self._resolver, row, column)
            made.sum = polynomial(made.tree)
        except (NotPlainError, UnresolvedError):
            made.obstacle = Reason.ARRAY
        except NotLinearError:
            made.obstacle = Reason.FUNCTION
        else:
            made.denominator, made.weights = _weights(made.sum)
            made.beside = all(_beside(part.source.area) for part in made.sum.parts)


def _beside(area: Area) -> bool:
    _, left_fixed, _, right_fixed = area.fixed
    left, right = sorted((area.left, area.right))
    return area.sheet == OWN_SHEET and not (left_fixed or right_fixed or left <= 0 <= right)


def _weights(total: Polynomial) -> tuple[int, tuple[tuple[int, Source], ...] | None]:
    denominator = total.denominator
    if any(part.factors for part in total.parts):
        return denominator, None
    return denominator, tuple((int(part.coefficient * denominator), part.source) for part in total.parts)
