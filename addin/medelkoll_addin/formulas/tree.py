"""A formula's tokens as a tree, for its structure only."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from medelkoll_addin.formulas.tokens import Kind, Token

if TYPE_CHECKING:
    from medelkoll_addin.formulas.references import Area, Resolver

_MOST_NESTED = 60
_POWER = 3
_PRODUCT = 2
_SUM = 1
_COMPARISON = 0
_BINDING = {"^": _POWER, "*": _PRODUCT, "/": _PRODUCT, "+": _SUM, "-": _SUM}  # the rest binds loosest
_LOOSE = frozenset({"&", "=", "<", ">", "<=", ">=", "<>"})


class NotPlainError(ValueError):
    """A formula with something in it that the tree does not hold: arrays, unions, names that hold a formula."""


class Number(NamedTuple):
    """A number written in the formula."""

    value: Fraction


class Text(NamedTuple):
    """A text written in the formula, without its quotes."""

    value: str


class Reference(NamedTuple):
    """A cell or a range."""

    area: Area


class Call(NamedTuple):
    """A function with its arguments; the name in capitals."""

    name: str
    arguments: tuple[Node, ...]


class Operation(NamedTuple):
    """Two operands; a sign before an operand is ``0 - operand``, a percent sign after it ``operand / 100``."""

    operator: str
    left: Node
    right: Node


Node: TypeAlias = Number | Text | Reference | Call | Operation


def parse(tokens: list[Token], resolver: Resolver, row: int, column: int) -> Node:
    """The tree of a formula that stands in that row and column.

    Raises:
        NotPlainError: the formula holds more than numbers, texts, references, functions and operators.
        UnresolvedError: a reference leads nowhere.
    """
    parser = _Parser(tokens, resolver, row, column)
    node = parser.expression(_COMPARISON, 0)
    if parser.left:
        raise NotPlainError
    return node


class _Parser:
    """Precedence climbing over the tokens, from left to right."""

    def __init__(self, tokens: list[Token], resolver: Resolver, row: int, column: int) -> None:
        self._tokens = _without_loose_space(tokens)
        self._at = 0
        self._resolver = resolver
        self._row = row
        self._column = column

    @property
    def left(self) -> bool:
        """Whether tokens are left."""
        return self._at < len(self._tokens)

    def expression(self, binding: int, depth: int) -> Node:
        """Everything that binds at least as strongly."""
        node = self._percents(self._operand(depth))
        while self.left:
            operator = self._tokens[self._at].text
            own = _BINDING.get(operator, _COMPARISON if operator in _LOOSE else -1)
            if own < binding or self._tokens[self._at].kind is not Kind.OPERATOR:
                break
            self._at += 1
            node = Operation(operator, node, self.expression(own + 1, depth + 1))
        return node

    def _percents(self, node: Node) -> Node:
        while self._take("%"):
            node = Operation("/", node, Number(Fraction(100)))
        return node

    def _operand(self, depth: int) -> Node:
        if depth > _MOST_NESTED or not self.left:
            raise NotPlainError
        token = self._tokens[self._at]
        self._at += 1
        if token.kind is Kind.OPERATOR:
            return self._signed_or_bracketed(token.text, depth)
        return self._call(token, depth) if token.kind is Kind.FUNCTION else self._leaf(token)

    def _signed_or_bracketed(self, operator: str, depth: int) -> Node:
        if operator == "(":
            node = self.expression(_COMPARISON, depth + 1)
            self._expect(")")
            return node
        if operator in {"-", "+"}:  # a sign binds stronger than a power: -2^2 is 4
            operand = self._percents(self._operand(depth + 1))
            return operand if operator == "+" else Operation("-", Number(Fraction(0)), operand)
        raise NotPlainError

    def _call(self, token: Token, depth: int) -> Node:
        arguments: list[Node] = []
        if not self._take(")"):
            arguments.append(self.expression(_COMPARISON, depth + 1))
            while self._take(","):
                arguments.append(self.expression(_COMPARISON, depth + 1))
            self._expect(")")
        return Call(token.text[:-1].upper().removeprefix("_XLFN."), tuple(arguments))

    def _leaf(self, token: Token) -> Node:
        if token.kind is Kind.NUMBER:
            return Number(Fraction(token.text))
        if token.kind is Kind.TEXT:
            return Text(token.text[1:-1].replace('""', '"'))
        if token.kind is Kind.NAME and token.text.upper() in {"TRUE", "FALSE"}:
            return Call(token.text.upper(), ())
        if token.kind in {Kind.AREA, Kind.TABLE, Kind.NAME}:
            return Reference(self._resolver.area(token, self._row, self._column))
        raise NotPlainError

    def _take(self, text: str) -> bool:
        found = self.left and self._tokens[self._at].text == text
        self._at += found
        return found

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise NotPlainError


def _without_loose_space(tokens: list[Token]) -> list[Token]:
    """Spaces beside an operator or a bracket mean nothing; between two references one is an operator: kept."""
    operands = {Kind.AREA, Kind.TABLE, Kind.NAME}
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        between = 0 < at < len(tokens) - 1
        if token.kind is Kind.SPACE and not (
            between and tokens[at - 1].kind in operands and tokens[at + 1].kind in operands
        ):
            continue
        kept.append(token)
    return kept
