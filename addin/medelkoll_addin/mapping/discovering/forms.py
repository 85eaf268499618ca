"""Forms that say what was granted, what was used and what remains: their words say what makes up what.

Believed by words alone where the form answers that all is used, or that something is left and how much; one wrong
amount then shows. Where nobody answers, the amounts must agree, or be one slip away from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.cues import is_total_word
from medelkoll_addin.mapping.discovering.plausible import slipped
from medelkoll_addin.mapping.discovering.values import hundredths
from medelkoll_addin.mapping.labels import TextCell, is_figure, text_cells
from medelkoll_addin.mapping.reports import (
    Spot,
    add_report,
    answer_of,
    form_role,
    labelled,
    only_county,
    overview_row,
)
from medelkoll_schemas.amounts import KR, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.mapping.vocabulary import Vocabulary
    from medelkoll_addin.reading.book import Book

    Spots = Mapping[str, Spot]

_LONGEST = 300  # rows of a form
_LABEL = 120  # characters of a label
_FEWEST = 5  # counties make a compilation
_SUMS = ("amount", "total", "reported")


def fill_forms(
    book: int, workbook: Book, tables: Sequence[Table], vocabulary: Vocabulary, collector: Collector
) -> bool:
    """Add one row per report that is believed; gives whether there is any."""
    compiled = [one for table in tables for one in _overview(table, vocabulary)]
    found = compiled or list(_form(workbook, tables, vocabulary))
    for name, spots in found:
        add_report(book, name, spots, None, vocabulary, collector)
    return bool(found)


def _overview(table: Table, vocabulary: Vocabulary) -> list[tuple[str, Spots]]:
    """The rows of a compilation: most of those that are answered agree."""
    roles = {column.role for column in table.columns}
    if "county" not in table.words or not {"granted", "reported"} <= roles:
        return []
    rows = [(here.name, spots) for here, spots in (overview_row(table, line) for line in table.lines) if here]
    whole = [(name, spots) for name, spots in rows if _is_answered(spots, vocabulary)]
    held = sum(_rest(spots) == 0 for _, spots in whole)
    return whole if len(whole) >= _FEWEST and 2 * held > len(whole) else []


def _form(workbook: Book, tables: Sequence[Table], vocabulary: Vocabulary) -> Iterator[tuple[str, Spots]]:
    """The one report of a form."""
    summed = _summed(tables, vocabulary)
    if not summed:  # as in most workbooks: their cells are not looked at
        return
    cells = [cell for cell in text_cells(workbook, _LONGEST) if len(cell.text) <= _LABEL]
    granted = [spot for cell in cells if (spot := _of_role(cell, "granted", vocabulary))]
    granted = [spot for spot in granted if not _is_within(spot, summed[0])]
    if len(granted) != 1:
        return
    spots = {"granted": granted[0], "reported": summed[1], **_answers(cells, vocabulary)}
    if _is_answered(spots, vocabulary) or _agrees(spots):
        own = only_county(workbook, tables)
        yield own.name if own else "", spots


def _answers(cells: Sequence[TextCell], vocabulary: Vocabulary) -> Spots:
    """What the form says remains, and whether all is used; nothing where it says so twice."""
    found = {
        role: [spot for cell in cells if (spot := _of_role(cell, role, vocabulary))] for role in ("remaining", "answer")
    }
    return {role: spots[0] for role, spots in found.items() if len(spots) == 1}


def _of_role(cell: TextCell, role: str, vocabulary: Vocabulary) -> Spot | None:
    return labelled(cell, role, vocabulary) if form_role(cell.text, vocabulary) == role else None


def _summed(tables: Sequence[Table], vocabulary: Vocabulary) -> tuple[Table, Spot] | None:
    """The table of the form's lines, and the sum below them: the only one, or the only one that speaks of use."""
    found = [(table, spot) for table in tables if (spot := _total(table, vocabulary))]
    speaking = [one for one in found if any(vocabulary.means("report_lines", text) for text in _words(one[0]))]
    return next((few[0] for few in (found, speaking) if len(few) == 1), None)


def _words(table: Table) -> Iterator[str]:
    yield from table.block.titles
    yield from (table.block.header(j) for j in {j for row in table.block.headers for j in row.words})


def _total(table: Table, vocabulary: Vocabulary) -> Spot | None:
    """The last sum of a table; what remains may stand below it."""
    lines = [line for line in table.lines if line.figures]
    last = next((line for line in reversed(lines[1:]) if is_total_word(line.label, vocabulary)), None)
    own = [column for column in table.columns if column.role in _SUMS and last and column.j in last.figures]
    return Spot(table.block.sheet, last.i, own[-1].j, last.label) if last and own else None


def _is_within(spot: Spot, table: Table) -> bool:
    body = table.block.body
    return spot.sheet is table.block.sheet and body[0].i <= spot.i <= body[-1].i


def _is_answered(spots: Spots, vocabulary: Vocabulary) -> bool:
    """Whether it says that all is used, or that something is left and how much."""
    answer, remaining = spots.get("answer"), spots.get("remaining")
    said = answer_of(str(answer.value or ""), vocabulary) if answer else None
    return said is True or (said is False and remaining is not None and is_figure(remaining.value))


def _agrees(spots: Spots) -> bool:
    """Whether an amount remains with which use and grant agree, but for one slip."""
    granted, reported, remaining = (_ore(spots.get(role)) for role in ("granted", "reported", "remaining"))
    return bool(granted and reported and remaining) and slipped(granted or 0, [reported or 0, remaining or 0])


def _rest(spots: Spots) -> int | None:
    granted, reported = _ore(spots.get("granted")), _ore(spots.get("reported"))
    return None if granted is None or reported is None else reported + (_ore(spots.get("remaining")) or 0) - granted


def _ore(spot: Spot | None) -> int | None:
    typed = hundredths(spot.value) if spot else None
    return None if typed is None or spot is None else typed * (scale_of(spot.label) or KR) // 100
