"""Tables as their author thinks of them: lines in groups, columns that add up others, and how it is all drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Group:
    """Lines (texts) and groups below a label. ``total``: what the row that adds them up is called."""

    label: str
    members: list[Group | str]
    total: str
    details: dict[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )  # line -> what it consists of


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts; with ``parts`` (column and weight) it follows from others. ``over``: a header above it."""

    header: str
    parts: tuple[tuple[int, int], ...] = ()
    over: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How a table is drawn."""

    above: bool = False  # totals above their lines
    whole: bool = True  # the outermost group has a total
    headings: bool = True  # a row with each group's label, when its total stands below
    bold: bool = True  # totals are bold
    line: bool = False  # a line above totals
    indent: bool = False
    middle: str = ""  # a column of words between labels and amounts
    notes: bool = False  # a column of words to the right
    blanks: bool = False  # a blank row after every inner group
    form: str = "#,##0"


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is to be drawn: a heading (no cells), a line, a detail, or a total of members."""

    kind: str
    label: str
    level: int
    at: int
    group: Group | None = None
    of: str = ""  # the line that a detail is part of


def rows_of(group: Group, style: Style, top: int) -> list[Row]:
    """The rows of a table from the top."""
    plan = list(_rows(group, style, 0))
    rows: list[Row] = []
    at = top
    for kind, label, level, own, of in plan:
        if kind != "blank":
            rows.append(Row(kind, label, level, at, own, of))
        at += 1
    return rows


Planned = tuple[str, str, int, "Group | None", str]


def _rows(group: Group, style: Style, level: int) -> Iterator[Planned]:
    stated = style.whole or level > 0
    if style.above and stated:
        yield "total", group.total, level, group, ""
    elif style.headings and level > 0:
        yield "heading", group.label, level, None, ""
    for member in group.members:
        if isinstance(member, Group):
            yield from _rows(member, style, level + 1)
            continue
        yield "line", member, level + 1, None, ""
        for detail in group.details.get(member, ()):
            yield "detail", detail, level + 2, None, member
    if stated and not style.above:
        yield "total", group.total, level, group, ""
    if style.blanks and level > 0:
        yield "blank", "", level, None, ""
