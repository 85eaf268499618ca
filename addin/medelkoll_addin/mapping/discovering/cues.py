"""What speaks for a row or a column being a total: its words, its formula, its looks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.strip import Cue
from medelkoll_addin.mapping.sums import sums_among
from medelkoll_addin.reading.book import Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.mapping.discovering.grid import Grid
    from medelkoll_addin.mapping.vocabulary import Vocabulary

_MOST_LOOKED_AT = 3000  # rows of a table; in longer ones looks are not asked for
_PARTIAL = re.compile(r"\bexkl|\butan\b|\bföre\b|\btill och med\b|\bt\.?o\.?m\b", re.IGNORECASE)
_LONGEST = 60  # characters of a total's label
_SUMS = ("total", "whole")
_MORE_THAN_A_LINE = (*_SUMS, "detail", "skip_row", "remaining")


def is_total_word(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a label calls its row or column a sum."""
    if len(label) > _LONGEST:
        return False
    return vocabulary.begins("total", label) or vocabulary.begins("whole", label)


def leaves_out(label: str) -> bool:
    """Whether a label says that something is not counted: *Totalt exkl. reserv*."""
    return _PARTIAL.search(label) is not None


def may_be_total(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a word for a sum stands anywhere in a label: *Första linjens vård, totalt* may be a line."""
    return len(label) <= _LONGEST and (vocabulary.means("total", label) or vocabulary.means("whole", label))


def special_rows(grid: Grid, vocabulary: Vocabulary) -> list[int]:
    """The positions of the rows whose labels may say that they are more than lines; all others do not."""
    labels = vocabulary.among(_MORE_THAN_A_LINE, grid.labels)
    return [at for at, label in enumerate(grid.labels) if label in labels] if labels else []


def row_cues(grid: Grid, special: Sequence[int], vocabulary: Vocabulary) -> tuple[list[Cue], list[int]]:
    """The cue and the level (further in is higher) of every row; the strongest cue counts.

    Args:
        grid: the table's lines with figures.
        special: those whose labels may say that they are more than lines.
        vocabulary: the words that tables are known by.
    """
    looks = _looks(grid)
    cues = [Cue.NONE] * len(looks)
    for at, cue in (*_spoken(grid, special, vocabulary), *_standing_out(grid, looks), *_computed(grid)):
        cues[at] = max(cues[at], cue)
    levels = [look.indent for look in looks]
    return _by_level(cues, levels), levels


def _spoken(grid: Grid, special: Sequence[int], vocabulary: Vocabulary) -> Iterator[tuple[int, Cue]]:
    """What each row's label says, and the words between it and the figures."""
    for at in special:
        yield at, _said(grid.labels[at], vocabulary)
    for j, rows in _columns_between(grid).items():
        texts = grid.texts(j)
        known = {word: _said(word, vocabulary) for word in vocabulary.among(_SUMS, texts)}
        if known:
            yield from ((at, known[texts[at]]) for at in rows if texts[at] in known)


def _said(word: str, vocabulary: Vocabulary) -> Cue:
    if is_total_word(word, vocabulary):
        return Cue.WORD
    return Cue.LOOK if may_be_total(word, vocabulary) else Cue.NONE


def _columns_between(grid: Grid) -> dict[int, list[int]]:
    """The grid columns between labels and figures, each with its rows; notes to the right say nothing of a row."""
    spans: dict[tuple[int, int], list[int]] = {}
    for at, span in enumerate(zip(grid.label_columns(), grid.first_figures, strict=True)):
        spans.setdefault(span, []).append(at)
    found: dict[int, list[int]] = {}
    for (label, figures), rows in spans.items():
        for j in range(label + 1, figures):
            found.setdefault(j, []).extend(rows)
    return found


def _computed(grid: Grid) -> Iterator[tuple[int, Cue]]:
    """The rows with a formula that adds up several rows of its own column."""
    formulas = grid.table.block.sheet.formulas
    for n in range(len(grid.table.columns)) if formulas else ():
        rows = {place: at for at, place in enumerate(grid.places(n)) if place in formulas}
        for place, spans in sums_among([place for place in rows if place is not None], formulas):
            if sum(map(len, spans)) > 1:
                yield rows[place], Cue.FORMULA


def _looks(grid: Grid) -> list[Look]:
    """The look of each row: its first amount's weight and line, its label's indent."""
    if len(grid.lines) > _MOST_LOOKED_AT:
        return [Look()] * len(grid.lines)
    sheet = grid.table.block.sheet
    named = [
        left if label else first
        for label, left, first in zip(grid.labels, grid.label_columns(), grid.first_figures, strict=True)
    ]
    amounts = sheet.looks(sheet.spots(grid.numbers, grid.first_figures))
    labels = sheet.looks(sheet.spots(grid.numbers, named))
    return [
        amount if amount is label else Look(amount.bold or label.bold, amount.line, label.indent)
        for amount, label in zip(amounts, labels, strict=True)
    ]


def _standing_out(grid: Grid, looks: Sequence[Look]) -> Iterator[tuple[int, Cue]]:
    """The rows that look otherwise than most, and those without a label where most have one."""
    if looks.count(looks[0]) < len(looks):
        bold = [at for at, look in enumerate(looks) if look.bold]
        lined = [at for at, look in enumerate(looks) if look.line]
        yield from ((at, Cue.LOOK) for few in (bold, lined) if 2 * len(few) <= len(looks) for at in few)
    if 0 < 2 * grid.labels.count("") < len(looks):
        yield from ((at, Cue.LOOK) for at, label in enumerate(grid.labels) if not label)


def _by_level(cues: list[Cue], levels: Sequence[int]) -> list[Cue]:
    """Rows further out than one of their neighbours stand out, where rows are indented at all."""
    if len(set(levels)) < 2:  # noqa: PLR2004 - one level says nothing
        return cues
    edges = [*levels, levels[-1]]
    return [
        max(cue, Cue.LOOK) if level < max(edges[at + 1], levels[at - 1] if at else 0) else cue
        for at, (cue, level) in enumerate(zip(cues, levels, strict=True))
    ]
