"""ORSAK: why a total is not what its parts add up to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from medelkoll_addin.excel.functions.checking import nothing_to_compare
from medelkoll_addin.excel.functions.described import Described
from medelkoll_addin.excel.functions.values import Value, amount, flat, holds_something, single
from medelkoll_schemas.arithmetic import agree
from medelkoll_schemas.findings import Certainty, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_schemas.amounts import Amount
    from medelkoll_schemas.findings import Cause

_TOTAL: Final = 0  # its place; the parts are 1, 2, 3 … in the order of the range
_CODE: Final = "K201"


def orsak(delar: Value, total: Value) -> str:
    """``OK``, or what is wrong and its likely causes, as the check words them; raises ``FunctionError``.

    >>> orsak([[1250000.0], [2755000.0]], 4050000.0).partition(". ")[2].partition(":")[2].partition(" (")[0]
    ' två siffror har bytt plats i totalcellen'
    """
    held = {number: amount(cell) for number, cell in enumerate(flat(delar), start=1) if holds_something(cell)}
    stated = amount(single(total))
    if not held:
        raise nothing_to_compare()
    return _worded(held, stated) if agree([*held.values()], stated) else "OK"


def _worded(parts: Mapping[int, Amount], total: Amount) -> str:
    from medelkoll_schemas.messages import word  # noqa: PLC0415 - only totals that are wrong need it

    expected = sum(part.value for part in parts.values())
    finding = Finding(
        0,
        _CODE,
        Severity.ERROR,
        _TOTAL,
        (_TOTAL, *parts),
        total.value,
        expected,
        total.value - expected,
        _causes(parts, total),
    )
    return word(finding, naming=lambda place: f"del {place}" if place else "totalcellen")


def _causes(parts: Mapping[int, Amount], total: Amount) -> tuple[Cause, ...]:
    """The likely causes; none is the only one when other cells would do as well."""
    from medelkoll_schemas.relations.context import Context  # noqa: PLC0415 - only totals that are wrong need it
    from medelkoll_schemas.relations.explain import explain  # noqa: PLC0415 - only totals that are wrong need it
    from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term  # noqa: PLC0415 - the same

    known = {_TOTAL: total, **parts}
    figures = {place: Figure(place, one.value, one.unit, one.trailing, one.scale) for place, one in known.items()}
    terms = (Term(_TOTAL, -1), *(Term(place, 1) for place in parts))
    (one,) = explain([Relation(0, _CODE, Kind.CATEGORY_SUM, _TOTAL, terms)], figures, Context())
    if one.certainty is Certainty.UNIQUE:
        return one.causes
    return tuple(replace(cause, certainty=one.certainty) for cause in one.causes)


ORSAK = Described(
    "ORSAK",
    orsak,
    "Säger varför en total inte stämmer med delarna: kanske har två siffror bytt plats. Ger OK när den stämmer.",
    {
        "delar": "Cellerna med delarna. Tomma celler hoppas över. Svaret kallar dem del 1, del 2 och så vidare.",
        "total": "Cellen med totalen.",
    },
    frozenset({"delar"}),
)
