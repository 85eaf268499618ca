"""Sums stated beside a label, outside the tables of lines."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy


class Stated(Tidy):
    """One row per labelled sum; ``decided`` is what the grant says it is, in öre."""

    place: pl.Int64 = pa.Field(ge=0)
    key: pl.String
    label: pl.String
    decided: pl.Int64 = pa.Field(nullable=True)
    shared: pl.String = pa.Field(nullable=True)  # the same sum in other workbooks carries the same word


class Wholes(Tidy):
    """One row per part of a stated sum that is the sum of others (keys of ``Stated``)."""

    whole: pl.String
    part: pl.String
