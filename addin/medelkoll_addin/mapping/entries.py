"""The amounts of a table as rows of ``Entries``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.naming import meant
from medelkoll_addin.mapping.reports import county_of
from medelkoll_schemas.tables.outline import codes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.columns import FigureColumn
    from medelkoll_addin.mapping.lines import Line
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.grants.model import Term


Facts = dict[str, "list[object] | str | None"]  # what is said of each row, or of all of them, by the column's name


class _Rows(NamedTuple):
    """The rows of a table, or of one column of it, each list in the same order."""

    i: list[int]  # grid rows
    label: list[str]
    role: list[str]
    section: list[int]


def fill_entries(book: int, table: Table, grant: Grant | None, collector: Collector, county: str | None = None) -> None:
    """Add every amount of a table, column by column; ``county`` is the one whose own form the workbook is."""
    lines = [line for line in table.lines if line.role != "heading"]
    facts = _row_facts(table, lines, grant, county)
    facts["parent"] = _parents(table, lines)
    rows = _rows(lines)
    for number, column in enumerate(table.columns):
        mine = [n for n, line in enumerate(lines) if column.j in line.figures]
        own = rows if len(mine) == len(lines) else _rows([lines[n] for n in mine])
        said: Facts = {name: values if own is rows else _of(values, mine) for name, values in facts.items()}
        said.update({name: fact for name, fact in _across(table, column, grant).items() if fact is not None})
        _fill_column(book, table, number, mine, own, said, collector, known=grant is not None)


def _rows(lines: Sequence[Line]) -> _Rows:
    return _Rows(
        [line.i for line in lines],
        [line.label for line in lines],
        [line.role for line in lines],
        [line.section for line in lines],
    )


def _of(values: list[object] | str | None, rows: Sequence[int]) -> list[object] | str | None:
    return [values[n] for n in rows] if isinstance(values, list) else values


def _fill_column(  # noqa: PLR0913, PLR0917  # one column of one table of one workbook
    book: int,
    table: Table,
    number: int,
    mine: list[int],
    rows: _Rows,
    facts: Facts,
    collector: Collector,
    *,
    known: bool,
) -> None:
    column = table.columns[number]
    quantity = "population" if column.role == "population" else "amount"
    places = collector.figures.add(book, table.block.sheet, rows.i, column.j, rows.label, column.scale, quantity)
    collector.extend(
        "entries",
        len(mine),
        book=book,
        place=places,
        block=table.number,
        table=table.kind if table.kind in codes_of("entries", "table") else "other",
        line=mine,
        column=number,
        role=rows.role,
        column_role=column_role(table.columns, column),
        section=rows.section,
        label=rows.label,
        known=known,
        **facts,
    )


def column_role(columns: Sequence[FigureColumn], column: FigureColumn) -> str:
    """Single; or part of the total column to its right; or that total."""
    totals = [other.j for other in columns if other.role == "total"]
    if len(totals) != 1:
        return "single"  # of several totals nobody can tell which columns they add up
    if column.role == "total":
        return "total"
    return "part" if column.role == "amount" and any(column.j < j for j in totals) else "single"


def _parents(table: Table, lines: Sequence[Line]) -> list[object] | None:
    """The amounts of the lines that details explain: a parent's amount may stand in another column."""
    if not any(line.role == "detail" for line in lines):
        return None
    amounts = {column.j for column in table.columns}
    first = {line.i: next((j for j in line.figures if j in amounts), None) for line in lines if line.role == "line"}
    found = ((line.parent, first.get(line.parent)) if line.parent is not None else (0, None) for line in lines)
    return [None if j is None else table.block.sheet.place(i, j) for i, j in found]


def _row_facts(table: Table, lines: Sequence[Line], grant: Grant | None, county: str | None) -> Facts:
    """What the rows say of themselves: category, focus area, recipient, area, county."""
    facts: Facts = dict.fromkeys(("focus_area", "recipient", "area", "county", "unknown_recipient"))
    called = [table.categories.get(line.i) for line in lines]
    facts["category"] = [_name(key, grant.categories) for key in called] if grant else [*called]
    if grant is None:
        if table.focus:
            facts["focus_area"] = [table.focus.get(line.i) for line in lines]
        return facts
    kinds = {"focus_area": grant.focus_areas, "recipient": grant.recipients, "area": grant.areas}
    for name, terms in kinds.items():
        if terms:
            facts[name] = [_name(meant(terms, table.word(name, line.i), line.label), terms) for line in lines]
    if grant.recipients and "recipient" in table.words:
        facts["unknown_recipient"] = [_unknown(table, line, grant) for line in lines]
    if grant.report:
        facts["county"] = [county or _county(table, line) for line in lines]
    return facts


def _county(table: Table, line: Line) -> str | None:
    found = (county_of(text) for text in (table.word("county", line.i), line.heading, *table.titles))
    return next((county.name for county in found if county), None)


def _across(table: Table, column: FigureColumn, grant: Grant | None) -> dict[str, str | None]:
    """What the column's own heading says, for all its rows."""
    if grant is None:
        return {"focus_area": table.column_focus.get(column.j)}
    kinds = {"focus_area": grant.focus_areas, "recipient": grant.recipients, "area": grant.areas}
    return {name: _name(meant(terms, column.header), terms) for name, terms in kinds.items()}


def _name(key: str | None, terms: Sequence[Term]) -> str | None:
    """What a reader calls it."""
    return next((term.name for term in terms if term.id == key), None)


def _unknown(table: Table, line: Line, grant: Grant) -> str | None:
    name = table.word("recipient", line.i)
    if not name or line.role != "line":
        return None
    return None if any(term.meant_by(name) for term in grant.recipients) else name
