"""What every cell of a workbook was taken for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medelkoll_addin.placing import address, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.describing.understood import Known, Understood
    from medelkoll_addin.mapping.survey import Table

ROLES = {
    "title": "rubrik över tabellen",
    "header": "kolumnrubrik",
    "heading": "rubrik i tabellen",
    "label": "radens namn",
    "line": "belopp",
    "subtotal": "delsumma",
    "total": "summa",
    "detail": "del av raden ovanför (varav)",
    "skip": "belopp som inte räknas in i någon summa",
    "population": "antal invånare",
}
CODES = {
    "K201": "summan av sina rader",
    "K202": "summan eller skillnaden av kolumner på raden",
    "K204": "summan av angivna belopp",
    "K205": "samma belopp som på ett annat ställe",
    "K301": "samma belopp som i tabellen det sammanfattar",
    "K304": "summan av sammanfattningens rader",
    "K401": "ett belopp per invånare",
    "K402": "en folkmängd",
    "K502": "en del i ett fast förhållande",
    "K603": "summan av sina delar (varav)",
    "K701": "en formel",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """One cell: its role (a key of ``ROLES``), its table's number, and the words beside it."""

    role: str
    table: int
    label: str = ""


def roles(seen: Understood) -> Mapping[int, Taken]:
    """Place -> what it was taken for, for every cell of a table."""
    found: dict[int, Taken] = {}
    for table in seen.mapped.tables:
        found.update(_of(table))
    return found


def _of(table: Table) -> Iterator[tuple[int, Taken]]:
    sheet = table.block.sheet
    for row in table.block.headers:
        yield from ((sheet.place(row.i, j), Taken("header", table.number)) for j in (*row.words, *row.figures))
    persons = {column.j for column in table.columns if column.role == "population"}
    amounts = {column.j for column in table.columns}
    for line in table.lines:
        words = (j for j, value in enumerate(sheet.values[line.i]) if value == line.label and line.label)
        for j in list(words)[:1]:
            yield sheet.place(line.i, j), Taken("heading" if line.role == "heading" else "label", table.number)
        for j in line.figures:
            if j in amounts:
                role = "population" if j in persons else line.role
                yield sheet.place(line.i, j), Taken(role, table.number, line.label)


def stating(relations: Sequence[Known]) -> Mapping[int, Sequence[Known]]:
    """Place -> the relations whose result it states."""
    found: dict[int, list[Known]] = {}
    for one in relations:
        found.setdefault(one.stated, []).append(one)
    return found


def in_words(one: Known, names: Sequence[str]) -> str:
    """One relation: *C7 är summan av sina rader: C3, C4, C5, C6 (stämmer)*."""
    parts = [reference(place, names) for place in one.terms if place != one.stated]
    shown = ", ".join(parts[:_MOST]) + (f" och {len(parts) - _MOST} till" if len(parts) > _MOST else "")
    verdict = "stämmer" if one.holds else "kan inte bedömas" if one.status == "unknown" else "stämmer inte"
    about = f" ({one.subject})" if one.subject else ""
    return f"{address(one.stated)}{about} är {CODES.get(one.code, one.code)}{': ' + shown if shown else ''} – {verdict}"


_MOST = 8
