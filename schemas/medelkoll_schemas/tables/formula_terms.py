"""The workbook's own formulas as equations."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy


class FormulaTerms(Tidy):
    """One row per cell of a formula: ``sum(coefficient * value) + constant = 0`` within ``slack``, in öre."""

    stated: pl.Int64 = pa.Field(ge=0)  # the formula's own cell
    place: pl.Int64 = pa.Field(ge=0)
    coefficient: pl.Int64
    constant: pl.Int64
    slack: pl.Int64 = pa.Field(ge=0)
