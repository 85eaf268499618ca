"""Formula text cut into tokens, as it is stored in the file (US syntax: commas, full stops, English names)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a token is."""

    TEXT = "text"  # "a string"
    ERROR = "error"  # #REF!
    AREA = "area"  # B4, 'Blad 1'!B4:C9, B:B, 3:5
    TABLE = "table"  # Tabell1[Belopp]
    FUNCTION = "function"  # SUM( with its bracket
    NUMBER = "number"  # 1.5E3
    NAME = "name"  # a defined name, TRUE, FALSE
    SPACE = "space"  # between two references it is the intersection operator
    OPERATOR = "operator"  # + - * / ^ & % < > = ( ) , : { } ; @ #


class Token(NamedTuple):
    """One token: what it is, its text, and the sheet's name before the exclamation mark (as it is written)."""

    kind: Kind
    text: str
    sheet: str = ""


class FormulaSyntaxError(ValueError):
    """A formula that cannot be cut into tokens."""


_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_COLUMN = r"\$?[A-Za-z]{1,3}"
_ROW = r"\$?[0-9]{1,7}"
_ERRORS = r"\#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|[A-Z_]+!)"
_TOKEN = re.compile(
    rf"""
    (?P<text>"(?:[^"]|"")*")
  | (?:(?P<sheet>'(?:[^']|'')+'|(?:\[[^\]]+\])?[\w.\\?]+(?::[\w.\\?]+)?|\[[^\]]+\])!)?
    (?:
      (?P<area>(?:{_CELL}(?::{_CELL})?|{_COLUMN}:{_COLUMN}|{_ROW}:{_ROW})(?![\w.(\[!:]))
    | (?P<error>{_ERRORS})
    | (?P<table>[\w.\\]*\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\](?!\w))
    | (?P<function>[^\W\d][\w.]*\()
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?)
    | (?P<name>[^\W\d][\w.\\?]*|\\[\w.\\?]*)
    )
  | (?P<space>\s+)
  | (?P<operator><=|>=|<>|[-+*/^&=<>%(),;:{{}}@\#])
    """,
    re.VERBOSE,
)
_KINDS = {kind.value: kind for kind in Kind}


def tokenise(formula: str) -> list[Token]:
    """Cut a formula (with or without its ``=``) into tokens; none is lost, spaces are tokens too.

    >>> [token.text for token in tokenise("=SUM('Blad 1'!B4:B8)*25%")]
    ['SUM(', 'B4:B8', ')', '*', '25', '%']

    Raises:
        FormulaSyntaxError: where something is no token, such as a string without its end.
    """
    tokens: list[Token] = []
    position = 1 if formula.startswith("=") else 0
    while position < len(formula):
        match = _TOKEN.match(formula, position)
        if match is None or match.lastgroup is None:
            raise FormulaSyntaxError(formula)
        tokens.append(Token(_KINDS[match.lastgroup], match[match.lastgroup], match["sheet"] or ""))
        position = match.end()
    return tokens
