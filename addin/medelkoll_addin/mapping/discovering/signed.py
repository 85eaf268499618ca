"""Formulas that subtract: they say themselves what is counted against what, and no sum is read into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.placing import column_letters, column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.mapping.discovering.model import Sums

_SUBTRACTS = re.compile(r"[=+-]*\$?[A-Z]{1,3}\$?\d+(?:[+-]\$?[A-Z]{1,3}\$?\d+)+", re.IGNORECASE)
_TERM = re.compile(r"([+-]?)\$?([A-Z]{1,3})\$?(\d+)", re.IGNORECASE)


def says_otherwise(formulas: Mapping[int, str], sums: Sums, at: int) -> bool:
    """Whether a stated cell subtracts where its equation does not: *Resultat* is income less costs.

    Only cells of its own column are held against a sum down, and only the same cells against one across: what else
    a formula counts is told by its neighbours.
    """
    stated = sums.stated[at]
    formula = formulas.get(stated, "")
    if "-" not in formula or not _SUBTRACTS.fullmatch(formula):
        return False
    terms = {(column.upper(), int(row)): -1 if sign == "-" else 1 for sign, column, row in _TERM.findall(formula)}
    if sums.kind == "column":
        return {column for column, _ in terms} == {column_letters(column_of(stated))}
    said = {
        (column_letters(column_of(place)), row_of(place) + 1): weight
        for place, weight in sums.terms(at)
        if place != stated
    }
    return terms.keys() == said.keys() and terms != said
