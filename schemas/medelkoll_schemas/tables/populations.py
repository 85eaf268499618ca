"""Populations as the workbook has them, beside the reference."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy


class Populations(Tidy):
    """One row per population cell of one municipality; ``reference`` is Statistics Sweden's figure for the date."""

    place: pl.Int64 = pa.Field(ge=0)
    code: pl.String = pa.Field(nullable=True)  # municipality code; null when the name is unknown
    name: pl.String
    area: pl.String = pa.Field(nullable=True)  # the area under which the workbook has it
    reference_area: pl.String = pa.Field(nullable=True)  # the area to which it belongs
    reference: pl.Int64 = pa.Field(nullable=True, ge=0)
    year: pl.Int32


class Members(Tidy):
    """One row per municipality that the workbook should name."""

    code: pl.String
    name: pl.String
    area: pl.String
    year: pl.Int32


class Rates(Tidy):
    """One row per amount that is computed per inhabitant and area that it is computed from.

    amount = (sum of the areas' persons) * numerator / denominator, in öre, rounded to ``rounding``.
    """

    place: pl.Int64 = pa.Field(ge=0)
    area: pl.String
    part: pl.String
    label: pl.String  # the amount in words: *Kommun, Skaraborg*
    persons: pl.Int64 = pa.Field(ge=0)  # reference population of the area
    numerator: pl.Int64 = pa.Field(ge=0)
    denominator: pl.Int64 = pa.Field(ge=1)
    rounding: pl.Int64 = pa.Field(ge=0)
    year: pl.Int32


class Unpaid(Tidy):
    """One row per cell that the grant's special rules leave without an amount."""

    place: pl.Int64 = pa.Field(ge=0)
    area: pl.String
    part: pl.String
