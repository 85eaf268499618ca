"""Populations, and the amounts that are computed from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.naming import meant
from medelkoll_schemas.reference import UnknownNameError, members, municipality, population, years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.columns import FigureColumn
    from medelkoll_addin.mapping.lines import Line
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.grants.model import PerInhabitant, Term
    from medelkoll_schemas.reference import Municipality

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:-12-31)?(?!\d)")


def fill_inhabitants(book: int, grant: Grant | None, tables: Sequence[Table], collector: Collector) -> None:
    """Add the workbook's populations, and the amounts that the grant computes from them."""
    for table in tables:
        if table.kind == "population":
            _fill_populations(book, table, grant, collector)
    rule = grant.per_inhabitant if grant else None
    if grant is None or rule is None:
        return
    _fill_members(book, grant, rule, collector)
    for table in tables:
        if table.kind == "matrix":
            _fill_rates(book, table, grant, rule, collector)


def _fill_members(book: int, grant: Grant, rule: PerInhabitant, collector: Collector) -> None:
    for area in grant.areas:
        for member in members(area.name):
            collector.add("members", book=book, code=member.code, name=member.name, area=area.name, year=rule.year)


def _fill_populations(book: int, table: Table, grant: Grant | None, collector: Collector) -> None:
    column = next(column for column in table.columns if column.role == "population")
    year = grant.per_inhabitant.year if grant and grant.per_inhabitant else _agreed_year(table, column)
    for line in table.lines:
        if line.role == "line" and year and column.j in line.figures:
            _fill_population(book, table, line, column, year, grant, collector)


def _fill_population(  # noqa: PLR0913, PLR0917  # one cell of one table of one workbook
    book: int,
    table: Table,
    line: Line,
    column: FigureColumn,
    year: int,
    grant: Grant | None,
    collector: Collector,
) -> None:
    name = table.word("municipality", line.i) or line.label
    known = _municipality(table.word("code", line.i), name)
    areas = grant.areas if grant else ()
    if known is None and (grant is None or meant(areas, name)):
        return
    collector.add(
        "populations",
        book=book,
        place=table.block.sheet.place(line.i, column.j),
        code=known.code if known else None,
        name=name,
        area=_called(areas, table.word("area", line.i), line.heading, *table.titles),
        reference_area=next((area.name for area in areas if known in members(area.name)), None),
        reference=population(known.code, year) if known else None,
        year=year,
    )


def _municipality(*names: str) -> Municipality | None:
    for name in names:
        try:
            return municipality(name)
        except UnknownNameError:
            continue
    return None


def _agreed_year(table: Table, column: FigureColumn) -> int | None:
    """The year whose populations most of the figures are: the one that is named, or any.

    Another date's populations, or a forecast's, are no mistake where nobody says which ones are meant.
    """
    said: list[tuple[Municipality, object]] = []
    for line in table.lines:
        known = _municipality(table.word("code", line.i), table.word("municipality", line.i) or line.label)
        if line.role == "line" and known and column.j in line.figures:
            said.append((known, table.block.sheet.values[line.i][column.j]))
    named = _year(table, column)
    asked = years() if named is None else [named] if named in years() else []
    agree = {year: sum(population(one.code, year) == value for one, value in said) for year in asked}
    best = max(agree, key=lambda year: agree[year], default=None)
    return best if best is not None and 2 * agree[best] > len(said) else None


def _year(table: Table, column: FigureColumn) -> int | None:
    """The year that the heading or the titles name, when they name one."""
    for text in (column.header, *table.titles):
        years = set(_YEAR.findall(text))
        if len(years) == 1:
            return int(years.pop())
    return None


def _fill_rates(book: int, table: Table, grant: Grant, rule: PerInhabitant, collector: Collector) -> None:
    for line, column, area, part in _cells(table, grant):
        here = (line.i, column.j)
        names = {"area": _name(grant.areas, area), "part": _name(grant.recipients, part)}
        if part not in dict(rule.parts):
            continue
        if not any(redirect.area == area and redirect.part == part for redirect in rule.redirects):
            place = collector.figures.add(
                book, table.block.sheet, [line.i], column.j, [line.label], column.scale, "amount"
            )[0]
            _fill_rate(book, place, area, part, grant, collector)
        elif column.j in line.figures:
            collector.add("unpaid", book=book, place=table.block.sheet.place(*here), **names)


def _fill_rate(book: int, place: int, area: str, part: str, grant: Grant, collector: Collector) -> None:  # noqa: PLR0913, PLR0917  # one amount
    rule = grant.per_inhabitant
    if rule is None:
        return
    price = rule.rate * dict(rule.parts)[part]
    for source in _sources(area, part, rule):
        collector.add(
            "rates",
            book=book,
            place=place,
            area=_name(grant.areas, source),
            part=_name(grant.recipients, part),
            label=f"{_name(grant.recipients, part)}, {_name(grant.areas, area)}",
            persons=_persons(source, grant, rule.year),
            numerator=price.numerator,
            denominator=price.denominator,
            rounding=rule.rounding,
            year=rule.year,
        )


def _cells(table: Table, grant: Grant) -> Iterator[tuple[Line, FigureColumn, str, str]]:
    """The cells of a table of areas by parts, whichever way it is turned."""
    for line in table.lines:
        for column in table.columns if line.role == "line" else ():
            area = meant(grant.areas, column.header) or meant(grant.areas, line.label)
            part = meant(grant.recipients, line.label) or meant(grant.recipients, column.header)
            if area and part and column.role == "amount":
                yield line, column, area, part


def _sources(area: str, part: str, rule: PerInhabitant) -> list[str]:
    """The areas whose inhabitants an amount is for: its own, and those whose part is paid here."""
    return [area, *(redirect.area for redirect in rule.redirects if redirect.part == part and redirect.paid_to == area)]


def _persons(area: str, grant: Grant, year: int) -> int:
    return sum(population(member.code, year) for member in members(_name(grant.areas, area)))


def _called(terms: Sequence[Term], *texts: str) -> str | None:
    key = meant(terms, *texts)
    return _name(terms, key) if key else None


def _name(terms: Sequence[Term], key: str) -> str:
    return next(term.name for term in terms if term.id == key)
