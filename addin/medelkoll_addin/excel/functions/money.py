"""BELOPP and KATEGORISUMMA: amounts as they are written."""

from __future__ import annotations

from medelkoll_addin.excel.functions.described import Described
from medelkoll_addin.excel.functions.errors import FunctionError
from medelkoll_addin.excel.functions.values import (
    Cell,
    Value,
    amount,
    flat,
    holds_something,
    is_blank,
    kronor_of,
    single,
)


def belopp(text: Value) -> float:
    """The amount (kronor) that a text states; raises ``FunctionError``.

    >>> belopp("5,5 miljoner kronor")
    5500000.0
    """
    return kronor_of(amount(single(text)).value)


def kategorisumma(kategorier: Value, belopp: Value, kategori: Value) -> float:
    """The sum (kronor) of the amounts beside one category; blank amounts add nothing; raises ``FunctionError``.

    >>> kategorisumma([["Barn"], ["Vuxna"], ["barn "]], [[100.0], [50.0], ["25 kr"]], "Barn")
    125.0
    """
    wanted = _category(single(kategori))
    categories, cells = [_category(cell) for cell in flat(kategorier)], flat(belopp)
    if len(categories) != len(cells):
        text = "Kategorierna och beloppen ska vara lika många celler."
        raise FunctionError(text)
    if not wanted or wanted not in categories:
        text = f"Ingen rad har kategorin ”{single(kategori) or ''}”."
        raise FunctionError(text)
    beside = (cell for category, cell in zip(categories, cells, strict=True) if category == wanted)
    return kronor_of(sum(amount(cell).value for cell in beside if holds_something(cell)))


def _category(cell: Cell) -> str:
    return "" if is_blank(cell) else " ".join(str(cell).casefold().split())


BELOPP = Described(
    "BELOPP",
    belopp,
    "Läser ett belopp som är skrivet som text, till exempel ”5,5 miljoner kronor”, och ger det i kronor.",
    {"text": "Cellen med beloppet."},
)
KATEGORISUMMA = Described(
    "KATEGORISUMMA",
    kategorisumma,
    "Summerar beloppen i en kategori, i kronor. Belopp som är skrivna som text räknas med.",
    {
        "kategorier": "Cellerna med kategorier, en för varje belopp.",
        "belopp": "Cellerna med belopp.",
        "kategori": "Kategorin som ska summeras.",
    },
    frozenset({"kategorier", "belopp"}),
)
