"""Exact arithmetic with amounts: dividing, multiplying by inhabitants, comparing within roundings.

>>> from medelkoll_schemas.arithmetic import divide
>>> divide(400_000_000, [1, 2], rounding=10_000_000)
[130000000, 270000000]
"""

from medelkoll_schemas.arithmetic.agreement import agree
from medelkoll_schemas.arithmetic.division import divide
from medelkoll_schemas.arithmetic.keystrokes import one_keystroke
from medelkoll_schemas.arithmetic.rates import per_inhabitant, round_to
from medelkoll_schemas.arithmetic.weights import WeightsError, WeightsProblem, parse_weights

__all__ = [
    "WeightsError",
    "WeightsProblem",
    "agree",
    "divide",
    "one_keystroke",
    "parse_weights",
    "per_inhabitant",
    "round_to",
]
