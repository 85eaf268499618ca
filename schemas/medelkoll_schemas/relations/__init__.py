"""Equations over cells: intervals, residuals, localisation, causes."""

from medelkoll_schemas.relations.context import Candidate, Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.explanation import Explanation

__all__ = ["Candidate", "Context", "Explanation", "explain"]
