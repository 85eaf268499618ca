"""Formulas that are no sums of cells: recalculated by ironcalc, and compared with the saved values."""

from __future__ import annotations

import re
from fractions import Fraction
from math import isfinite
from typing import TYPE_CHECKING, TypeGuard

from medelkoll_addin.formulas.exact import HUNDREDTH, exact
from medelkoll_addin.formulas.issues import SHARE_GRAIN, Issue
from medelkoll_addin.formulas.reasons import Reason
from medelkoll_addin.formulas.stale import measure_of
from medelkoll_addin.formulas.tokens import Kind
from medelkoll_addin.formulas.tree import Call, Node, Number, Operation, Reference
from medelkoll_addin.formulas.whereabouts import Whereabouts
from medelkoll_addin.placing import column_of, row_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medelkoll_addin.formulas.engine import Engine, Recalculated
    from medelkoll_addin.formulas.scan import Scan
    from medelkoll_addin.formulas.templates import Template
    from medelkoll_addin.reading.book import Value

_VOLATILE = frozenset({"TODAY", "NOW", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"})
_LANGUAGE = frozenset(  # in the last three a number's decimal sign becomes part of a text
    {"TEXT", "VALUE", "FIXED", "DOLLAR", "NUMBERVALUE", "DATEVALUE", "TIMEVALUE", "CONCATENATE", "CONCAT", "TEXTJOIN"}
)
_KNOWN = frozenset(  # those whose answers were compared with another program's
    [
        "SUM",
        "IF",
        "IFERROR",
        "IFNA",
        "IFS",
        "SWITCH",
        "AND",
        "OR",
        "NOT",
        "XOR",
        "TRUE",
        "FALSE",
        "ABS",
        "MAX",
        "MIN",
        "AVERAGE",
        "AVERAGEA",
        "COUNT",
        "COUNTA",
        "COUNTBLANK",
        "COUNTIF",
        "COUNTIFS",
        "SUMIF",
        "SUMIFS",
        "AVERAGEIF",
        "AVERAGEIFS",
        "MAXIFS",
        "MINIFS",
        "SUMPRODUCT",
        "ROUND",
        "ROUNDUP",
        "ROUNDDOWN",
        "INT",
        "TRUNC",
        "MOD",
        "SIGN",
        "SQRT",
        "POWER",
        "PRODUCT",
        "MEDIAN",
        "LARGE",
        "SMALL",
        "CEILING",
        "FLOOR",
        "MROUND",
        "EVEN",
        "ODD",
        "VLOOKUP",
        "HLOOKUP",
        "XLOOKUP",
        "INDEX",
        "MATCH",
        "CHOOSE",
        "ISBLANK",
        "ISNUMBER",
        "ISTEXT",
        "ISERROR",
        "ISERR",
        "ISNA",
        "ISLOGICAL",
        "N",
        "LEFT",
        "RIGHT",
        "MID",
        "LEN",
        "TRIM",
        "UPPER",
        "LOWER",
        "EXACT",
        "YEAR",
        "MONTH",
        "DAY",
        "DATE",
        "EDATE",
        "EOMONTH",
        "ROW",
        "ROWS",
        "COLUMN",
        "COLUMNS",
    ]
)
_CRITERION = re.compile(r'"[<>=]*\s*[-+]?[0-9]*[.,][0-9]')
_EXACT_FLAG = {"MATCH": 2, "VLOOKUP": 3, "HLOOKUP": 3}  # the argument that must say "only what is equal"
_RANGE_TAKERS = frozenset({"SUMPRODUCT"})  # functions that calculate with whole ranges


def recalculated(found: Scan, engine: Engine | None = None) -> Iterator[Issue]:
    """Saved values that are not what the recalculation gives; what cannot be compared becomes *not judged*."""
    own = _own(found)
    yield from (_stale(found, place, answer) for place, answer in own.items() if _differs(found, place, answer))
    asked = [place for place in found.complex if place not in own and _eligible(found, place)]
    if not asked:
        return
    places = list(found.templates)
    names = found.book.sheet_names
    cells = [(names[sheet_of(place)], row_of(place), column_of(place)) for place in places]
    values = (engine or _engine()).values(found.book.data, cells) if found.book.data else None
    if values is None:
        for place in asked:
            found.not_judged(Reason.ENGINE, place)
        return
    yield from _compared(found, asked, dict(zip(places, values, strict=True)))


def _own(found: Scan) -> Mapping[int, Recalculated]:
    """What our own functions answer, by place."""
    if all(found.templates[place].functions <= _KNOWN for place in found.complex):
        return {}
    from medelkoll_addin.formulas.own import answers  # noqa: PLC0415  few workbooks have any

    return answers(found)


def _engine() -> Engine:
    from medelkoll_addin.formulas.engine import ENGINE  # noqa: PLC0415  most workbooks need none

    return ENGINE


def _eligible(found: Scan, place: int) -> bool:
    reason = _obstacle(found.templates[place])
    if reason:
        found.not_judged(reason, place)
    return not reason


def _obstacle(template: Template) -> Reason | None:
    functions = {name.removeprefix("_XLFN.").removeprefix("_XLWS.") for name in template.functions}
    if functions & _VOLATILE:
        return Reason.VOLATILE
    texts = [token.text for token in template.tokens if token.kind in {Kind.TEXT, Kind.OPERATOR}]
    if functions & _LANGUAGE or "&" in texts or any(_CRITERION.match(text) for text in texts):
        return Reason.LANGUAGE
    if template.tree is None or _spills(template.tree):
        return Reason.ARRAY
    # ironcalc leaves blank cells out of "<>x", Excel does not; what is nearest in an unsorted list, nobody knows
    odd = any(text.startswith('"<>') for text in texts) or _approximate(template.tree)
    return None if functions <= _KNOWN and not odd else Reason.FUNCTION


def _approximate(node: Node) -> bool:
    if isinstance(node, Operation):
        return _approximate(node.left) or _approximate(node.right)
    if not isinstance(node, Call):
        return False
    flag = _EXACT_FLAG.get(node.name)
    if flag is not None and node.arguments[flag:] not in {(Number(Fraction(0)),), (Call("FALSE", ()),)}:
        return True
    return any(_approximate(argument) for argument in node.arguments)


def _spills(node: Node) -> bool:
    """Whether a whole range meets an operator, whose answer depends on the Excel that calculates it."""
    if isinstance(node, Call):
        return node.name not in _RANGE_TAKERS and any(_spills(argument) for argument in node.arguments)
    if isinstance(node, Operation):
        return any(_spills(side) or _ranged(side) for side in (node.left, node.right))
    return False


def _ranged(node: Node) -> bool:
    return isinstance(node, Reference) and not node.area.single


def _compared(found: Scan, asked: list[int], values: Mapping[int, Recalculated]) -> Iterator[Issue]:
    differing = {place for place, value in values.items() if _differs(found, place, value)}
    whereabouts = Whereabouts(differing)
    for place in asked:
        value = values[place]
        if isinstance(value, dict):
            found.not_judged(Reason.FUNCTION, place)
        elif place in differing and whereabouts.first_in(found.boxes(place), besides=place) is None:
            yield _stale(found, place, value)


def _differs(found: Scan, place: int, value: Recalculated) -> bool:
    saved = found.value(place)
    if isinstance(value, dict):
        return getattr(saved, "code", None) != value["error"]
    if _plain_number(saved) and _plain_number(value):
        difference = abs(exact(saved) - exact(value))
        grain = SHARE_GRAIN if difference and measure_of(found, place, difference) == "share" else HUNDREDTH
        return 2 * difference >= grain
    if type(saved).__name__ in {"datetime", "date", "time", "timedelta"}:
        return False  # a date's number is another program's business
    return (saved or "") != (value or "") or isinstance(saved, bool) is not isinstance(value, bool)


def _plain_number(value: Value | Recalculated) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _stale(found: Scan, place: int, value: Recalculated) -> Issue:
    saved, formula = found.value(place), found.formula(place)
    if _plain_number(saved) and _plain_number(value):
        stated, expected = exact(saved), exact(value)
        return Issue("stale", place, stated, expected, measure_of(found, place, stated - expected), formula=formula)
    return Issue("stale", place, measure="text", formula=formula, says=_shown(saved), should_say=_shown(value))


def _shown(value: object) -> str:
    return "" if value is None else str(value)
