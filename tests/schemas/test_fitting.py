"""One glance against pandera itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pandera.polars as pa
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from medelkoll_schemas import conforming
from medelkoll_schemas.fitting import fits
from medelkoll_schemas.tables import models
from medelkoll_schemas.tables.base import Tidy
from medelkoll_schemas.tables.models import MODELS
from medelkoll_schemas.tables.outline import Column, column, outlines, schema_of
from medelkoll_schemas.tables.outlining import outline_of

if TYPE_CHECKING:
    from polars._typing import PolarsDataType

    from medelkoll_schemas.tables import Tables

NUMBERS = st.sampled_from([None, -1, 0, 0, 0, 1, 7])
CODES = st.sampled_from([None, "line", "total", "lines", "part", "amount", "stale", "column", "both", "elsewhere"])


class Counted(Tidy):
    """A model with a check that no table of ours has."""

    most: pl.Int64 = pa.Field(le=3)


class Unlike(Tidy):
    """A model whose rows must differ."""

    place: pl.Int64 = pa.Field(unique=True)


class Together(Tidy):
    """A model that asks something of whole rows."""

    place: pl.Int64

    @pa.dataframe_check
    @classmethod
    def one_a_book(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Places are their book's."""
        return data.lazyframe.select(pl.col("place") == pl.col("book"))


def columns_of(model: type[Tidy]) -> dict[str, Column]:
    """What the outline would say of a model."""
    return {name: column(kept) for name, kept in outline_of(model).items()}


def shape_of(model: type[Tidy]) -> dict[str, PolarsDataType]:
    """Its columns' types."""
    return {name: one.type for name, one in columns_of(model).items()}


def _values(kind: PolarsDataType, *, whole: bool) -> st.SearchStrategy[object]:
    """Values of a type; ``whole`` ones are rarely refused."""
    if kind == pl.Boolean():
        return st.booleans() if whole else st.sampled_from([None, True])
    if kind == pl.List(pl.Int64):
        return st.just([1, 2])
    if kind == pl.String():
        return CODES
    return st.just(1) if whole else NUMBERS


def _passes(model: type[Tidy], table: pl.DataFrame) -> bool:
    try:
        model.validate(table, lazy=True)
    except SchemaErrors:
        return False
    return True


@settings(deadline=None)
@given(st.data())
def test_a_table_fits_just_when_pandera_lets_it_pass(data: st.DataObject) -> None:
    table_name = data.draw(st.sampled_from(sorted(MODELS)))
    model, schema = MODELS[table_name], schema_of(table_name)
    doubtful = data.draw(st.sampled_from(sorted(schema)))
    row = {
        name: _fitting(model, name, kind) if name != doubtful else _values(kind, whole=False)
        for name, kind in schema.items()
    }
    rows = data.draw(st.lists(st.fixed_dictionaries(row), min_size=1, max_size=3))
    table = pl.DataFrame(rows, schema=dict(schema))
    assert fits(outlines()[table_name], table) == _passes(model, table)


def _fitting(model: type[Tidy], name: str, kind: PolarsDataType) -> st.SearchStrategy[object]:
    """Values that the model does not refuse."""
    for check in model.to_schema().columns[name].checks:
        if check.name == "isin":
            return st.sampled_from(check.statistics["allowed_values"])
    return _values(kind, whole=True)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_table_that_fits_is_seen_to_fit(name: str) -> None:
    row = {one: _example(MODELS[name], one, kind) for one, kind in schema_of(name).items()}
    assert fits(outlines()[name], pl.DataFrame([row], schema=dict(schema_of(name))))


def _example(model: type[Tidy], name: str, kind: PolarsDataType) -> object:
    codes = [
        check.statistics["allowed_values"][0]
        for check in model.to_schema().columns[name].checks
        if check.name == "isin"
    ]
    known = {pl.Boolean(): True, pl.String(): "words", pl.List(pl.Int64): [1]}
    return codes[0] if codes else next((value for other, value in known.items() if kind == other), 1)


def test_what_is_not_known_is_left_to_pandera() -> None:
    for model, one in ((Counted, "most"), (Unlike, "place"), (Together, "place")):
        table = pl.DataFrame({"book": [1], one: [1]}, schema=shape_of(model))
        assert _passes(model, table)
        assert not fits(columns_of(model), table)


def test_another_shape_does_not_fit() -> None:
    table = pl.DataFrame({"book": [0], "place": [1], "more": [1]})
    assert not fits(outlines()["facts"], table)


def test_pandera_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MODELS", {"counted": Counted})
    monkeypatch.setattr(conforming, "outlines", lambda: {"counted": columns_of(Counted)})
    table = pl.DataFrame({"book": [0, 1], "most": [3, 4]}, schema=shape_of(Counted))
    asked = cast("Tables", [("counted", table.head(1))])
    assert conforming.misfits(asked) == []
    refused = cast("Tables", [("counted", table)])
    assert [(one.book, one.code) for one in conforming.misfits(refused)] == [(1, "K105")]
