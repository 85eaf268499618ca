"""A workbook and its decision compared: the rows that the rules about decisions look at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from medelkoll_addin.documents.comparing.leftovers import Amounts, Leftover, left_over
from medelkoll_addin.documents.comparing.matching import matched
from medelkoll_addin.documents.comparing.said import said_in
from medelkoll_addin.documents.comparing.words import in_cells, in_sentences
from medelkoll_addin.placing import column_of, on_sheet, row_of
from medelkoll_schemas.tables.outline import frame

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from medelkoll_addin.documents.comparing.pairs import Pair
    from medelkoll_addin.documents.comparing.said import Figure
    from medelkoll_addin.documents.model import Document
    from medelkoll_addin.reading.book import Book
    from medelkoll_schemas.tables import Tables

_COUNTS = ("amount", "rounded")  # how an amount in a sentence must be meant to be looked for


class Faults(NamedTuple):
    """Where the decision contradicts itself, which is said of the decision and not of the workbook."""

    wrong: frozenset[int] = frozenset()  # places of amounts that are wrong
    right: frozenset[tuple[int, int]] = frozenset()  # places that may be wrong, and what should stand there then
    near: frozenset[int] = frozenset()  # places of all amounts that a contradiction is about
    off: frozenset[tuple[int, int]] = frozenset()  # the same, each with the amount that does not add up

    def spoil(self, pair: Pair) -> bool:
        """Whether a pair says nothing: the decision is wrong there, or both repeat what may be wrong."""
        place = pair.decided.place
        if pair.cell.meets(pair.decided):
            return place in self.near or not pair.cell.typed  # what a formula gives follows from typed amounts
        differs = abs(pair.cell.value - pair.decided.value)
        return place in self.wrong or (place, pair.cell.value) in self.right or (place, differs) in self.off


class Comparison:
    """One workbook (number 0, its tables) and one decision (its own tables)."""

    def __init__(  # noqa: PLR0913  # two sides, and what is known of each
        self,
        workbook: Book,
        tables: Tables,
        document: Document,
        decided: Tables,
        *,
        known: bool,
        faults: Faults,
    ) -> None:
        """Find what is the same on both sides."""
        self.tables, self.decided = tables, decided
        self.document, self.sheet = document, len(workbook.sheets)
        self.ours, self.theirs = said_in(tables, known=known), said_in(decided, known=known)
        self.sentences = list(in_sentences(document))
        self.pairs = matched(self.ours, self.theirs)
        self.written = [*self.ours.every, *in_cells(workbook)]
        self.faults = faults

    def compared(self) -> Tables:
        """The workbook's tables with what the decision says of it."""
        return replace(
            self.tables,
            decisions=frame("decisions", self._decisions()),
            unmatched=frame("unmatched", self._unmatched()),
            facts=self._facts(),
        )

    def _decisions(self) -> Mapping[str, list[object]]:
        words = self.document.by_row
        telling = [pair for pair in self.pairs if not self.faults.spoil(pair)]
        once = {pair.cell.place: pair for pair in reversed(telling)}
        pairs = sorted(once.values(), key=lambda pair: pair.cell.place)
        return {
            "book": [0] * len(pairs),
            "place": [pair.cell.place for pair in pairs],
            "witness": [self._shifted(pair.decided.place) for pair in pairs],
            "value": [pair.decided.value for pair in pairs],
            "unit": [pair.decided.unit for pair in pairs],
            "label": [pair.label for pair in pairs],
            "words": [words[row_of(pair.decided.place)].words(column_of(pair.decided.place)) for pair in pairs],
        }

    def _unmatched(self) -> Mapping[str, list[object]]:
        rows = [
            (side, matter, figure.place, figure.value, left)
            for matter, (side, left) in enumerate(self._left())
            for figure in left.figures
        ]
        return {
            "book": [0] * len(rows),
            "side": [row[0] for row in rows],
            "matter": [row[1] for row in rows],
            "place": [row[2] for row in rows],
            "value": [row[3] for row in rows],
            "label": [row[4].label for row in rows],
            "spoken": [row[4].spoken for row in rows],
            "whole": [row[4].whole.place if row[4].whole else None for row in rows],
        }

    def _left(self) -> Sequence[tuple[str, Leftover]]:
        """What only one side has, with places as the workbook's report knows them."""
        if not (self.theirs.every or self.sentences):
            return []
        ours, theirs = Amounts(self.written), Amounts([*self.theirs.every, *(figure for figure, _ in self.sentences)])
        here = {pair.cell.place for pair in self.pairs}
        there = {pair.decided.place for pair in self.pairs}
        missing = [*left_over(self.theirs, ours, there, typed=False), *self._unsaid(ours, there)]
        if self.theirs.every and not here and not any(ours.meeting(figure) for figure in self.theirs.every):
            return [("both", self._moved(Leftover(self.theirs.every[:1], "")))]
        more = left_over(self.ours, theirs, here, typed=True)
        return [
            *(("decision", self._moved(one)) for one in missing),
            *(("workbook", one._replace(whole=self._there(one.whole))) for one in more),
        ]

    def _unsaid(self, ours: Amounts, there: Collection[int]) -> list[Leftover]:
        """Sums and sentences of the decision whose amounts the workbook has nowhere."""
        sums = [figure for figures in [*self.theirs.named.values(), *self.theirs.sums.values()] for figure in figures]
        spoken = {figure.place for figure, _ in self.sentences}
        said = [figure for figure, sort in self.sentences if sort in _COUNTS]
        listed = {figure.place: figure for figure in [*sums, *said]}
        alone = [figure for place, figure in listed.items() if place not in there and place not in self.faults.wrong]
        return [
            Leftover([figure], figure.label, spoken=figure.place in spoken)
            for figure in alone
            if figure.value and not ours.meeting(figure)
        ]

    def _facts(self) -> pl.DataFrame:
        """The workbook's facts, and beside those that the decision says otherwise what it says."""
        new = self.tables.facts.join(self.decided.facts, on=["key", "said"], how="anti").select("key").unique()
        shifted = self.decided.facts.join(new, on="key", how="semi").with_columns(
            pl.col("place").map_elements(self._shifted, return_dtype=pl.Int64), pl.lit(0, pl.Int32).alias("book")
        )
        return pl.concat([self.tables.facts, shifted.select(self.tables.facts.columns)])

    def _moved(self, left: Leftover) -> Leftover:
        return left._replace(figures=[figure._replace(place=self._shifted(figure.place)) for figure in left.figures])

    def _there(self, figure: Figure | None) -> Figure | None:
        return figure._replace(place=self._shifted(figure.place)) if figure else None

    def _shifted(self, place: int) -> int:
        """A place of the decision on the sheet that it is in the workbook's report."""
        return on_sheet(place, self.sheet)
