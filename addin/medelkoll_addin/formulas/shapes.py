"""The shape of a formula: its text with every relative reference counted from its own cell.

Formulas that were copied along a row or a column have the same shape, so each is parsed only once.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from medelkoll_addin.formulas.references import column_number
from medelkoll_addin.placing import column_letters

Shape: TypeAlias = tuple[str | int, ...]

_REFERENCE = re.compile(
    r"(?<![\w.$\\])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w.(!\[$])",
)
_GUARDED = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!|\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])|"""
    r"(?<![\w.$\\])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w.(!\[$])"
)


def shape_of(formula: str, row: int, column: int) -> Shape:
    """The shape of a formula in that row and column (from zero).

    >>> shape_of("=B2*$C$1", 1, 3) == shape_of("=B3*$C$1", 2, 3)
    True
    >>> shape_of("=B2*C1", 1, 3) == shape_of("=B3*C1", 2, 3)
    False
    """
    if '"' in formula or "'" in formula or "[" in formula:  # text and names may look like references
        return _guarded_shape(formula, row, column)
    parts = _REFERENCE.split(formula)
    shape: list[str | int] = [parts[0]]
    for at in range(1, len(parts), 5):
        shape.append(parts[at + 1] if parts[at] else column_number(parts[at + 1]) - column)
        shape.append(parts[at + 3] if parts[at + 2] else int(parts[at + 3]) - 1 - row)
        shape.append(parts[at + 4])
    return tuple(shape)


def _guarded_shape(formula: str, row: int, column: int) -> Shape:
    shape: list[str | int] = []
    literal = ""
    end = 0
    for match in _GUARDED.finditer(formula):
        literal += formula[end : match.start()]
        end = match.end()
        guarded, column_fixed, letters, row_fixed, digits = match.groups()
        if guarded is None:
            shape.append(literal)
            shape.append(letters if column_fixed else column_number(letters) - column)
            shape.append(digits if row_fixed else int(digits) - 1 - row)
            literal = ""
        else:
            literal += guarded
    shape.append(literal + formula[end:])
    return tuple(shape)


def formula_at(shape: Shape, row: int, column: int) -> str:
    """The formula of a shape as it reads in that row and column.

    >>> formula_at(shape_of("=SUM(B2:B8)*$C$1", 8, 1), 8, 2)
    '=SUM(C2:C8)*$C$1'
    """
    text = [str(shape[0])]
    for at in range(1, len(shape), 3):
        along, down, literal = shape[at : at + 3]
        text.append(f"${along}" if isinstance(along, str) else column_letters(along + column))
        text.append(f"${down}" if isinstance(down, str) else str(down + row + 1))
        text.append(str(literal))
    return "".join(text)
