"""One issue with a formula, on its way to the table ``formulas``."""

from __future__ import annotations

from typing import NamedTuple

from medelkoll_addin.formulas.exact import to_hundredths

SHARE_GRAIN = 10**8  # a ten-thousandth, exact
_PER_GRAIN = 100


class Issue(NamedTuple):
    """One row of the table; amounts are exact (10⁻¹² of what is typed) until they become columns."""

    issue: str
    place: int
    stated: int | None = None
    expected: int | None = None
    measure: str = "amount"
    certain: bool = True
    places: tuple[int, ...] = ()  # the other cells that it is about
    formula: str | None = None
    says: str | None = None
    should_say: str | None = None

    def row(self) -> dict[str, object]:
        """The row's columns, without the workbook's number."""
        stated, expected = self._shown(self.stated), self._shown(self.expected)
        return {
            "place": self.place,
            "issue": self.issue,
            "stated": stated,
            "expected": expected,
            "difference": None if stated is None or expected is None else stated - expected,
            "measure": self.measure,
            "certain": self.certain,
            "places": [self.place, *(place for place in self.places if place != self.place)],
            "formula": self.formula,
            "says": self.says,
            "should_say": self.should_say,
        }

    def _shown(self, amount: int | None) -> int | None:
        if amount is None:
            return None
        return to_hundredths(amount * _PER_GRAIN) if self.measure == "share" else to_hundredths(amount)
