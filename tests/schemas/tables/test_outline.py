"""The outline against the models that it is written from."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import polars as pl
import pytest

from medelkoll_schemas.tables.models import MODELS
from medelkoll_schemas.tables.outline import codes_of, frame, outlines, schema_of
from medelkoll_schemas.tables.outlining import main, outline

if TYPE_CHECKING:
    from pathlib import Path


def test_the_outline_is_what_the_models_say() -> None:
    kept = files("medelkoll_schemas.tables").joinpath("outline.json").read_text("utf-8")
    assert kept == outline(), "the models have changed: make outline"


def test_writing_gives_that_text(tmp_path: Path) -> None:
    main(str(tmp_path / "outline.json"))
    assert (tmp_path / "outline.json").read_text("utf-8") == outline()


@pytest.mark.parametrize("name", list(MODELS))
def test_a_table_has_its_models_columns(name: str) -> None:
    kinds = {column: about.dtype.type for column, about in MODELS[name].to_schema().columns.items()}
    assert dict(pl.Schema(schema_of(name))) == kinds
    assert list(schema_of(name)) == list(kinds)


def test_what_a_column_may_hold() -> None:
    assert outlines()["listings"]["there"] == (pl.Int64, True, 0, None, False)
    assert codes_of("listings", "level") == ["county", "municipality"]
    assert codes_of("listings", "names") == ()
    assert schema_of("formulas")["places"] == pl.List(pl.Int64)


def test_a_column_that_is_not_given_is_null() -> None:
    table = frame("facts", {"book": [0], "place": [7]})
    assert table.row(0) == (0, 7, None, None, None)
    assert frame("facts", {}).shape == (0, 5)
