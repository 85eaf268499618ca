"""Every case of every rule: small tables written by hand, and all that is to be said of them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medelkoll_schemas.rules import RULES
from medelkoll_schemas.rules.base import EquationRule
from medelkoll_schemas.rules.k306_between_workbooks import BetweenWorkbooks, shared_sums
from medelkoll_schemas.validate import Outcome, validate

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from medelkoll_schemas.findings import Finding
    from medelkoll_schemas.tables import Tables

Row: TypeAlias = Mapping[str, object]
FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One case: ``judged`` are the relations by kind in the first workbook, where the case says so."""

    code: str
    name: str
    rows: Mapping[str, Sequence[Row]]
    findings: Sequence[Row]
    judged: Mapping[str, int] | None


def cases_in(path: Path) -> list[Case]:
    read = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return [_case(path.stem.upper(), case) for case in cast("list[dict[str, object]]", read["case"])]


def _case(code: str, case: dict[str, object]) -> Case:
    rows = {key: value for key, value in case.items() if key not in ("name", "judged", "finding")}
    return Case(
        code,
        str(case["name"]),
        cast("Mapping[str, Sequence[Row]]", rows),
        cast("Sequence[Row]", case.get("finding", [])),
        cast("Mapping[str, int] | None", case.get("judged")),
    )


CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in cases_in(path)]


def all_said(tables: Tables) -> tuple[Outcome, list[Finding]]:
    """What is said of a batch, the comparison between its workbooks included."""
    outcome = validate(tables)
    return outcome, sorted([*outcome.findings, *BetweenWorkbooks().between(shared_sums(tables))], key=order)


def order(finding: Finding) -> tuple[int, str, int, str]:
    return finding.book, finding.code, finding.place or 0, repr(finding)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.name}")
def test_all_that_is_said(
    case: Case,
    tables_of: Callable[[Mapping[str, Sequence[Row]]], Tables],
    finding_of: Callable[[Row], Finding],
) -> None:
    outcome, found = all_said(tables_of(case.rows))

    assert found == sorted((finding_of(row) for row in case.findings), key=order)
    if case.judged is not None:
        assert outcome.judged.get(0, {}) == case.judged


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1))
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.name}")
def test_the_order_of_rows_changes_nothing(
    case: Case, seed: int, tables_of: Callable[[Mapping[str, Sequence[Row]]], Tables]
) -> None:
    tables = tables_of(case.rows)
    outcome, found = all_said(tables)
    again, found_again = all_said(shuffled(tables, seed))

    assert found_again == found
    assert again.judged == outcome.judged
    assert again.cells == outcome.cells


def shuffled(tables: Tables, seed: int) -> Tables:
    mixed: dict[str, pl.DataFrame] = {
        field.name: getattr(tables, field.name).sample(fraction=1.0, shuffle=True, seed=seed)
        for field in fields(tables)
    }
    return replace(tables, **mixed)


def test_every_rule_has_a_case_that_fails_and_one_that_does_not() -> None:
    told = Counter((case.code, any(row["code"] == case.code for row in case.findings)) for case in CASES)
    missing = {(rule.code, failing) for rule in RULES for failing in (True, False) if not told[rule.code, failing]}

    assert missing == set()


def test_a_case_of_an_equation_without_findings_says_what_was_judged() -> None:
    equations = {rule.code for rule in RULES if isinstance(rule, EquationRule)}
    silent = [case.name for case in CASES if case.code in equations and not case.findings and case.judged is None]

    assert silent == []


def test_no_two_cases_have_the_same_name() -> None:
    assert Counter((case.code, case.name) for case in CASES).most_common(1)[0][1] == 1
