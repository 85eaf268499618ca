"""What is odd about a workbook's formulas: one row per issue, each proved by a recomputation."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from medelkoll_schemas.tables.base import Tidy

ISSUES = (
    "stale",  # K701: the saved value is not what the formula gives
    "constant",  # K702: a typed number where the neighbours have a formula
    "range_short",  # K703: a sum that stops before the last line
    "range_long",  # K704: a sum that takes in more than the lines
    "unlike",  # K705: a formula unlike its neighbours, which gives another value
    "typed_number",  # K706: an amount typed into a formula
    "error",  # K707: a formula that gives an error value
    "external",  # K708: a formula that reads another file
    "valueless",  # K709: formulas that were saved without computed values
    "display",  # K710: the displayed figures do not add up though the stored ones do
    "display_hides",  # K710: the displayed figures add up though the stored ones do not
    "unjudged",  # K711: formulas whose values were not checked
)
MEASURES = ("amount", "share", "text")


class Formulas(Tidy):
    """One row per issue.

    ``stated``, ``expected`` and ``difference`` are hundredths of what the cell shows (öre in a sheet of kronor; with
    another unit multiply by scale / 100), ten-thousandths where ``measure`` is ``share``, null for a text.
    ``says`` and ``should_say`` are the words for the message:

    ============== =========================== ===========================
    issue          says                        should_say
    ============== =========================== ===========================
    stale          the text shown (measure     the text recalculated
                   text)
    constant       null                        the neighbours' formula here
    range_short    the range                   the range of all lines
    range_long     the range                   the range of the lines
    unlike         null                        the neighbours' formula here
    error          the error                   null
    external       the file, or null           null
    valueless      the program that saved      null
    unjudged       the reason (``REASONS``)    null
    ============== =========================== ===========================
    """

    place: pl.Int64 = pa.Field(ge=0)
    issue: pl.String = pa.Field(isin=ISSUES)
    stated: pl.Int64 = pa.Field(nullable=True)
    expected: pl.Int64 = pa.Field(nullable=True)
    difference: pl.Int64 = pa.Field(nullable=True)  # stated - expected
    measure: pl.String = pa.Field(isin=MEASURES)
    certain: pl.Boolean  # false: the workbook cannot tell whether the cell or its neighbours are right
    places: pl.List(pl.Int64)  # type: ignore[valid-type]  # every cell it is about, ``place`` first
    formula: pl.String = pa.Field(nullable=True)
    says: pl.String = pa.Field(nullable=True)
    should_say: pl.String = pa.Field(nullable=True)


REASONS = (
    "volatile",  # TODAY, RAND, OFFSET: another value every time
    "language",  # TEXT, VALUE: depends on the language that it is calculated in
    "external",
    "sheets",  # a reference through several sheets
    "name",
    "table",
    "reference",
    "function",  # one that is not recalculated
    "array",
    "hidden",  # SUBTOTAL over rows that are hidden, perhaps by a filter
    "circular",
    "syntax",
    "engine",  # the recalculation failed or took too long
    "size",  # too many cells are summed, as by running totals down a long column
)
