"""What speaks for a row or a column being a total: its words, its formula, its looks."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.strip import Cue
from medelkoll_addin.mapping.sums import sums_among

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from medelkoll_addin.mapping.discovering.grid import Grid
    from medelkoll_addin.mapping.lines import Line
    from medelkoll_addin.mapping.vocabulary import Vocabulary
    from medelkoll_addin.reading.book import Look, Sheet

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


def row_cues(grid: Grid, vocabulary: Vocabulary) -> tuple[list[Cue], list[int]]:
    """The cue and the level (further in is higher) of every row."""
    looks = _looks(grid)
    labelled = 2 * sum(map(bool, grid.labels)) > len(grid.labels)
    plain, sums = _plainest(looks), _sums(grid)
    spoken = _spoken(_words_before(grid), vocabulary)
    rows = zip(grid.lines, looks, spoken, strict=True)
    cues = [_cue(line, look, plain, said, sums, labelled=labelled) for line, look, said in rows]
    levels = [look.indent for look in looks]
    return _by_level(cues, levels), levels


def _cue(  # noqa: PLR0913  # one row and what it is held against
    line: Line, look: Look, plain: Look, said: Cue, sums: Collection[int], *, labelled: bool
) -> Cue:
    if said is Cue.WORD:
        return Cue.WORD
    if line.i in sums:
        return Cue.FORMULA
    stands_out = (look.bold and not plain.bold) or (look.line and not plain.line) or (labelled and not line.label)
    return Cue.LOOK if stands_out else said


def _spoken(words: Sequence[Sequence[str]], vocabulary: Vocabulary) -> list[Cue]:
    """What the words of each row say; every word is asked once."""
    known = {word: _said(word, vocabulary) for word in set(chain.from_iterable(words))}
    return [max(map(known.__getitem__, own)) for own in words]


def _said(word: str, vocabulary: Vocabulary) -> Cue:
    if is_total_word(word, vocabulary):
        return Cue.WORD
    return Cue.LOOK if may_be_total(word, vocabulary) else Cue.NONE


def _words_before(grid: Grid) -> list[list[str]]:
    """Each row's label and the words between it and the figures: notes to the right say nothing of what a row is."""
    found = [[label] for label in grid.labels]
    spans = [(left + 1, line.figures[0]) for left, line in zip(grid.label_columns(), grid.lines, strict=True)]
    for j in {j for left, right in set(spans) for j in range(left, right)}:
        for own, text, (left, right) in zip(found, grid.texts(j), spans, strict=True):
            if text and left <= j < right:
                own.append(text)
    return found


def _sums(grid: Grid) -> set[int]:
    """The grid rows with a formula that adds up several rows of its own column."""
    formulas = grid.table.block.sheet.formulas
    found: set[int] = set()
    for n in range(len(grid.table.columns)) if formulas else ():
        rows = {place: line.i for place, line in zip(grid.places(n), grid.lines, strict=True) if place is not None}
        for place, spans in sums_among(list(rows), formulas):
            if sum(map(len, spans)) > 1:
                found.add(rows[place])
    return found


def _looks(grid: Grid) -> list[Look]:
    sheet = grid.table.block.sheet
    if len(grid.lines) > _MOST_LOOKED_AT:
        plain = sheet.look(-1)
        return [plain] * len(grid.lines)
    return [_look(sheet, line, left) for line, left in zip(grid.lines, grid.label_columns(), strict=True)]


def _look(sheet: Sheet, line: Line, left: int) -> Look:
    """The look of a row: its first amount's weight and line, its label's indent."""
    amount = sheet.look(sheet.place(line.i, line.figures[0]))
    label = sheet.look(sheet.place(line.i, left)) if line.label else amount
    if amount is label:
        return amount
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
