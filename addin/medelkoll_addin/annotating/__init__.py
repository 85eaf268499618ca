"""Marks and notes, without touching anything else."""

from medelkoll_addin.annotating.adding import annotate
from medelkoll_addin.annotating.marked import is_marked, unmarked
from medelkoll_addin.annotating.refusal import AnnotatingError
from medelkoll_addin.annotating.removing import clean

__all__ = ["AnnotatingError", "annotate", "clean", "is_marked", "unmarked"]
