"""STAMMER: whether parts and total say the same."""

from __future__ import annotations

from medelkoll_addin.excel.functions.described import Described
from medelkoll_addin.excel.functions.errors import FunctionError
from medelkoll_addin.excel.functions.values import Value, amount, amounts, rounding, single
from medelkoll_schemas.amounts import kronor
from medelkoll_schemas.arithmetic import agree


def stammer(delar: Value, total: Value, avrundning: Value = None) -> str:
    r"""``OK``, or by how much the total is above (below: minus) its parts; raises ``FunctionError``.

    >>> stammer([[160400.0], ["320 700 kr"]], 481100.0), stammer([[5.0], [7.0]], "13 kr")
    ('OK', 'Avviker med 1\xa0kr')
    """
    parts = amounts(delar)
    if not parts:
        raise nothing_to_compare()
    difference = agree(parts, amount(single(total)), rounding(avrundning, default=0))
    return f"Avviker med {kronor(difference)}" if difference else "OK"


def nothing_to_compare() -> FunctionError:
    """The error for parts that hold no amounts."""
    return FunctionError("Det finns inga belopp att jämföra totalen med.")


STAMMER = Described(
    "STAMMER",
    stammer,
    "Jämför en total med summan av delarna. Ger OK, eller hur mycket totalen är för hög (minus: för låg).",
    {
        "delar": "Cellerna med delarna. Tomma celler hoppas över.",
        "total": "Cellen med totalen.",
        "avrundning": "Vad beloppen är avrundade till, i kronor. Utelämnad: som de är skrivna.",
    },
    frozenset({"delar"}),
)
