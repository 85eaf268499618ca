"""A workbook's tables and the relations that were found in it, before anything is said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping import Mapped, map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.formulas import add_formulas
from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.validate import judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.reading.book import Book
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.tables import Tables
    from medelkoll_schemas.validate import Judged


class Known(NamedTuple):
    """One relation: ``sum of coefficient x öre (or persons) + constant = 0``; what it is about, and what it says."""

    code: str
    stated: int
    terms: Mapping[int, int]
    constant: int
    subject: str
    status: str

    @property
    def holds(self) -> bool:
        """Whether it holds within its figures' roundings."""
        return self.status == Status.HOLDS


@dataclass(frozen=True, slots=True)
class Understood:
    """One workbook. ``scales``: what one typed unit of a figure is worth, in öre (1 for persons)."""

    book: Book
    mapped: Mapped
    relations: Sequence[Known] = ()
    scales: Mapping[int, int] = field(default_factory=dict[int, int])


def understood(book: Book, *, grant: Grant | None = None, mapping: str = "grant") -> Understood:
    """Map a workbook and set up its relations."""
    collector = Collector()
    mapped = map_book(0, book, collector, grant=grant, mapping=mapping)
    add_formulas(0, book, collector)
    tables = collector.tables()
    return Understood(book, mapped, list(_relations(judged(tables))), _scales(tables))


def _relations(found: Judged) -> Iterator[Known]:
    terms: dict[int, dict[int, int]] = {}
    cells = found.equations.terms.select("relation", "place", "coefficient").sort("relation", "place")
    for number, place, coefficient in cells.iter_rows():
        terms.setdefault(number, {})[place] = coefficient
    for row in found.results.iter_rows(named=True):
        yield Known(row["code"], row["stated"], terms[row["relation"]], row["constant"], row["subject"], row["status"])


def _scales(tables: Tables) -> Mapping[int, int]:
    return dict(tables.figures.select("place", "scale").iter_rows())
