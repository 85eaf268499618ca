"""The pandera models of all tidy tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from collections.abc import Mapping

    from medelkoll_schemas.tables.base import Tidy

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
