"""How a workbook was understood, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from medelkoll_addin.describing.roles import CODES, ROLES, in_words, roles, stating
from medelkoll_addin.placing import address, place_of, reference, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.describing.understood import Understood
    from medelkoll_addin.mapping.survey import Table

_LONGEST = 60


def told(seen: Understood) -> Iterator[str]:
    """Sheet by sheet: its tables, their columns and their sums."""
    grant = seen.mapped.grant
    yield f"Känns igen som: {grant.name}" if grant else "Ingen beskrivning passar; tabellerna är hittade av sig själva."
    for sheet in seen.book.sheets:
        own = [table for table in seen.mapped.tables if table.block.sheet is sheet]
        yield f"\n{sheet.name}" + ("" if own else ": ingen tabell med belopp")
        for table in own:
            yield from _table(table)
    yield from _relations(seen)


def area(table: Table) -> str:
    """``B4:D17``: the table with its headers."""
    rows = [row.i for row in (*table.block.headers, *table.block.body)]
    columns = [j for row in (*table.block.headers, *table.block.body) for j in (*row.words, *row.figures)]
    sheet = table.block.sheet
    return f"{address(sheet.place(min(rows), min(columns)))}:{address(sheet.place(max(rows), max(columns)))}"


def _table(table: Table) -> Iterator[str]:
    title = f" ”{table.titles[0][:_LONGEST]}”" if table.block.titles else ""
    yield f"  {area(table)}{title}"
    for column in table.columns:
        spot = address(table.block.sheet.place(0, column.j)).rstrip("0123456789")
        kind = "antal invånare" if column.role == "population" else _unit(column.scale)
        yield f"    kolumn {spot} ”{column.header}”: {kind}"
    for line in table.lines:
        if line.role in ("subtotal", "total"):
            row = table.block.sheet.top + line.i + 1
            yield f"    rad {row} ”{line.label[:_LONGEST]}”: {ROLES[line.role]}"


def _unit(scale: int) -> str:
    return {100: "kronor", 100_000: "tusental kronor", 100_000_000: "miljoner kronor"}.get(scale, "belopp")


def _relations(seen: Understood) -> Iterator[str]:
    counted = Counter(one.code for one in seen.relations)
    held = Counter(one.code for one in seen.relations if one.holds)
    yield "\nSamband som kontrolleras:" if counted else "\nInga samband hittades."
    for code in sorted(counted):
        yield f"  {counted[code]} × {CODES.get(code, code)} ({code}), {held[code]} stämmer"
    for one in seen.relations:
        if one.status in ("fails", "likely"):
            yield f"  {seen.book.sheet_names[sheet_of(one.stated)]}: {in_words(one, seen.book.sheet_names)}"


def explained(seen: Understood, place: int) -> Iterator[str]:
    """What one cell was taken for, and why."""
    names = seen.book.sheet_names
    taken = roles(seen).get(place)
    where = reference(place, names)
    if taken is None:
        yield f"{where} togs inte för något belopp i en tabell."
    else:
        yield f"{where} togs för: {ROLES[taken.role]}" + (f", ”{taken.label}”" if taken.label else "") + "."
    for one in stating(seen.relations).get(place, ()):
        yield f"  {in_words(one, names)}."
    reasons = dict.fromkeys(one.why for one in seen.mapped.found if one.stated == place and one.why)
    for why in reasons:
        yield f"  Därför: {why}."
    others = [one for one in seen.relations if place in one.terms and one.stated != place]
    for one in others[:_MOST]:
        yield f"  Räknas in i {names[sheet_of(one.stated)]}: {in_words(one, names)}."


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
