"""Functions for the cells of a workbook, as plain Python: both add-ins offer what ``FUNCTIONS`` lists.

Amounts go in and out in kronor, as Excel has them; in between they are whole öre. What cannot be answered with
certainty raises ``FunctionError``, whose text a host shows in the cell.

A host has to hand over errors as texts (xlwings: ``err_to_str=True``), or ``#REF!`` looks like a blank cell.
"""

from medelkoll_addin.excel.functions.checking import STAMMER
from medelkoll_addin.excel.functions.described import Described
from medelkoll_addin.excel.functions.dividing import FORDELA, PER_INVANARE
from medelkoll_addin.excel.functions.errors import FunctionError
from medelkoll_addin.excel.functions.money import BELOPP, KATEGORISUMMA
from medelkoll_addin.excel.functions.people import FOLKMANGD, FOLKMANGD_TABELL
from medelkoll_addin.excel.functions.reasons import ORSAK

FUNCTIONS: tuple[Described, ...] = (
    BELOPP,
    FOLKMANGD,
    FOLKMANGD_TABELL,
    PER_INVANARE,
    FORDELA,
    KATEGORISUMMA,
    STAMMER,
    ORSAK,
)

__all__ = ["FUNCTIONS", "Described", "FunctionError"]
