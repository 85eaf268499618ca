"""Everything about a workbook's formulas at once: their relations, and what is odd about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.formulas.exact import HUNDREDTH, to_hundredths
from medelkoll_addin.formulas.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.formulas.bulk import Block
    from medelkoll_addin.formulas.linear import LinearForm
    from medelkoll_addin.formulas.scan import Scan
    from medelkoll_addin.reading.book import Book

_MOST_COEFFICIENT = 10**6  # past it, coefficient times öre no longer fits 64 bits: judged here, not as a relation


class Participant(NamedTuple):
    """A cell that takes part in a relation."""

    place: int
    value: int  # hundredths of what is typed: öre in a sheet of kronor
    whole: bool  # false: it holds more decimals than that
    typed: bool  # a constant


@dataclass(frozen=True, slots=True)
class FormulaFindings:
    """What the formulas of one workbook give.

    Relations hold for the figures in hundredths of what is typed; see ``LinearForm``. Formulas with saved values
    that are no numbers have none.
    """

    singles: list[LinearForm] = field(default_factory=list["LinearForm"])  # relations looked at one by one
    blocks: list[Block] = field(default_factory=list["Block"])  # relations of copied formulas, together
    issues: list[Issue] = field(default_factory=list[Issue])  # in the workbook's order
    formulas: int = 0  # how many there are
    checked: int = 0  # how many saved values were checked

    scan: Scan | None = None  # what it was found in; None without formulas

    @property
    def relations(self) -> list[LinearForm]:
        """All relations one by one, in the workbook's order."""
        forms = [*self.singles, *(form for block in self.blocks for form in self.apart(block))]
        return sorted(forms, key=lambda form: form.stated)

    def apart(self, block: Block) -> list[LinearForm]:
        """The relations of a block, one by one."""
        forms = [] if self.scan is None else [self.scan.form(place) for place in block.stated]
        return [form for form in forms if form is not None]

    def participants(self, besides: AbstractSet[int] = frozenset()) -> list[Participant]:
        """Every cell that takes part in a relation, parameters included, each once, in the workbook's order.

        Args:
            besides: places that are known already, and left out.
        """
        places = set[int]()
        for block in self.blocks:
            places.update(block.parameters, *block.places)
        for form in self.singles:
            places.update(form.places, form.parameters)
        return [] if self.scan is None else _participants(self.scan, sorted(places - besides))

    def rows(self, book: int) -> Iterator[dict[str, object]]:
        """The issues as rows of the table ``formulas`` for the workbook with that number in its batch."""
        return ({"book": book, **issue.row()} for issue in self.issues)


def analyse(book: Book, *, singly: bool = False) -> FormulaFindings:
    """Look at all formulas of a workbook; a workbook without any costs next to nothing.

    Args:
        book: the workbook.
        singly: look at copied formulas one by one too, which gives the same and takes longer.
    """
    if not any(sheet.formulas for sheet in book.sheets):
        return FormulaFindings()
    from medelkoll_addin.formulas.scan import scan  # noqa: PLC0415  only for workbooks with formulas

    found = scan(book, singly=singly)
    issues = _issues(found)
    singles = [form for place, form in found.forms.items() if _fits(form) and found.number(place) is not None]
    blocks = [block for block in found.blocks if _fits(block)]
    unchecked = {place for places in found.unjudged.values() for place in places}
    checked = len(found.templates) - len(unchecked) - len(found.valueless) - len(found.errors)
    return FormulaFindings(singles, blocks, issues, len(found.templates), checked, found)


def _issues(found: Scan) -> list[Issue]:
    from medelkoll_addin.formulas import blocks, display, neighbours, recalculate, repeats, stale, wholes  # noqa: PLC0415  as above

    gathered: dict[tuple[str, int], Issue] = {}
    for part in (
        stale.stale(found),
        recalculate.recalculated(found),
        neighbours.odd_cells(found),
        blocks.block_issues(found),
        repeats.repeated(found),
        wholes.typed_numbers(found),
        wholes.errors(found),
        wholes.external(found),
        wholes.valueless(found),
        display.display(found),
        wholes.unjudged(found),
    ):
        for issue in part:
            gathered.setdefault((issue.issue + (issue.says or "") * (issue.issue == "unjudged"), issue.place), issue)
    return sorted(_roots(gathered.values()), key=lambda issue: (issue.place, issue.issue))


def _roots(issues: Iterable[Issue]) -> Iterator[Issue]:
    """The issues without typed numbers that are what their formula gives once another typed number is put right."""
    known = [issue for issue in issues if issue.issue == "constant"]
    moves = {one.place: (one.expected or 0) - (one.stated or 0) for one in known}
    for issue in issues:
        others = [place for place in issue.places if place in moves and place != issue.place]
        right = any((issue.expected or 0) + moves[place] == issue.stated for place in others if moves[place])
        if issue.issue != "constant" or not right:
            yield issue


def _fits(form: LinearForm | Block) -> bool:
    coefficients = form.coefficients
    return max(coefficients) <= _MOST_COEFFICIENT and -min(coefficients) <= _MOST_COEFFICIENT


def _participants(found: Scan, places: list[int]) -> list[Participant]:
    numbers: dict[int, int] = {}
    for block in found.blocks if places else ():
        for column, amounts in zip(block.places, block.numbers, strict=True):
            numbers.update(zip(column, amounts, strict=True))
    templates = found.templates
    return [
        Participant(place, to_hundredths(number), number % HUNDREDTH == 0, place not in templates)
        for place in places
        for number in [numbers[place] if place in numbers else found.number(place) or 0]
    ]
