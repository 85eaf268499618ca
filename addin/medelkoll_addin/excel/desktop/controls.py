"""Which cells of a workbook state a sum of others, as the checker's own rules see it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.excel.functions.written import in_file
from medelkoll_addin.mapping import map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.formulas import add_formulas
from medelkoll_addin.placing import address, column_of, row_of, sheet_of
from medelkoll_schemas.equations import equations_of
from medelkoll_schemas.rules import RULES
from medelkoll_schemas.rules.base import EquationRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medelkoll_addin.reading.book import Book, Value
    from medelkoll_schemas.tables import Tables


class Control(NamedTuple):
    """A total and the range that adds up to it; places as the reader gives them."""

    total: int
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many cells the range has."""
        return (row_of(self.last) - row_of(self.first) + 1) * (column_of(self.last) - column_of(self.first) + 1)

    def formula(self, names: Sequence[str], *, web: bool) -> str:
        """What the control cell computes, as a file holds it for one of the add-ins."""
        parts = address(self.first) if self.size == 1 else f"{address(self.first)}:{address(self.last)}"
        if sheet_of(self.first) != sheet_of(self.total):
            name = names[sheet_of(self.first)].replace("'", "''")
            parts = f"'{name}'!{parts}"
        return f"{in_file('STAMMER', web=web)}({parts},{address(self.total)})"

    def operands(self, book: Book) -> tuple[list[list[Value]], Value]:
        """The values of the range and the total."""
        rows = range(row_of(self.first), row_of(self.last) + 1)
        columns = range(column_of(self.first), column_of(self.last) + 1)
        parts = [[_value(book, sheet_of(self.first), row, column) for column in columns] for row in rows]
        return parts, _value(book, sheet_of(self.total), row_of(self.total), column_of(self.total))


def controls_of(book: Book) -> list[Control]:
    """One control for each cell that states a sum of neighbours or repeats a cell: the one with the most parts.

    Sheets with populations get none: the function speaks of kronor, and a sum of persons looks like a sum of amounts.
    """
    tables = _tables(book)
    equations, _ = equations_of(tables, [rule for rule in RULES if isinstance(rule, EquationRule)])
    figures = tables.figures.iter_rows(named=True)
    uncounted = {sheet_of(row["place"]) for row in figures if row["quantity"] != "amount"}
    terms = defaultdict[int, dict[int, int]](dict)
    for row in equations.terms.iter_rows(named=True):
        terms[row["relation"]][row["place"]] = row["coefficient"]
    plain = (row for row in equations.relations.iter_rows(named=True) if not row["constant"])
    summed = ((row["stated"], terms[row["relation"]]) for row in plain)
    found = (_control(stated, places) for stated, places in summed if uncounted.isdisjoint(map(sheet_of, places)))
    largest = dict[int, Control]()
    for control in sorted(filter(None, found), key=lambda control: control.size):
        largest[control.total] = control
    return [largest[total] for total in sorted(largest)]


def _tables(book: Book) -> Tables:
    collector = Collector()
    map_book(0, book, collector)
    add_formulas(0, book, collector)
    return collector.tables()


def _control(stated: int, terms: dict[int, int]) -> Control | None:
    """The relation as a control, if the stated cell is the plain sum of a row or column of cells."""
    parts = {place: coefficient for place, coefficient in terms.items() if place != stated}
    if not parts or set(parts.values()) != {-terms.get(stated, 0)}:
        return None
    control = Control(stated, min(parts), max(parts))
    return control if _in_line(parts) and control.size == len(parts) else None


def _in_line(places: Iterable[int]) -> bool:
    """Whether cells stand in one column or row of one sheet."""
    seen = list(places)
    lines = min(len({row_of(place) for place in seen}), len({column_of(place) for place in seen}))
    return lines == 1 and len({sheet_of(place) for place in seen}) == 1


def _value(book: Book, sheet: int, row: int, column: int) -> Value:
    own = book.sheets[sheet]
    i, j = row - own.top, column - own.left
    return own.values[i][j] if 0 <= i < len(own.values) and 0 <= j < len(own.values[i]) else None
