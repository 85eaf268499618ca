"""What validate does around the rules: crashes, tables that do not fit, what is counted, and whole workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from medelkoll_schemas.equations import equations_of
from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules import RULES
from medelkoll_schemas.rules.base import EquationRule, TableRule, none
from medelkoll_schemas.tables import Tables, tables_from
from medelkoll_schemas.tables.models import MODELS
from medelkoll_schemas.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import polars as pl

WRONG = {
    "cells": [
        {"place": 1, "kr": 310_450, "role": "line"},
        {"place": 2, "kr": 128_670, "role": "line"},
        {"place": 3, "kr": 412_345, "role": "total"},
    ]
}


class Stumbles(TableRule):
    """A rule with a fault of its own."""

    code = "K999"
    table = "entries"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        del tables
        msg = "no such column"
        raise KeyError(msg)


class StumblesOverEquations(EquationRule):
    """The same among the equations."""

    code = "K998"
    table = "entries"
    kind = Kind.CATEGORY_SUM

    def equations(self, tables: Tables) -> pl.DataFrame:
        return tables.entries.select("nowhere")


class Silent(EquationRule):
    """Sets up no equation."""

    code = "K997"
    table = "entries"
    kind = Kind.CATEGORY_SUM

    def equations(self, tables: Tables) -> pl.DataFrame:
        del tables
        return none()


def test_a_rule_that_crashes_is_said_so_and_the_others_go_on(
    tables_of: Callable[[Mapping[str, object]], Tables],
) -> None:
    tables = tables_of(WRONG)
    alone = validate(tables).findings

    found = validate(tables, [Stumbles(), StumblesOverEquations(), Silent(), *RULES]).findings

    crashes = [one for one in found if one.code == "K911"]
    assert [one for one in found if one.code != "K911"] == list(alone)
    assert crashes == [
        Finding(0, "K911", Severity.WARNING, None, facts={"rule": "K998", "error": "ColumnNotFoundError"}),
        Finding(0, "K911", Severity.WARNING, None, facts={"rule": "K999", "error": "KeyError"}),
    ]


def test_a_crash_is_said_to_every_workbook_that_the_rule_had_work_in(
    tables_of: Callable[[Mapping[str, object]], Tables],
) -> None:
    cells = [
        {"book": 64, "place": 1, "kr": 5_000, "role": "line"},
        {"book": 66, "place": 1, "kr": 5_000, "role": "line"},
    ]
    other = {"book": 65, "place": 1, "kr": 5_000}

    found = validate(tables_of({"cells": [*cells, other]}), [Stumbles()]).findings

    assert [(one.book, one.code) for one in found] == [(64, "K911"), (66, "K911")]


def test_a_rule_whose_table_is_empty_is_not_asked() -> None:
    assert validate(tables_from({}), [Stumbles(), StumblesOverEquations()]).findings == []


def test_nothing_at_all() -> None:
    outcome = validate(tables_from({}))

    assert (outcome.findings, outcome.judged, outcome.cells) == ([], {}, {})


def test_what_was_judged_is_counted_by_workbook_and_kind(
    tables_of: Callable[[Mapping[str, object]], Tables],
) -> None:
    cells = [
        {"place": 1, "kr": 310_450, "role": "line"},
        {"place": 2, "kr": 310_450, "role": "total"},
        {"place": 5, "kr": 310_450, "role": "line", "table": "summary", "block": 1},
        {"place": 6, "kr": 310_450, "role": "total", "table": "summary", "block": 1},
        {"place": 9, "kr": 5_000},
        {"book": 4, "place": 1, "kr": 310_450, "role": "line"},
        {"book": 4, "place": 2, "kr": 310_450, "role": "total"},
        {"book": 5, "place": 1, "doubt": "blank", "role": "line"},
        {"book": 5, "place": 2, "kr": 310_450, "role": "total"},
    ]

    outcome = validate(tables_of({"cells": cells}))

    assert outcome.judged == {0: {"category_sum": 1, "economic_summary": 1}, 4: {"category_sum": 1}}
    assert outcome.cells == {0: 4, 4: 2}


def test_a_figure_in_two_relations_is_one_figure(tables_of: Callable[[Mapping[str, object]], Tables]) -> None:
    cells = [
        {"place": 1, "kr": 310_450, "role": "line", "category": "skav"},
        {"place": 2, "kr": 310_450, "role": "total", "category": "skav"},
        {"place": 3, "kr": 310_450, "role": "line", "category": "skav", "table": "summary", "block": 1},
    ]

    assert validate(tables_of({"cells": cells})).cells == {0: 3}


@pytest.mark.parametrize("name", list(MODELS))
def test_an_empty_table_has_its_models_columns(name: str) -> None:
    table = cast("pl.DataFrame", getattr(tables_from({}), name))

    MODELS[name].validate(table)
    assert table.columns == list(MODELS[name].to_schema().columns)


def test_a_batch_says_of_each_workbook_what_it_says_of_it_alone(
    tables_of: Callable[[Mapping[str, object]], Tables],
) -> None:
    books = [
        [{"place": 1, "kr": 310_450, "role": "line"}, {"place": 2, "kr": 412_345, "label": "Totalt", "role": "total"}],
        [{"place": 1, "kr": 310_450, "role": "line"}, {"place": 2, "kr": 310_450, "role": "total"}],
        [{"place": 1, "doubt": "blank", "role": "line"}, {"place": 2, "kr": 310_450, "role": "total"}],
    ]
    numbered = [[{**row, "book": number} for row in rows] for number, rows in enumerate(books)]

    together = validate(tables_of({"cells": [row for rows in numbered for row in rows]})).findings
    alone = [one for rows in numbered for one in validate(tables_of({"cells": rows})).findings]

    assert sorted(together, key=lambda one: one.book) == alone
    assert [one.book for one in alone] == [0, 2]


def test_how_many_terms_are_taken_at_once_changes_nothing(
    tables_of: Callable[[Mapping[str, object]], Tables], monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = tables_of(WRONG)
    whole = equations_of(tables, [rule for rule in RULES if isinstance(rule, EquationRule)])[0]
    monkeypatch.setattr("medelkoll_schemas.equations.AT_ONCE", 1)
    parts = equations_of(tables, [rule for rule in RULES if isinstance(rule, EquationRule)])[0]
    assert parts.relations.equals(whole.relations)
    assert parts.terms.sort("relation", "place").equals(whole.terms.sort("relation", "place"))
    assert sorted(whole.terms["place"].to_list()) == [1, 2, 3]
