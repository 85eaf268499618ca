"""One pass over a workbook's formulas: the shape of each, and its linear form where it has one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.bulk import block_of
from medelkoll_addin.formulas.linear import Former, LinearForm
from medelkoll_addin.formulas.reasons import Reason, UnknownError
from medelkoll_addin.formulas.runs import runs_of
from medelkoll_addin.placing import column_of, row_of, sheet_of
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from medelkoll_addin.formulas.bulk import Block
    from medelkoll_addin.formulas.references import Box
    from medelkoll_addin.formulas.runs import Run
    from medelkoll_addin.formulas.templates import Template
    from medelkoll_addin.reading.book import Book, Value

_MOST_TERMS = 3_000_000  # running totals over a long column would otherwise grow with the square of its length
_FINAL = frozenset(
    {
        Reason.EXTERNAL,
        Reason.SHEETS,
        Reason.NAME,
        Reason.TABLE,
        Reason.REFERENCE,
        Reason.SYNTAX,
        Reason.HIDDEN,
        Reason.CIRCULAR,
        Reason.SIZE,
    }
)
_SILENT = frozenset({Reason.ERROR})  # it rests on an error value, which is a finding of its own


@dataclass(slots=True)
class Scan:
    """What one pass over the formulas gives."""

    book: Book
    former: Former
    runs: list[Run] = field(default_factory=list["Run"])  # every formula, copied ones together
    templates: dict[int, Template] = field(default_factory=dict[int, "Template"])  # every formula, by place
    forms: dict[int, LinearForm] = field(default_factory=dict[int, LinearForm])  # simple ones, looked at one by one
    blocks: list[Block] = field(default_factory=list["Block"])  # simple ones, looked at together
    complex: list[int] = field(default_factory=list[int])  # those to recalculate
    unjudged: dict[Reason, list[int]] = field(default_factory=dict[Reason, list[int]])  # reason -> places
    valueless: list[int] = field(default_factory=list[int])
    errors: list[int] = field(default_factory=list[int])  # formulas that show an error value
    together: set[int] = field(default_factory=set[int])  # the stated cells of all blocks
    _counts: Counter[int] | None = None

    def value(self, place: int) -> Value:
        """What stands in a cell."""
        return self.former.cells.value(sheet_of(place), row_of(place), column_of(place))

    def number(self, place: int) -> int | None:
        """The exact number that stands in a cell; None for anything else."""
        return self.former.cells.known(place)

    def form(self, place: int) -> LinearForm | None:
        """The linear form of the formula in a cell; None when it has none or could not be judged."""
        if place in self.together:
            return self.form_of(self.templates[place], place)
        return self.forms.get(place)

    def form_of(self, template: Template, place: int) -> LinearForm | None:
        """What a template's formula would be in that cell; None when it cannot be told."""
        try:
            return self.former.form(template, place)
        except UnknownError:
            return None

    def computed(self, place: int) -> bool:
        """Whether an array formula that stands in another cell computes this one."""
        ranges = self.book.sheets[sheet_of(place)].computed
        return any(
            row_of(first) <= row_of(place) <= row_of(last) and column_of(first) <= column_of(place) <= column_of(last)
            for first, last in ranges
        )

    def boxes(self, place: int) -> list[Box]:
        """The ranges that a formula refers to."""
        at = sheet_of(place), row_of(place), column_of(place)
        return [area.at(*at) for area in self.templates[place].areas]

    def formula(self, place: int) -> str | None:
        """The formula of a cell."""
        return self.book.sheets[sheet_of(place)].formulas.get(place)

    def alone(self, template: Template) -> bool:
        """Whether only one cell of the workbook has a formula of that shape."""
        if self._counts is None:
            self._counts = Counter()
            for run in self.runs:
                self._counts[id(run.template)] += run.length
        return self._counts[id(template)] == 1

    def not_judged(self, reason: Reason, place: int) -> None:
        """Note that a formula's value is not checked."""
        self.unjudged.setdefault(reason, []).append(place)


def scan(book: Book, *, singly: bool = False) -> Scan:
    """Look at every formula of a workbook once.

    Args:
        book: the workbook.
        singly: look at copied formulas one by one too, which gives the same and takes longer.
    """
    found = Scan(book, Former(book))
    left: list[int] = []
    for sheet in book.sheets:
        for run in runs_of(sheet.formulas, found.former.templates):
            found.runs.append(run)
            found.templates.update(dict.fromkeys(run.places, run.template))
            block = None if singly else block_of(run, found.former, sheet.valueless)
            left += run.places if block is None else _kept(found, block, run)
    _look_at(found, sorted(left))  # in reading order: that is how places are said
    return found


def _kept(found: Scan, block: Block, run: Run) -> list[int]:
    """Keep a block; the formulas of its run that are not in it."""
    found.blocks.append(block)
    found.together.update(block.stated)
    return [] if len(block.stated) == run.length else [place for place in run.places if place not in found.together]


def _look_at(found: Scan, places: list[int]) -> None:
    """Look at formulas one by one."""
    terms = sum(len(block.places) * len(block.stated) for block in found.blocks)
    for place in places:
        template = found.templates[place]
        if place in found.book.sheets[sheet_of(place)].valueless:
            found.valueless.append(place)
        elif found.former.cells.known(place) is not None or not _unusual(found, place):
            terms += _judge(found, place, template, room=terms < _MOST_TERMS)


def _judge(found: Scan, place: int, template: Template, *, room: bool) -> int:
    """Sort one formula; the number of its terms."""
    if not room:
        reason = Reason.SIZE
    elif template.sum is None:
        reason = template.obstacle or Reason.FUNCTION
    else:
        try:
            form = found.forms[place] = found.former.form(template, place)
        except UnknownError as error:
            reason = error.reason
        else:
            return len(form.places)
    if reason in _FINAL:
        found.not_judged(reason, place)
    elif reason is Reason.TEXT:  # "1,5" + 1 is 2,5 in one language and an error in another
        found.not_judged(Reason.LANGUAGE, place)
    elif reason not in _SILENT:
        found.complex.append(place)
    return 0


def _unusual(found: Scan, place: int) -> bool:
    """Whether the saved value is none that a sum could be compared with: blank, an error, a date."""
    value = found.value(place)
    if value is None:
        found.valueless.append(place)
    elif isinstance(value, ErrorValue):
        found.errors.append(place)
    elif not isinstance(value, int | float | str | bool):
        found.complex.append(place)
    else:
        return False
    return True
