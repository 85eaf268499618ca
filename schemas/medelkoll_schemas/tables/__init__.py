"""pandera models, one tidy table a file, and the set of them that a batch gives."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from medelkoll_schemas.tables.base import Tidy, frame
from medelkoll_schemas.tables.decisions import Decisions, Unmatched
from medelkoll_schemas.tables.entries import Entries
from medelkoll_schemas.tables.figures import Figures
from medelkoll_schemas.tables.formula_terms import FormulaTerms
from medelkoll_schemas.tables.formulas import Formulas
from medelkoll_schemas.tables.found import Found
from medelkoll_schemas.tables.listings import Listings
from medelkoll_schemas.tables.populations import Members, Populations, Rates, Unpaid
from medelkoll_schemas.tables.reports import Facts, Reports
from medelkoll_schemas.tables.splits import Splits
from medelkoll_schemas.tables.stated import Stated, Wholes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars as pl

MODELS: Mapping[str, type[Tidy]] = {
    "figures": Figures,
    "entries": Entries,
    "stated": Stated,
    "wholes": Wholes,
    "populations": Populations,
    "members": Members,
    "rates": Rates,
    "unpaid": Unpaid,
    "listings": Listings,
    "splits": Splits,
    "reports": Reports,
    "facts": Facts,
    "decisions": Decisions,
    "unmatched": Unmatched,
    "found": Found,
    "formula_terms": FormulaTerms,
    "formulas": Formulas,
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The tidy tables of a batch of workbooks, each by its model in ``MODELS``."""

    figures: pl.DataFrame
    entries: pl.DataFrame
    stated: pl.DataFrame
    wholes: pl.DataFrame
    populations: pl.DataFrame
    members: pl.DataFrame
    rates: pl.DataFrame
    unpaid: pl.DataFrame
    listings: pl.DataFrame
    splits: pl.DataFrame
    reports: pl.DataFrame
    facts: pl.DataFrame
    decisions: pl.DataFrame
    unmatched: pl.DataFrame
    found: pl.DataFrame
    formula_terms: pl.DataFrame
    formulas: pl.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pl.DataFrame]]:
        """Each table with its name."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def tables_from(columns: Mapping[str, Mapping[str, Sequence[object]]]) -> Tables:
    """The tables from lists of columns; a table that is not given is empty."""
    return Tables(**{name: frame(model, columns.get(name, {})) for name, model in MODELS.items()})
