"""PER_INVANARE and FORDELA: amounts from prices and shares."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

from medelkoll_addin.excel.functions.described import Described
from medelkoll_addin.excel.functions.errors import FunctionError
from medelkoll_addin.excel.functions.values import (
    Cell,
    Rows,
    Value,
    amount,
    count,
    flat,
    is_blank,
    kronor_of,
    number,
    rounding,
    rows,
    single,
)
from medelkoll_schemas import arithmetic
from medelkoll_schemas.amounts import KR, ORE
from medelkoll_schemas.arithmetic import WeightsError, WeightsProblem

_WRONG_WEIGHTS = {
    WeightsProblem.UNREADABLE: "går inte att läsa som andelar",
    WeightsProblem.MIXED: "blandar procent och andra tal",
    WeightsProblem.NOT_WHOLE: "blir inte 100 procent tillsammans",
    WeightsProblem.ALL_ZERO: "har bara nollor",
}


def per_invanare(folkmangd: Value, ore: Value, andel: Value = None, avrundning: Value = None) -> float:
    """Öre per inhabitant times inhabitants times a share, in kronor; raises ``FunctionError``.

    >>> per_invanare(267268.0, 180.0, "1/3", 100.0)
    160400.0
    """
    persons, rate, part = count(single(folkmangd)), number(single(ore)), single(andel)
    share = Fraction(1) if is_blank(part) else number(part)
    return kronor_of(arithmetic.per_inhabitant(persons, rate, share, rounding(avrundning, default=ORE)))


def fordela(belopp: Value, andelar: Value, avrundning: Value = None) -> Rows:
    """Parts (kronor) that always add up to the amount; raises ``FunctionError``.

    Shares in one text give a column of parts; a range of weights gives parts in the range's own shape.

    >>> fordela(4000000.0, "1:2", 100000.0)
    [[1300000.0], [2700000.0]]
    """
    shape, weights = _weights(andelar)
    step = rounding(avrundning, default=KR)
    parts = map(kronor_of, arithmetic.divide(amount(single(belopp)).value, weights, step))
    return [list(islice(parts, width)) for width in shape]


def _weights(value: Value) -> tuple[list[int], list[Fraction]]:
    """The width of each row of the answer, and the weights."""
    match rows(value):
        case [[cell]]:
            weights = _written(single(cell))
            return [1] * len(weights), weights
        case several:
            return [len(row) for row in several], _checked([_weight(cell) for cell in flat(value)])


def _written(cell: Cell) -> list[Fraction]:
    if not isinstance(cell, str):
        text = "Andelarna ska vara minst två. Har Excel gjort om 1:2 till ett klockslag, skriv '1:2 med apostrof först."
        raise FunctionError(text)
    try:
        return arithmetic.parse_weights(cell)
    except WeightsError as error:
        text = f"”{error.text}” {_WRONG_WEIGHTS[error.problem]}. Skriv till exempel 1:2 eller 40 %; 60 %."
        raise FunctionError(text) from None


def _weight(cell: Cell) -> Fraction:
    return Fraction(0) if is_blank(cell) else number(cell)


def _checked(weights: list[Fraction]) -> list[Fraction]:
    if not any(weights):
        text = "Minst en av andelarna ska vara större än noll."
        raise FunctionError(text)
    return weights


_ROUNDING = "Vad som ska avrundas till, i kronor: 1 för hela kronor, 100 för hela hundratal."

PER_INVANARE = Described(
    "PER_INVANARE",
    per_invanare,
    "Räknar ut ett belopp i kronor från folkmängd och öre per invånare.",
    {
        "folkmangd": "Antalet invånare.",
        "ore": "Öre per invånare, till exempel 180.",
        "andel": "Andel av beloppet, till exempel 1/3 eller 40 %. Utelämnad: hela beloppet.",
        "avrundning": f"{_ROUNDING} Utelämnad: hela ören.",
    },
)
FORDELA = Described(
    "FORDELA",
    fordela,
    "Fördelar ett belopp efter andelar. Delarna blir alltid tillsammans exakt hela beloppet.",
    {
        "belopp": "Beloppet som ska fördelas.",
        "andelar": "Andelarna, till exempel ”1:2” eller ”40 %; 60 %”, eller celler med ett tal för varje mottagare.",
        "avrundning": f"{_ROUNDING} Utelämnad: hela kronor.",
    },
    frozenset({"andelar"}),
)
