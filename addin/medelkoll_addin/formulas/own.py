"""Cells with one of our own functions: answered by the function itself, from the saved values it refers to."""

from __future__ import annotations

from inspect import Parameter, signature
from typing import TYPE_CHECKING, TypeAlias, cast

from medelkoll_addin.excel.functions import FunctionError
from medelkoll_addin.excel.functions.written import FINDINGS, bare, own
from medelkoll_addin.formulas.tree import Call, Number, Reference, Text
from medelkoll_addin.placing import column_of, row_of, sheet_of
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from medelkoll_addin.excel.functions import Described
    from medelkoll_addin.formulas.references import Box
    from medelkoll_addin.formulas.scan import Scan
    from medelkoll_addin.formulas.tree import Node
    from medelkoll_addin.reading.book import Value

Answer: TypeAlias = float | str | bool | None
_MOST_CELLS = 100_000  # in one argument; whole columns are cut at the sheet's last row


class _NotPlainError(Exception):
    """An argument that is a formula of its own."""


def answers(found: Scan) -> dict[int, Answer]:
    """What our functions give today, by place; only for formulas that are one call of one of them.

    A function that spills is compared where it stands, in its first cell. ``KONTROLL`` shows an earlier check: it is
    taken as it is.
    """
    known: dict[int, Answer] = {}
    for place in found.complex:
        tree = found.templates[place].tree
        if not isinstance(tree, Call):
            continue
        if bare(tree.name) == FINDINGS:
            known[place] = cast("Answer", found.value(place))
        elif (function := own(tree.name)) is not None:
            try:
                known[place] = _answer(function, tree, found, place)
            except _NotPlainError:
                continue
    return known


def _answer(function: Described, call: Call, found: Scan, place: int) -> Answer:
    arguments = [_argument(node, found, place) for node in call.arguments]
    if not _required(function) <= len(arguments) <= len(function.arguments):
        raise _NotPlainError  # Excel does not take such a formula either
    try:
        answer = function.function(*arguments)
    except FunctionError as error:
        return error.text
    while isinstance(answer, list):
        answer = cast("list[object]", answer)[0]
    return cast("Answer", answer)


def _required(function: Described) -> int:
    parameters = signature(function.function).parameters.values()
    return sum(parameter.default is Parameter.empty for parameter in parameters)


def _argument(node: Node, found: Scan, place: int) -> object:
    if isinstance(node, Number):
        return int(node.value) if node.value.denominator == 1 else float(node.value)
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Reference):
        return _cells(node.area.at(sheet_of(place), row_of(place), column_of(place)), found)
    raise _NotPlainError


def _cells(box: Box, found: Scan) -> list[list[object]]:
    sheet = found.book.sheets[box.sheet]
    bottom = max(box.top, min(box.bottom, sheet.top + len(sheet.values) - 1))
    width = max((len(line) for line in sheet.values), default=0)
    right = max(box.left, min(box.right, sheet.left + width - 1))
    if (bottom - box.top + 1) * (right - box.left + 1) > _MOST_CELLS:
        raise _NotPlainError
    value = found.former.cells.value
    return [
        [_handed_over(value(box.sheet, row, column)) for column in range(box.left, right + 1)]
        for row in range(box.top, bottom + 1)
    ]


def _handed_over(value: Value) -> object:
    return value.code if isinstance(value, ErrorValue) else value
