"""Tables against their pandera models: what does not fit is one finding at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.fitting import fits
from medelkoll_schemas.tables.outline import outlines

if TYPE_CHECKING:
    import polars as pl

    from medelkoll_schemas.tables import Tables

CODE = "K105"


def misfits(tables: Tables) -> list[Finding]:
    """Every row that its model refuses, once per cell; a table that fits gives none."""
    return [
        finding
        for name, table in tables
        if not table.is_empty() and not fits(outlines()[name], table)
        for finding in _misfits(name, table)
    ]


def _misfits(name: str, table: pl.DataFrame) -> list[Finding]:
    from pandera.errors import SchemaErrors  # noqa: PLC0415 - heavy, and nearly every table fits

    from medelkoll_schemas.tables.models import MODELS  # noqa: PLC0415 - the same

    try:
        MODELS[name].validate(table, lazy=True)
    except SchemaErrors as errors:
        cases = cast("pl.DataFrame", errors.failure_cases)  # on this backend; pandera does not say so
        rows = cases.filter(cases["index"].is_not_null()).unique("index", maintain_order=True)
        found: list[tuple[int, str]] = rows.select("index", "check").rows()
        return [_finding(table.row(index, named=True), check) for index, check in found]
    return []


def _finding(row: dict[str, object], check: str) -> Finding:
    place = row.get("place")
    known = place if isinstance(place, int) else None
    return Finding(
        int(str(row["book"])),
        CODE,
        Severity.ERROR,
        known,
        () if known is None else (known,),
        facts={"check": check},
    )
