"""The page of causes: what is said of each kind, by the program's own wording of one example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause, Certainty, Finding, Severity
from medelkoll_schemas.messages import word
from medelkoll_schemas.relations.causes import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_CELLS = {1: "C6", 2: "C4", 3: "C5"}  # the example's total, a line of it, and another one
_FACTS: Mapping[str, Mapping[str, str | int]] = {
    "omitted_line": {"line": 2},
    "counted_twice": {"line": 2},
    "hidden_row": {"line": 2},
    "swapped_cells": {"other": 2},
    "other_year_population": {"year": 2017, "reference_date": "2018-12-31"},
    "other_rate": {"rate": 190},
    "constant_over_formula": {"formula": "=SUM(C3:C5)"},
}
_RIGHT = 400_500_000  # öre: the example's sum
_SUBJECTS = {
    "other_year_population": "Kommunerna, norra länet",
    "other_rate": "Regionen, norra länet",
    "swapped_ratio": "Regionen",
}
_AMOUNTS: Mapping[str, tuple[int, int]] = {  # what stands there and what should, in öre, where the slip says so
    "wrong_digit": (400_600_000, _RIGHT),
    "dropped_digit": (40_050_000, _RIGHT),
    "extra_digit": (4_400_500_000, _RIGHT),
    "factor_1000": (400_500, _RIGHT),
    "factor_100": (4_005_000, _RIGHT),
    "sign": (-_RIGHT, _RIGHT),
    "text_number": (396_000_000, _RIGHT),
    "hidden_row": (396_000_000, _RIGHT),
    "range_too_short": (396_000_000, _RIGHT),
    "omitted_line": (396_000_000, _RIGHT),
    "other_year_population": (12_030_000, 12_120_000),
    "other_rate": (25_650_000, 24_300_000),
    "swapped_ratio": (200_000_000, 100_000_000),
    "rounding": (400_500_000, 400_526_700),
}
_CODES = {"other_year_population": "K401", "other_rate": "K401", "swapped_ratio": "K502", "stale_value": "K701"}


def cause_page() -> str:
    """Every kind of cause with what is said when it is the only explanation, and when it is one of several."""
    parts = "\n".join(_part(kind) for kind in KINDS)
    return f"""# Orsaker

När en anmärkning har en trolig orsak står den i meddelandet. Exemplen är programmets egna ord.

{parts}"""


def _part(kind: str) -> str:
    sure, unsure = (_said(kind, certainty) for certainty in (Certainty.UNIQUE, Certainty.AMBIGUOUS))
    return f"## {kind}\n\nSäker: {sure}\n\nOsäker: {unsure}\n"


def _said(kind: str, certainty: Certainty) -> str:
    stated, expected = _AMOUNTS.get(kind, (405_000_000, _RIGHT))
    written = 4_500_000 if kind == "text_number" else expected
    cause = Cause(kind, 2 if kind == "text_number" else 1, written, stated - expected, certainty, _FACTS.get(kind, {}))
    facts = {"subject": _SUBJECTS.get(kind, "Summa")}
    code = _CODES.get(kind, "K201")
    finding = Finding(0, code, Severity.ERROR, 1, (1, 2, 3), stated, expected, stated - expected, (cause,), facts)
    return word(finding, naming=_CELLS.__getitem__)
