"""Small tidy tables from rows that a person can write: amounts in kronor, defaults for what does not matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, cast

import pytest

from medelkoll_schemas.findings import Cause, Certainty, Finding, Severity
from medelkoll_schemas.tables import Tables, tables_from
from medelkoll_schemas.tables.models import MODELS

Row: TypeAlias = Mapping[str, object]
Rows: TypeAlias = Mapping[str, Sequence[Row]]
TablesOf: TypeAlias = Callable[[Rows], Tables]
FindingOf: TypeAlias = Callable[[Row], Finding]

MONEY = {"kr", "unit", "trailing", "decided", "rounding", "constant", "slack", "stated", "expected", "difference"}
EXACT = {"found": {"stated"}, "formula_terms": {"stated"}}  # not money there: a place
FIGURE = {
    "unit": 0,
    "trailing": 0,
    "scale": 100,
    "quantity": "amount",
    "typed": True,
    "hidden": False,
    "text": False,
    "label": "",
}
ENTRY = {"block": 0, "table": "lines", "column": 0, "column_role": "single", "section": 0, "label": ""}
DEFAULTS: Mapping[str, Row] = {
    "rates": {"part": "kommun", "year": 2018},
    "members": {"year": 2018},
    "populations": {"year": 2018},
    "reports": {"note": False},
    "formula_terms": {"constant": 0, "slack": 0},
    "formulas": {"measure": "amount", "certain": True},
}


def ore(kronor: object) -> int:
    """Kronor as they stand in a case file, in öre."""
    amount = Decimal(str(kronor)) * 100
    assert amount == int(amount), f"{kronor} is finer than an öre"
    return int(amount)


def build(case: Rows) -> Tables:
    """The tables of a case.

    ``cells`` holds figures (``kr`` or ``persons``; neither is a cell that could not be read), and those with a ``role``
    are entries of a table too. Every other key is a table of its own.
    """
    cells = [{"book": 0, **row} for row in case.get("cells", ())]
    rows: dict[str, list[Row]] = {
        "figures": [_figure(row) for row in cells],
        "entries": [{**ENTRY, "line": row["place"], **_money(row, "entries")} for row in cells if "role" in row],
    }
    for name in set(MODELS) & set(case):
        rows[name] = [{"book": 0, **DEFAULTS.get(name, {}), **_money(row, name)} for row in case[name]]
    return tables_from({name: _columns(name, some) for name, some in rows.items()})


def _figure(row: Row) -> Row:
    value = row["persons"] if "persons" in row else ore(row["kr"]) if "kr" in row else None
    quantity = "population" if "persons" in row else "amount"
    return {**FIGURE, "quantity": quantity, "value": value, **_money(row, "figures")}


def _money(row: Row, table: str) -> dict[str, object]:
    money = MONEY - EXACT.get(table, set())
    return {key: ore(value) if key in money else value for key, value in row.items()}


def _columns(name: str, rows: Sequence[Row]) -> Mapping[str, Sequence[object]]:
    return {column: [row.get(column) for row in rows] for column in MODELS[name].to_schema().columns}


def finding(row: Row) -> Finding:
    """The finding that a case expects; its amounts are kronor, or persons where ``persons`` says so."""
    place = row.get("place")
    first = place if isinstance(place, int) else None
    places = cast("Sequence[int]", row.get("places", [] if first is None else [first]))
    causes = cast("Sequence[Row]", row.get("causes", []))
    return Finding(
        book=int(str(row.get("book", 0))),
        code=str(row["code"]),
        severity=Severity(str(row.get("severity", "error"))),
        place=first,
        places=tuple(places),
        stated=_amount(row, "stated"),
        expected=_amount(row, "expected"),
        difference=_amount(row, "difference"),
        causes=tuple(_cause(cause, persons="persons" in row) for cause in causes),
        facts=_facts(row),
        variant=str(row.get("variant", "")),
    )


def _amount(row: Row, key: str, *, persons: bool = False) -> int | None:
    if key not in row:
        return None
    return int(str(row[key])) if persons or "persons" in row else ore(row[key])


def _cause(row: Row, *, persons: bool) -> Cause:
    return Cause(
        str(row["kind"]),
        int(str(row["place"])),
        _amount(row, "suggestion", persons=persons),
        _amount(row, "explains", persons=persons) or 0,
        Certainty(str(row.get("certainty", "unique"))),
        _facts(row),
    )


def _facts(row: Row) -> Mapping[str, str | int]:
    return cast("Mapping[str, str | int]", row.get("facts", {}))


@pytest.fixture
def tables_of() -> TablesOf:
    return build


@pytest.fixture
def finding_of() -> FindingOf:
    return finding
