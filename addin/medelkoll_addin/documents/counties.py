"""Counties' reports in a document: a heading for each county, its lines, its answer and what remains."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from medelkoll_addin.documents.places import mention_place, piece_place
from medelkoll_addin.mapping.reports import answer_of, county_of
from medelkoll_addin.mapping.scan import is_text_figure
from medelkoll_addin.mapping.vocabulary import vocabulary
from medelkoll_schemas.amounts import Amount, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.documents.model import Document, Piece
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.vocabulary import Vocabulary
    from medelkoll_schemas.grants.model import SpendingReport
    from medelkoll_schemas.reference import Place


@dataclass(slots=True)
class _County:
    """One county's part of the document: its pieces with their grid rows."""

    place: Place
    pieces: list[tuple[int, Piece]] = field(default_factory=list["tuple[int, Piece]"])


def fill_counties(book: int, document: Document, report: SpendingReport, collector: Collector) -> None:
    """Add one report for every county that has a heading of its own."""
    for county in _counties(document):
        _fill(book, county, report, collector)


def _counties(document: Document) -> list[_County]:
    found: list[_County] = []
    for row, piece in zip(document.rows, document.pieces, strict=True):
        here = county_of(piece.text) if piece.kind == "heading" else None
        if here:
            found.append(_County(here))
        elif found:
            found[-1].pieces.append((row, piece))
    return found


def _fill(book: int, county: _County, report: SpendingReport, collector: Collector) -> None:
    words = vocabulary()
    row_of_answer, answer = _answered("answer", county.pieces, words)
    row_of_rest, rest = _answered("remaining", county.pieces, words)
    said = answer_of(answer, words) if answer else None
    amount = read_text(rest) if is_text_figure(rest) else None
    place = mention_place(row_of_rest, 0)
    if isinstance(amount, Amount):
        collector.figures.add_amount(book, place, amount, county.place.name)
    note = bool(rest) and amount is None and not _is_question(rest, words)
    collector.add(
        "reports",
        book=book,
        county=county.place.name,
        decided=dict(report.special).get(county.place.code, report.standard),
        remaining=place if isinstance(amount, Amount) else None,
        answer=said,
        answer_place=None if said is None else piece_place(row_of_answer),
        note=note,
        note_place=piece_place(row_of_rest) if note else None,
    )


def _answered(role: str, pieces: Sequence[tuple[int, Piece]], words: Vocabulary) -> tuple[int, str]:
    """What stands below a question, and its row; nothing where the question is not asked."""
    for (_, question), (row, below) in pairwise(pieces):
        if words.means(role, question.text) and _asks(role, question.text, words):
            return row, below.text
    return 0, ""


def _asks(role: str, text: str, words: Vocabulary) -> bool:
    """*Ej förbrukade stimulansmedel* has the words of both questions; it asks what remains."""
    return role == "remaining" or not words.means("remaining", text)


def _is_question(text: str, words: Vocabulary) -> bool:
    return text.rstrip().endswith("?") or words.means("answer", text)
