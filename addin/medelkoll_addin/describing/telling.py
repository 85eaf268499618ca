"""How a workbook was understood, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from medelkoll_addin.describing.roles import in_words, roles, stating
from medelkoll_addin.describing.words import CODES, ROLES, reason, say
from medelkoll_addin.placing import address, place_of, reference, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.describing.understood import Understood
    from medelkoll_addin.mapping.survey import Table

_LONGEST = 60


def told(seen: Understood, language: str = "sv") -> Iterator[str]:
    """Sheet by sheet: its tables, their columns and their sums."""
    grant = seen.mapped.grant
    yield say("known", language, name=grant.name) if grant else say("unknown", language)
    for sheet in seen.book.sheets:
        own = [table for table in seen.mapped.tables if table.block.sheet is sheet]
        yield f"\n{sheet.name}" + ("" if own else say("no_table", language))
        for table in own:
            yield from _table(table, language)
    yield from _relations(seen, language)


def area(table: Table) -> str:
    """``B4:D17``: the table with its headers."""
    rows = [row.i for row in (*table.block.headers, *table.block.body)]
    columns = [j for row in (*table.block.headers, *table.block.body) for j in (*row.words, *row.figures)]
    sheet = table.block.sheet
    return f"{address(sheet.place(min(rows), min(columns)))}:{address(sheet.place(max(rows), max(columns)))}"


def _table(table: Table, language: str) -> Iterator[str]:
    title = f" ”{table.titles[0][:_LONGEST]}”" if table.block.titles else ""
    yield f"  {area(table)}{title}"
    for column in table.columns:
        spot = address(table.block.sheet.place(0, column.j)).rstrip("0123456789")
        kind = ROLES[language]["population"] if column.role == "population" else _unit(column.scale, language)
        yield say("column", language, spot=spot, header=column.header, kind=kind)
    for line in table.lines:
        if line.role in ("subtotal", "total"):
            row = table.block.sheet.top + line.i + 1
            yield say("row", language, row=row, label=line.label[:_LONGEST], role=ROLES[language][line.role])


def _unit(scale: int, language: str) -> str:
    return say({100: "kr", 100_000: "tkr", 100_000_000: "mnkr"}.get(scale, "amount"), language)


def _relations(seen: Understood, language: str) -> Iterator[str]:
    counted = Counter(one.code for one in seen.relations)
    held = Counter(one.code for one in seen.relations if one.holds)
    yield say("relations" if counted else "no_relations", language)
    for code in sorted(counted):
        what = CODES[language].get(code, code)
        yield say("counted", language, count=counted[code], what=what, code=code, held=held[code])
    for one in seen.relations:
        if one.status in ("fails", "likely"):
            names = seen.book.sheet_names
            yield f"  {names[sheet_of(one.stated)]}: {in_words(one, names, language)}"


def explained(seen: Understood, place: int, language: str = "sv") -> Iterator[str]:
    """What one cell was taken for, and why."""
    names = seen.book.sheet_names
    yield _taken(seen, place, language)
    for one in stating(seen.relations).get(place, ()):
        yield f"  {in_words(one, names, language)}."
    reasons = dict.fromkeys(one.why for one in seen.mapped.found if one.why and one.states(place))
    for why in reasons:
        yield say("because", language, why=reason(why, language))
    others = [one for one in seen.relations if place in one.terms and one.stated != place]
    for one in others[:_MOST]:
        relation = in_words(one, names, language)
        yield say("within", language, sheet=names[sheet_of(one.stated)], relation=relation)


def _taken(seen: Understood, place: int, language: str) -> str:
    taken, where = roles(seen).get(place), reference(place, seen.book.sheet_names)
    if taken is None:
        return say("nothing", language, where=where)
    label = f", ”{taken.label}”" if taken.label else ""
    return say("taken", language, where=where, role=ROLES[language][taken.role], label=label)


_MOST = 6


def spot(text: str, names: Sequence[str]) -> int:
    """The place of ``Blad!C14`` or ``C14`` (on the first sheet).

    Raises:
        ValueError: no such cell or sheet.
    """
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string  # noqa: PLC0415

    sheet, _, cell = text.rpartition("!")
    number = list(names).index(sheet.strip("'")) if sheet else 0
    letters, row = coordinate_from_string(cell.upper())
    return place_of(number, row - 1, column_index_from_string(letters) - 1)
