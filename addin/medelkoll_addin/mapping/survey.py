"""Every table of a workbook, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.blocks import Block, find_blocks
from medelkoll_addin.mapping.columns import FigureColumn, figure_columns, word_columns
from medelkoll_addin.mapping.lines import Line, table_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.vocabulary import Vocabulary
    from medelkoll_addin.reading.book import Book
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.grants.model import Term

_LONGEST_TITLE = 120
_OVERVIEW = 2  # money columns with roles of their own make a table of reports


@dataclass(slots=True)
class Table:
    """One table: its block, its columns, its rows, and its kind (``tables.entries.TABLES``, population, overview)."""

    number: int
    block: Block
    columns: Sequence[FigureColumn]
    words: Mapping[str, int]
    lines: Sequence[Line]
    kind: str = "other"
    categories: Mapping[int, str | None] = field(default_factory=dict[int, str | None])  # grid row -> category
    focus: Mapping[int, str] = field(
        default_factory=dict[int, str]
    )  # a summary's grid row -> heading of columns elsewhere
    column_focus: Mapping[int, str] = field(default_factory=dict[int, str])  # grid column -> its heading, likewise

    @property
    def titles(self) -> list[str]:
        """What stands above it, nearest first, and the sheet's name last; prose is no title."""
        return [
            *(title for title in reversed(self.block.titles) if len(title) <= _LONGEST_TITLE),
            self.block.sheet.name,
        ]

    def word(self, role: str, i: int) -> str:
        """The words in the column of a role; a merged cell's words hold for the rows below it."""
        j = self.words.get(role)
        if j is None:
            return ""
        first = self.block.body[0].i
        return next((text for row in range(i, first - 1, -1) if (text := self.block.text(row, j))), "")


def survey(book: Book, grant: Grant | None, vocabulary: Vocabulary) -> list[Table]:
    """Every table of the workbook's sheets, in reading order."""
    blocks = [block for sheet in book.sheets for block in find_blocks(sheet)]
    tables = [_table(number, block, vocabulary) for number, block in enumerate(blocks)]
    kept = [table for table in tables if table.columns]
    for table in kept:
        table.kind = _kind(table, grant, vocabulary)
    return kept


def _table(number: int, block: Block, vocabulary: Vocabulary) -> Table:
    columns = figure_columns(block, vocabulary)
    words = word_columns(block, vocabulary)
    lines = table_lines(block, columns, words, vocabulary) if columns else []
    return Table(number, block, columns, words, lines)


def _kind(table: Table, grant: Grant | None, vocabulary: Vocabulary) -> str:
    if any(column.role == "population" for column in table.columns):
        return "population"
    if any(vocabulary.means("summary", title) for title in table.titles):
        return "summary"
    if grant is None:
        return "lines"
    return _kind_by_grant(table, grant, vocabulary)


def _kind_by_grant(table: Table, grant: Grant, vocabulary: Vocabulary) -> str:
    if grant.report:
        return _report_kind(table, vocabulary)
    if grant.per_inhabitant:
        return "matrix" if is_matrix(table, grant.areas) else "other"
    about = [
        *table.titles,
        *(line.heading for line in table.lines),
        *(table.word("category", line.i) for line in table.lines),
    ]
    return "lines" if any(term.meant_by(text) for term in grant.categories for text in about) else "other"


def _report_kind(table: Table, vocabulary: Vocabulary) -> str:
    roles = {column.role for column in table.columns}
    if "county" in table.words and len(roles - {"amount", "total"}) >= _OVERVIEW:
        return "overview"
    headed = [text for j in {j for row in table.block.headers for j in row.words} if (text := table.block.header(j))]
    about = [*table.block.titles, *headed]
    named = headed or table.block.sheet.prose
    return "report" if named and any(vocabulary.means("report_lines", text) for text in about) else "other"


def is_matrix(table: Table, areas: Sequence[Term]) -> bool:
    """Whether the areas stand along one side of the table."""
    across = sum(any(area.meant_by(column.header) for area in areas) for column in table.columns)
    down = sum(any(area.meant_by(line.label) for area in areas) for line in table.lines)
    return 2 * max(across, down) >= len(areas) > 0
