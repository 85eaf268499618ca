"""What speaks for a row or a column being a total: its words, its formula, its looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.strip import Cue
from medelkoll_addin.mapping.sums import sums_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.lines import Line
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.mapping.vocabulary import Vocabulary
    from medelkoll_addin.reading.book import Look

_MOST_LOOKED_AT = 3000  # rows of a table; in longer ones looks are not asked for
_LONGEST = 60  # characters of a total's label


def is_total_word(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a label calls its row or column a sum."""
    if len(label) > _LONGEST:
        return False
    return vocabulary.begins("total", label) or vocabulary.begins("whole", label)


def may_be_total(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a word for a sum stands anywhere in a label: *Första linjens vård, totalt* may be a line."""
    return len(label) <= _LONGEST and (vocabulary.means("total", label) or vocabulary.means("whole", label))


def row_cues(table: Table, lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[list[Cue], list[int]]:
    """The cue and the level (further in is higher) of every row."""
    looks = _looks(table, lines)
    labelled = sum(bool(line.label) for line in lines)
    plain, sums = _plainest(looks), _sums(table, lines)
    cues = [
        _cue(table, line, look, plain, vocabulary, sums, labelled=2 * labelled > len(lines))
        for line, look in zip(lines, looks, strict=True)
    ]
    levels = [look.indent for look in looks]
    return _by_level(cues, levels), levels


def _cue(  # noqa: PLR0913, PLR0917  # one row and what it is held against
    table: Table, line: Line, look: Look, plain: Look, vocabulary: Vocabulary, sums: set[int], *, labelled: bool
) -> Cue:
    words = _words_before(table, line)
    if any(is_total_word(word, vocabulary) for word in words):
        return Cue.WORD
    if line.i in sums:
        return Cue.FORMULA
    stands_out = (look.bold and not plain.bold) or (look.line and not plain.line) or (labelled and not line.label)
    named = any(may_be_total(word, vocabulary) for word in words)
    return Cue.LOOK if stands_out or named else Cue.NONE


def _words_before(table: Table, line: Line) -> list[str]:
    """The label and the words between it and the figures: notes to the right say nothing of what a row is."""
    texts = (table.block.text(line.i, j) for j in range(label_column(table, line) + 1, line.figures[0]))
    return [line.label, *filter(None, texts)]


def label_column(table: Table, line: Line) -> int:
    """The grid column of a row's label; that before its figures when it has none."""
    first = line.figures[0]
    found = (j for j in range(first - 1, -1, -1) if line.label and table.block.text(line.i, j) == line.label)
    return next(found, max(first - 1, 0))


def _sums(table: Table, lines: Sequence[Line]) -> set[int]:
    """The grid rows with a formula that adds up several rows of its own column."""
    sheet = table.block.sheet
    found: set[int] = set()
    for column in table.columns if sheet.formulas else ():
        rows = {sheet.place(line.i, column.j): line.i for line in lines if column.j in line.figures}
        for place, spans in sums_among(list(rows), sheet.formulas):
            if sum(map(len, spans)) > 1:
                found.add(rows[place])
    return found


def _looks(table: Table, lines: Sequence[Line]) -> list[Look]:
    sheet = table.block.sheet
    if len(lines) > _MOST_LOOKED_AT:
        plain = sheet.look(-1)
        return [plain] * len(lines)
    return [_look(table, line) for line in lines]


def _look(table: Table, line: Line) -> Look:
    """The look of a row: its first amount's weight and line, its label's indent."""
    sheet = table.block.sheet
    amount = sheet.look(sheet.place(line.i, line.figures[0]))
    label = sheet.look(sheet.place(line.i, label_column(table, line))) if line.label else amount
    return type(amount)(amount.bold or label.bold, amount.line, label.indent)


def _plainest(looks: Sequence[Look]) -> Look:
    """How most rows look."""
    if not looks:
        raise ValueError(looks)
    half = len(looks) / 2
    kind = type(looks[0])
    return kind(sum(one.bold for one in looks) > half, sum(one.line for one in looks) > half)


def _by_level(cues: list[Cue], levels: Sequence[int]) -> list[Cue]:
    """Rows further out than one of their neighbours stand out, where rows are indented at all."""
    if len(set(levels)) < 2:  # noqa: PLR2004 - one level says nothing
        return cues
    edges = [*levels, levels[-1]]
    return [
        max(cue, Cue.LOOK) if level < max(edges[at + 1], levels[at - 1] if at else 0) else cue
        for at, (cue, level) in enumerate(zip(cues, levels, strict=True))
    ]
