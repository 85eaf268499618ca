"""Cells that break the pattern of the formulas on both sides of them, with what the pattern would give there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.formulas.exact import HUNDREDTH, ONE
from medelkoll_addin.formulas.issues import SHARE_GRAIN, Issue
from medelkoll_addin.formulas.shapes import formula_at
from medelkoll_addin.formulas.stale import measure_of
from medelkoll_addin.formulas.tokens import Kind
from medelkoll_addin.placing import ALONG, DOWN, address, column_of, place_of, row_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.formulas.linear import LinearForm
    from medelkoll_addin.formulas.references import Box
    from medelkoll_addin.formulas.scan import Scan
    from medelkoll_addin.formulas.templates import Template

_ENOUGH = 3  # neighbours of one pattern that outweigh a cell that breaks it
_MOST_WALKED = 50
_WHOLES = frozenset({ONE, 100 * ONE})  # a share's total says the whole, whatever its rounded lines add up to
YEARS = range(1990 * ONE, 2101 * ONE, ONE)
_REFERENCES = frozenset({Kind.AREA, Kind.TABLE, Kind.NAME})


def odd_cells(found: Scan) -> Iterator[Issue]:
    """Constants over formulas, ranges and references unlike their neighbours', each cell once."""
    seen: set[int] = set()
    for place, pattern, step in _candidates(found):
        if place in seen:
            continue
        issue = (
            _constant(found, place, pattern, step)
            if place not in found.templates
            else _unlike(found, place, pattern, step)
        )
        if issue is not None:
            seen.add(place)
            yield issue


def _candidates(found: Scan) -> list[tuple[int, Template, int]]:
    """Cells with the same pattern before and after them, or with more of it on one side and none on the other.

    Down a column the formulas inside a run have their like on both sides; along a row only those can have it whose
    shape stands one or two columns to the left, or, alone in its column, to the right, with another formula before.
    """
    columns = {(id(run.template), sheet_of(run.first), column_of(run.first)) for run in found.runs}
    seen: list[tuple[int, tuple[int, Template, int]]] = []
    for run in found.runs:
        own, first = run.template, run.first
        ends = [first] if run.length == 1 else [first, run.places[-1]]
        seen += [(place, breaking) for place in ends for breaking in _breaking(found, place, own, DOWN)]
        sheet, column = sheet_of(first), column_of(first)
        if not columns.isdisjoint([(id(own), sheet, column - 1), (id(own), sheet, column - 2)]):
            seen += [(place, breaking) for place in run.places for breaking in _breaking(found, place, own, ALONG)]
        elif run.length == 1 and (id(own), sheet, column + 1) in columns and first - ALONG in found.templates:
            seen += [(first, breaking) for breaking in _breaking(found, first, own, ALONG)]
    return [breaking for _, breaking in sorted(seen, key=lambda one: one[0])]


def _breaking(found: Scan, place: int, own: Template, step: int) -> Iterator[tuple[int, Template, int]]:
    """What breaks the pattern beside one formula."""
    get = found.templates.get
    before = get(place - step)
    if before is not own and get(place - 2 * step) is own:
        yield place - step, own, step
    if get(place + step) is not own and before is own and get(place + 2 * step) is None:
        yield place + step, own, step
    if before is not own and get(place + step) is get(place + 2 * step) is own and get(place - 2 * step) is None:
        yield place - step, own, step


def _count(found: Scan, place: int, pattern: Template, step: int) -> list[int]:
    """The cells on both sides that follow the pattern, nearest first."""
    cells: list[int] = []
    for direction in (-step, step):
        at = place + direction
        while found.templates.get(at) is pattern and len(cells) < _MOST_WALKED:
            cells.append(at)
            at += direction
    return cells


def _constant(found: Scan, place: int, pattern: Template, step: int) -> Issue | None:
    stated = None if found.computed(place) else found.number(place)
    form = found.form_of(pattern, place) if stated is not None else None
    neighbours = _count(found, place, pattern, step)
    if stated is None or form is None or not _complete(found, form, pattern, neighbours):
        return None
    between = {place - step, place + step} <= set(neighbours)
    if between and step == ALONG and _is_usual(found, place, pattern):
        return None
    grain = SHARE_GRAIN if measure_of(found, place, stated - form.expected) == "share" else HUNDREDTH
    equal = form.holds_for(stated, grain)
    if not equal and not _proved(found, pattern, form, stated, [] if between else neighbours):
        return None
    first = place - step not in neighbours  # what heads a column of sums may be the sum that was granted
    return Issue(
        "constant",
        place,
        stated,
        form.expected,
        "share" if grain == SHARE_GRAIN else "amount",
        certain=equal or not (first or _only_rounded(stated, form.expected)),
        places=(*form.places, *neighbours),
        should_say=formula_at(pattern.shape, row_of(place), column_of(place)),
    )


def _is_usual(found: Scan, place: int, pattern: Template) -> bool:
    """Whether a typed number stands so in the row above or below, too: amounts between two columns of their shares."""
    get = found.templates.get
    return any(
        get(at - ALONG) is pattern is get(at + ALONG) and at not in found.templates and found.number(at) is not None
        for at in (place - DOWN, place + DOWN)
    )


def _complete(found: Scan, form: LinearForm, pattern: Template, neighbours: list[int]) -> bool:
    """Whether the pattern finds figures everywhere, as it does for its neighbours, and for a sum at least two lines."""
    forms = (found.form(cell) for cell in neighbours if form.blanks)
    usual = max((one.blanks for one in forms if one), default=0)  # some columns of a table may well be empty
    return form.blanks <= usual and len(form.places) > (2 if _ranged(pattern) else 1)


def _finds(found: Scan, form: LinearForm, own: LinearForm, pattern: Template, neighbours: list[int]) -> bool:
    """The same of a formula, which may also sum less than a line that some of its neighbours sum alone, too."""
    if _complete(found, form, pattern, neighbours):
        return True
    fewest = min((len(one.places) for cell in neighbours if (one := found.form(cell))), default=0)
    return len(own.places) < len(form.places) == fewest


def _ranged(pattern: Template) -> bool:
    return pattern.sum is not None and any(part.source.ranged for part in pattern.sum.parts)


def _proved(found: Scan, pattern: Template, form: LinearForm, stated: int, alike: list[int]) -> bool:
    """Whether another value than the pattern's is a contradiction and not a figure of another kind.

    In a row of totals the column of rates shows an average, and that of shares the whole: neither is a sum. At the end
    of a row (``alike`` is not empty) the cell must also be formatted as its neighbours, and be no year in a heading.
    """
    if not _ranged(pattern):
        return not alike
    adds = all(coefficient < 0 for coefficient in form.coefficients[1:])  # a difference may be smaller than its parts
    largest = max(abs(found.number(cell) or 0) for cell in form.places[1:])
    if stated in _WHOLES or (abs(stated) <= largest and (adds or alike)):
        return False
    number_format = found.book.sheets[sheet_of(form.stated)].number_format
    return not alike or (stated not in YEARS and number_format(form.stated) == number_format(alike[0]))


def _only_rounded(stated: int, expected: int) -> bool:
    """Whether the typed number is the formula's, rounded to its last digit that is not zero."""
    unit = HUNDREDTH
    while stated and stated % (unit * 10) == 0:
        unit *= 10
    return 2 * abs(stated - expected) <= unit


def _unlike(found: Scan, place: int, pattern: Template, step: int) -> Issue | None:
    own = found.templates[place]
    form, given = found.form(place), found.form_of(pattern, place)
    neighbours = _count(found, place, pattern, step)
    if form is None or given is None or not _finds(found, given, form, pattern, neighbours):
        return None
    between = found.templates.get(place + step) is pattern
    if not (between or len(neighbours) >= _ENOUGH) or form.expected == given.expected:
        return None
    pair = _different_boxes(own, pattern, place)
    if pair is None or abs(form.expected - given.expected) * 2 < HUNDREDTH:
        return None
    kind, says, should_say = _kind(*pair)
    if kind == "unlike" and not (between and found.alone(own)):
        return None
    return Issue(
        kind,
        place,
        form.expected,
        given.expected,
        certain=len(neighbours) >= _ENOUGH,
        places=(*_apart(form, given), *neighbours),
        formula=found.formula(place),
        says=says,
        should_say=should_say or formula_at(pattern.shape, row_of(place), column_of(place)),
    )


def _apart(form: LinearForm, given: LinearForm) -> tuple[int, ...]:
    """The cells that only one of the two takes in."""
    return tuple(sorted(set(form.places) ^ set(given.places)))


def _different_boxes(own: Template, pattern: Template, place: int) -> tuple[Box, Box] | None:
    """Where the two first refer differently; None when they are formulas of different kinds.

    Only like is compared with like: the same functions and operators, down a column or along a row alike.
    """
    if _skeleton(own) != _skeleton(pattern):
        return None
    at = sheet_of(place), row_of(place), column_of(place)
    pairs = [(mine.at(*at), theirs.at(*at)) for mine, theirs in zip(own.areas, pattern.areas, strict=True)]
    if any(_direction(mine, place) != _direction(theirs, place) for mine, theirs in pairs):
        return None
    different = [(mine, theirs) for mine, theirs in pairs if mine != theirs]
    return different[0] if len(different) == 1 else (pairs[0] if pairs else None)


def _skeleton(template: Template) -> tuple[str, ...]:
    return tuple(
        f"{token.sheet}!{token.kind}"
        if token.kind in _REFERENCES
        else ("number" if token.kind is Kind.NUMBER else token.text)
        for token in template.tokens
        if token.kind is not Kind.SPACE
    )


def _direction(box: Box, place: int) -> str:
    if box.sheet != sheet_of(place):
        return "sheet"
    if box.left == box.right == column_of(place):
        return "column"
    if box.top == box.bottom == row_of(place):
        return "row"
    return "other"


def _kind(mine: Box, theirs: Box) -> tuple[str, str | None, str | None]:
    """The kind of the difference and, for ranges, both as they are written."""
    if mine != theirs and any((box.top, box.left) != (box.bottom, box.right) for box in (mine, theirs)):
        if _holds(theirs, mine):
            return "range_short", box_text(mine), box_text(theirs)
        if _holds(mine, theirs):
            return "range_long", box_text(mine), box_text(theirs)
    return "unlike", None, None


def _holds(outer: Box, inner: Box) -> bool:
    down = outer.top <= inner.top and inner.bottom <= outer.bottom
    return outer.sheet == inner.sheet and down and outer.left <= inner.left and inner.right <= outer.right


def box_text(box: Box) -> str:
    """A range as Excel writes it, without its sheet."""
    first, last = (address(place_of(0, row, column)) for row, column in ((box.top, box.left), (box.bottom, box.right)))
    return first if first == last else f"{first}:{last}"
