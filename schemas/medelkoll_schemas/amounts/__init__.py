"""Amounts of money as people write them, and as whole öre.

>>> from medelkoll_schemas.amounts import read_text
>>> read_text("5,5 miljoner kronor").value
550000000
>>> read_text("544 99 160")
<Doubt.MISGROUPED: 'misgrouped'>
"""

from medelkoll_schemas.amounts.model import KR, MDKR, MNKR, ORE, TKR, Amount, Doubt, measure, trailing_of
from medelkoll_schemas.amounts.number import read_number
from medelkoll_schemas.amounts.text import read_text
from medelkoll_schemas.amounts.units import scale_of
from medelkoll_schemas.amounts.wording import antal, kronor, plain

__all__ = [
    "KR",
    "MDKR",
    "MNKR",
    "ORE",
    "TKR",
    "Amount",
    "Doubt",
    "antal",
    "kronor",
    "measure",
    "plain",
    "read_number",
    "read_text",
    "scale_of",
    "trailing_of",
]
