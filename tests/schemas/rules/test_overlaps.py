"""One root cause is one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_schemas.findings import Cause, Finding, Severity
from medelkoll_schemas.rules.overlaps import without_echoes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from medelkoll_schemas.tables import Tables

TYPED_OVER = Cause("constant_over_formula", 4, 119_050, 10_000)
DOUBT = Finding(0, "K702", Severity.WARNING, 4, (4, 5), 129_050, 119_050, 10_000, (TYPED_OVER,))


@pytest.mark.parametrize(
    ("place", "severity", "kind", "codes"),
    [
        (4, Severity.ERROR, "constant_over_formula", ["K202"]),  # the row's sum proves what the neighbours only suggest
        (4, Severity.ERROR, "wrong_digit", ["K202", "K702"]),  # another explanation: both are worth reading
        (4, Severity.WARNING, "constant_over_formula", ["K202", "K702"]),
        (7, Severity.ERROR, "constant_over_formula", ["K202", "K702"]),  # another cell
    ],
)
def test_a_formula_that_its_neighbours_doubt_is_said_once(
    place: int,
    severity: Severity,
    kind: str,
    codes: list[str],
    tables_of: Callable[[Mapping[str, Sequence[Mapping[str, object]]]], Tables],
) -> None:
    row = Finding(
        0, "K202", severity, place, (place,), 129_050, 119_050, 10_000, (Cause(kind, place, 119_050, 10_000),)
    )

    assert [f.code for f in without_echoes([row, DOUBT], tables_of({}))] == codes


@pytest.mark.parametrize(("expected", "codes"), [(50_000, ["K703"]), (60_000, ["K201", "K703"])])
def test_a_sum_that_wants_the_amount_of_the_right_range_is_the_same_fault(
    expected: int, codes: list[str], tables_of: Callable[[Mapping[str, Sequence[Mapping[str, object]]]], Tables]
) -> None:
    column = Finding(0, "K201", Severity.ERROR, 4, (2, 4), 0, expected, -expected)
    formula = Finding(0, "K703", Severity.ERROR, 4, (4, 3), 0, 50_000, -50_000)

    found = without_echoes([column, formula], tables_of({}))

    assert [f.code for f in found] == codes
    assert (2 in found[-1].places) is (len(codes) == 1)
