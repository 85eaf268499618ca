"""What the rows of lines and summaries are about: by the grant's words, else by headings that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.naming import meant, plain_label
from medelkoll_schemas.amounts import Amount, read_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.lines import Line
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_schemas.grants import Grant

_SEVERAL = 2  # labels that agree are no coincidence


def categorise(tables: Sequence[Table], grant: Grant | None) -> None:
    """Give every row of lines and summaries its category, and link summaries to the columns that they add up."""
    if grant is None:
        _link_columns(tables)
    for table in tables:
        if table.kind in ("lines", "summary"):
            table.categories = _categories(table, grant)
    if grant is None:
        _keep_agreeing(tables)


def _categories(table: Table, grant: Grant | None) -> dict[int, str | None]:
    """The category of each row; rows that say the same of it are of the same."""
    titles = table.titles if table.kind == "lines" else []
    said = {line.i: _said(table, line, grant) for line in table.lines}
    known = {texts: _category((*texts, *titles), grant) for texts in set(said.values())}
    return {i: known[texts] for i, texts in said.items()}


def _said(table: Table, line: Line, grant: Grant | None) -> tuple[str, ...]:
    """What a row says of its category, before the table's titles do."""
    if table.kind == "summary":
        return (line.label,) if line.role == "line" else ()
    own = (line.label,) if grant and line.role in ("subtotal", "total") else ()
    return (table.word("category", line.i), line.heading, *own)


def _category(texts: Sequence[str], grant: Grant | None) -> str | None:
    if grant:
        return meant(grant.categories, *texts)
    return next((plain_label(text) for text in texts if text), None)


def _keep_agreeing(tables: Sequence[Table]) -> None:
    """Without a grant, categories count only when the summary and the lines speak of the same ones."""
    said = {
        kind: {c for t in tables if t.kind == kind for c in t.categories.values() if c} for kind in ("lines", "summary")
    }
    common = said["lines"] & said["summary"]
    for table in tables:
        table.categories = {i: None if c not in common or i in table.focus else c for i, c in table.categories.items()}


def _link_columns(tables: Sequence[Table]) -> None:
    """Tables whose rows are called as other tables' columns sum those up, when most of their amounts say so."""
    sources = [table for table in tables if table.kind == "lines"]
    columns = {plain_label(c.header) for table in sources for c in table.columns if c.role == "amount" and c.header}
    for table in tables:
        named = {line.i: plain_label(line.label) for line in table.lines if line.role == "line"}
        linked = {i: label for i, label in named.items() if label in columns}
        others = [source for source in sources if source is not table]
        if len(linked) >= _SEVERAL and 2 * len(linked) > len(named) and _agrees(table, linked, others):
            _link(table, linked, others)


def _link(table: Table, linked: Mapping[int, str], others: Sequence[Table]) -> None:
    table.kind, table.focus = "summary", linked
    for source in others:
        found = {column.j: plain_label(column.header) for column in source.columns if column.role == "amount"}
        source.column_focus = {j: label for j, label in found.items() if label in linked.values()}


def _agrees(table: Table, linked: Mapping[int, str], others: Sequence[Table]) -> bool:
    """Whether at least half of the amounts are what the columns come to."""
    j = next((column.j for column in table.columns if column.role in ("amount", "total")), None)
    if j is None:
        return False
    sums = {label: sum(_column_sum(source, label) for source in others) for label in linked.values()}
    right = sum(_number(table, i, j) == sums[label] for i, label in linked.items())
    return 2 * right >= len(linked)


def _column_sum(table: Table, label: str) -> int:
    own = [column.j for column in table.columns if column.role == "amount" and plain_label(column.header) == label]
    lines = [line for line in table.lines if line.role == "line"]
    return sum(_number(table, line.i, j) for j in own for line in lines if j in line.figures)


def _number(table: Table, i: int, j: int) -> int:
    """A cell's amount in öre, as if in kronor: only equality is asked. Nothing for what is no number."""
    value = table.block.sheet.values[i][j] if j < len(table.block.sheet.values[i]) else None
    read = read_number(value) if isinstance(value, (int, float)) else None
    return read.value if isinstance(read, Amount) else 0
