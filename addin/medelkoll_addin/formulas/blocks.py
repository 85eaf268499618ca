"""Sums over a column whose range misses a line beside it, or takes in a header's year or a subtotal."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.issues import Issue
from medelkoll_addin.formulas.neighbours import YEARS, box_text
from medelkoll_addin.placing import column_of, place_of, row_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.formulas.linear import LinearForm
    from medelkoll_addin.formulas.references import Box
    from medelkoll_addin.formulas.scan import Scan
    from medelkoll_addin.formulas.templates import Template

_LOOKED_AT = 60  # missed lines among which another sum is looked for
_LINES = 2  # a sum of fewer shows no block, unless it is called one
_SUM = re.compile(r"\s*(?:del)?(?:summa|sum\b|total|s:a)", re.IGNORECASE)
_NO_LINE = re.compile(
    r"\s*(?:varav|därav|summa|sum\b|total|delsumma|saldo|resultat|kvar|rest|differens|avvikelse|budget|utfall|föreg|"
    r"fg\b|andel|procent|%|antal|snitt|genomsnitt|medelvärde|index|invånare|befolkning|öre|kr\b|pris|år\b|ej\b|inte\b|"
    r"åter|outnyttj|oförbruk|tilldel|bevilja|beslut|erhåll|rekvir|statsbidrag|bidrag|ram\b|anslag|ingående|utgående|"
    r"intäkt|inkomst)",
    re.IGNORECASE,
)
_DELIBERATE = re.compile(r"\bexkl|\butan\b|\bföre\b|\btill och med\b|\bt\.?o\.?m", re.IGNORECASE)


def block_issues(found: Scan) -> Iterator[Issue]:
    """Every plain sum over a part of its own column, looked at against the block that it sums."""
    for place, form in found.forms.items():  # what was looked at together sums cells of one row
        box = _column_range(found.templates[place], place)
        issue = None if box is None else _issue(found, place, form, box)
        if issue is not None:
            yield issue


def _issue(found: Scan, place: int, form: LinearForm, box: Box) -> Issue | None:
    """What is odd about a sum; of one cell only that it misses others, where it is called a sum."""
    if len(form.places) > _LINES:
        return _twice(found, place, form, box) or _year(found, place, form, box) or _missed(found, place, form, box)
    called = len(form.places) == _LINES and _SUM.match(_label(found, place))
    return _missed(found, place, form, box) if called else None


def _column_range(template: Template, place: int) -> Box | None:
    """The range of a formula that is one SUM over its own column and nothing else."""
    total = template.sum
    if total is None or not total.adds or len(total.parts) != 1:
        return None
    part = total.parts[0]
    if part.source.criteria or not part.source.ranged:
        return None
    box = part.source.area.at(sheet_of(place), row_of(place), column_of(place))
    own = box.sheet == sheet_of(place) and box.left == box.right == column_of(place)
    return box if own and (box.bottom < row_of(place) or box.top > row_of(place)) else None


def _twice(found: Scan, place: int, form: LinearForm, box: Box) -> Issue | None:
    """Subtotals among the lines that they add up: their lines are counted twice."""
    templates = found.templates
    if templates.keys().isdisjoint(form.places[1:]):  # typed figures alone, as in most sums
        return None
    summed = set(form.places[1:])
    subtotals = [
        cell
        for cell in form.places[1:]
        if cell in templates and not templates[cell].beside and _sums_some_of(found.form(cell), summed)
    ]
    excess = sum(found.number(cell) or 0 for cell in subtotals)
    if not excess:
        return None
    return Issue(
        "range_long",
        place,
        form.computed,
        form.computed - excess,
        certain=any(_label(found, cell) for cell in (place, *subtotals)),  # numbers without words may be anything
        places=tuple(subtotals),
        formula=found.formula(place),
        says=box_text(box),
    )


def _sums_some_of(form: LinearForm | None, summed: set[int]) -> bool:
    if form is None or len(form.places) <= _LINES or form.constant or form.slack or form.parameters:
        return False
    return all(coefficient == -1 for coefficient in form.coefficients[1:]) and summed.issuperset(form.places[1:])


def _year(found: Scan, place: int, form: LinearForm, box: Box) -> Issue | None:
    """The header's year as the first of the lines: no header stands above it, and the others are no years."""
    first, *lines = form.places[1:]
    year = found.number(first)
    if year is None or row_of(first) != box.top or year not in YEARS or len(lines) < _LINES or first in found.templates:
        return None
    above = place_of(box.sheet, box.top - 1, box.left) if box.top else None
    below_figures = above is not None and found.number(above) is not None
    if below_figures or _text(found, first, -1) or any(found.number(line) in YEARS for line in lines):
        return None
    right = box._replace(top=box.top + 1)
    return Issue(
        "range_long",
        place,
        form.computed,
        form.computed - year,
        places=(first,),
        formula=found.formula(place),
        says=box_text(box),
        should_say=box_text(right),
    )


def _missed(found: Scan, place: int, form: LinearForm, box: Box) -> Issue | None:
    """Lines that stand directly after or before the range and are summed by no formula of the column."""
    if _DELIBERATE.search(_label(found, place)):
        return None
    below, above = _after(found, place, box), _before(found, place, box)
    missed = [*above, *below]
    amount = sum(found.number(cell) or 0 for cell in missed)
    if not amount or _used(found, missed) or _is_grouped(found, missed):
        return None
    right = box._replace(top=box.top - len(above), bottom=box.bottom + len(below))
    return Issue(
        "range_short",
        place,
        form.computed,
        form.computed + amount,
        certain=not above,  # what stands above the first line may be something else, such as the sum that was granted
        places=tuple(missed),
        formula=found.formula(place),
        says=box_text(box),
        should_say=box_text(right),
    )


def _is_grouped(found: Scan, cells: list[int]) -> bool:
    """Whether one of them is the typed sum of the next ones: then they are another group's."""
    values = [found.number(cell) or 0 for cell in cells[:_LOOKED_AT]]
    for at, whole in enumerate(values[:-_LINES]):
        sums = accumulate(values[at + 1 :])
        if whole and any(whole == one for n, one in enumerate(sums) if n):
            return True
    return False


def _after(found: Scan, place: int, box: Box) -> list[int]:
    """The lines from the range's end to the total below it (a blank row may stand between), or to the block's end."""
    last = place_of(box.sheet, box.bottom, box.left)
    lines: list[int] = []
    row = box.bottom + 1
    while row != row_of(place) and _is_line(found, place_of(box.sheet, row, box.left), like=last):
        lines.append(place_of(box.sheet, row, box.left))
        row += 1
    if row_of(place) < box.top:
        return lines if found.value(place_of(box.sheet, row, box.left)) is None else []
    blank_before_total = row == row_of(place) - 1 and found.value(place_of(box.sheet, row, box.left)) is None
    return lines if row == row_of(place) or blank_before_total else []


def _before(found: Scan, place: int, box: Box) -> list[int]:
    """The lines from below the column's header to the range's beginning."""
    first = place_of(box.sheet, box.top, box.left)
    lines: list[int] = []
    row = box.top - 1
    while row >= 0 and row != row_of(place) and _is_line(found, place_of(box.sheet, row, box.left), like=first):
        lines.append(place_of(box.sheet, row, box.left))
        row -= 1
    if not lines or not _text(found, lines[-1], -1) or any(found.number(line) in YEARS for line in lines):
        return []
    return lines


def _is_line(found: Scan, place: int, like: int) -> bool:
    """Whether a cell looks like one more line: a number of the same making and format, with a label of its own."""
    if found.number(place) is None or found.number(like) is None:
        return False
    if found.templates.get(place) is not found.templates.get(like):
        return False
    label = _label(found, place)
    number_format = found.book.sheets[sheet_of(place)].number_format
    return bool(label) and not _NO_LINE.match(label) and number_format(place) == number_format(like)


def _label(found: Scan, place: int) -> str:
    """The nearest text to the left."""
    for column in range(column_of(place) - 1, -1, -1):
        value = found.former.cells.value(sheet_of(place), row_of(place), column)
        if isinstance(value, str):
            return value
    return ""


def _text(found: Scan, place: int, down: int) -> str:
    row = row_of(place) + down
    value = found.former.cells.value(sheet_of(place), row, column_of(place)) if row >= 0 else None
    return value if isinstance(value, str) else ""


def _used(found: Scan, cells: list[int]) -> bool:
    """Whether a formula of the same column counts one of the cells, or takes it for a parameter."""
    wanted, column = set(cells), column_of(cells[0])
    for block in found.blocks:
        own = block.places[1:] if column_of(block.stated[0]) == column else []
        if not all(map(wanted.isdisjoint, (block.parameters, *own))):
            return True
    return any(
        (column_of(place) == column and not wanted.isdisjoint(form.places[1:]))
        or not wanted.isdisjoint(form.parameters)
        for place, form in found.forms.items()
    )
