"""One equation over cells, and the figures it is about.

A relation says ``sum(coefficient * value) + constant = 0``. Each figure is only known to its rounding unit, so the
relation *holds* when twice the absolute residual is at most ``sum(|coefficient| * unit) + slack``: the intervals meet.
Everything is whole öre (or whole persons, for a population), never float.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a relation is about: the keys of ``checked.relations`` in the JSON."""

    CATEGORY_SUM = "category_sum"
    ECONOMIC_SUMMARY = "economic_summary"
    PER_INHABITANT = "per_inhabitant"
    RECIPIENT_SPLIT = "recipient_split"
    SPENDING_REPORT = "spending_report"
    FORMULA = "formula"


class Figure(NamedTuple):
    """One figure in one cell."""

    place: int
    value: int  # öre for an amount, persons for a population, 1/10_000 for a share
    unit: int  # rounding unit in the same measure; 0 = exact; the figure stands for value ± unit / 2
    trailing: int  # the rounding unit that its own trailing zeros show (100_000 for 160 400 kr in öre: 100 kr = 10_000)
    scale: int = 100  # what one typed unit is worth: 100 for kr, 100_000 for tkr, 100_000_000 for mnkr, 1 for a count
    quantity: str = "amount"  # amount | population | rate | share
    typed: bool = True  # a constant that somebody typed; False for a formula
    hidden: bool = False  # in a hidden row or column
    label: str = ""  # the words beside it
    text: bool = False  # stored as text


class Term(NamedTuple):
    """One cell's part in a relation."""

    place: int
    coefficient: int


class Relation(NamedTuple):
    """``sum(coefficient * value) + constant = 0`` within the figures' roundings."""

    number: int
    code: str  # the rule that set it up: K201
    kind: Kind
    stated: int  # place of the cell that states the result (a total, a computed amount)
    terms: tuple[Term, ...]  # the stated cell's term included
    constant: int = 0
    slack: int = 0  # further rounding, in the residual's measure, doubled like the units
    subject: str = ""  # what it is about, in the workbook's own words
