"""What every cell of a workbook was taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.describing.words import CODES, say
from medelkoll_addin.placing import address, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.describing.understood import Known, Understood
    from medelkoll_addin.mapping.survey import Table


class Taken(NamedTuple):
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


def in_words(one: Known, names: Sequence[str], language: str = "sv") -> str:
    """One relation: *C7 är summan av sina rader: C3, C4, C5, C6 (stämmer)*."""
    parts = [reference(place, names) for place in one.terms if place != one.stated]
    more = say("more", language, count=len(parts) - _MOST) if len(parts) > _MOST else ""
    shown = ", ".join(parts[:_MOST]) + more
    verdict = "holds" if one.holds else "not_judged" if one.status == "unknown" else "fails"
    return say(
        "is",
        language,
        cell=address(one.stated),
        about=f" ({one.subject})" if one.subject else "",
        what=CODES[language].get(one.code, one.code),
        parts=f": {shown}" if shown else "",
        verdict=say(verdict, language),
    )


_MOST = 8
