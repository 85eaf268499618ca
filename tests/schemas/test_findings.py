"""From an explanation to a finding: what is said when little is known, and what a county's finding takes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause, Certainty, Finding, Severity
from medelkoll_schemas.relations.explanation import Explanation
from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.report_cells import with_lines
from medelkoll_schemas.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest

    from medelkoll_schemas.tables import Tables

WRONG = [
    {"place": 1, "kr": 310_450, "role": "line"},
    {"place": 2, "kr": 412_345, "label": "Totalt", "role": "total"},
]
REPORT = {"reports": [{"county": "Blekinge län", "decided": 1_000_000, "remaining": 4}]}


def test_a_cell_that_could_not_be_narrowed_down_is_said_to_be_so(
    monkeypatch: pytest.MonkeyPatch,
    tables_of: Callable[[Mapping[str, object]], Tables],
) -> None:
    cause = Cause("rounding", 1, None, 5)
    lost = Explanation(
        place=1,
        places=(1, 2),
        relations=(0,),
        code="K201",
        kind=Kind.CATEGORY_SUM,
        stated=31_045_000,
        expected=None,
        difference=None,
        causes=(cause,),
        certainty=Certainty.AMBIGUOUS,
        narrowed=False,
    )

    def explain(*_: object) -> list[Explanation]:
        return [lost]

    monkeypatch.setattr("medelkoll_schemas.relations.explain.explain", explain)

    (found,) = validate(tables_of({"cells": WRONG})).findings

    assert (found.place, found.stated, found.expected) == (2, 41_234_500, 31_045_000)
    assert found.facts == {"subject": "Totalt", "label": "Totalt", "not_narrowed": 1}
    assert [one.certainty for one in found.causes] == [Certainty.AMBIGUOUS]


def test_a_finding_that_is_of_no_county_is_left_as_it_is(
    tables_of: Callable[[Mapping[str, object]], Tables],
) -> None:
    finding = Finding(0, "K601", Severity.ERROR, 99, (99,))

    assert with_lines([finding], tables_of(REPORT)) == [finding]


def test_a_countys_finding_without_a_known_difference_names_no_sums(
    tables_of: Callable[[Mapping[str, object]], Tables],
) -> None:
    other = Finding(0, "K201", Severity.ERROR, 4, (4,))
    found = with_lines([other, Finding(0, "K601", Severity.ERROR, None, (4,))], tables_of(REPORT))

    assert found == [
        other,
        Finding(0, "K601", Severity.ERROR, None, (4,), facts={"subject": "Blekinge län"}),
    ]


def test_what_a_finding_and_a_cause_hold_when_nothing_is_said() -> None:
    assert Finding(0, "K911", Severity.WARNING, None).facts == {}
    assert Cause("sign", 1, 5, 10).certainty is Certainty.UNIQUE
