"""``outline.json``, written from the models so that it cannot say anything else: ``make outline``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_type_hints

from medelkoll_schemas.tables.models import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pandera.api.polars.components import Column

    from medelkoll_schemas.tables.base import Tidy
    from medelkoll_schemas.tables.outline import Kept


def outline_of(model: type[Tidy]) -> Mapping[str, Kept]:
    """What is kept of a model's columns. A check of whole rows is kept as something more that each column asks for."""
    schema = model.to_schema()
    kinds = get_type_hints(model)  # as polars writes them: Int64, List(Int64)
    kept = {name: _kept(column, str(kinds[name])) for name, column in schema.columns.items()}
    for column in kept.values() if schema.checks else ():
        column["more"] = True
    return kept


def _kept(column: Column, kind: str) -> Kept:
    kept: Kept = {"type": kind.removeprefix("List(").removesuffix(")")}
    if kind.startswith("List("):
        kept["list"] = True
    if column.nullable:
        kept["nullable"] = True
    if column.unique:
        kept["more"] = True
    for check in column.checks:
        if check.name == "greater_than_or_equal_to":
            kept["least"] = check.statistics["min_value"]
        elif check.name == "isin":
            kept["codes"] = list(cast("Sequence[str]", check.statistics["allowed_values"]))
        else:
            kept["more"] = True
    return kept


def outline() -> str:
    """The text of ``outline.json``: one line a column."""
    tables = (f'"{name}": {{\n{_columns(outline_of(model))}\n}}' for name, model in MODELS.items())
    return "{\n" + ",\n".join(tables) + "\n}\n"


def _columns(columns: Mapping[str, Kept]) -> str:
    return ",\n".join(f'  "{name}": {json.dumps(kept)}' for name, kept in columns.items())


def main(path: str) -> None:
    """Write the file."""
    Path(path).write_text(outline(), "utf-8")
