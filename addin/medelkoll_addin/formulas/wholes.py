"""What is said once for many formulas: error values, other files, no saved values, values not checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.issues import Issue
from medelkoll_addin.formulas.reasons import Reason
from medelkoll_addin.formulas.whereabouts import Whereabouts
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.formulas.scan import Scan

_FILE_NUMBER = re.compile(r"\[(\d+|[^\[\]]+\.\w+)\](?=[^\[\]\"(),]*!)")


def errors(found: Scan) -> Iterator[Issue]:
    """Formulas that show an error which no cell they refer to shows before them; those after are its ``places``."""
    if not found.errors:
        return
    showing = Whereabouts(_error_cells(found))
    followers: dict[int, list[int]] = {}
    roots: list[int] = []
    for place in found.errors:
        cause = showing.first_in(found.boxes(place), besides=place)
        if cause is None:
            roots.append(place)
        else:
            followers.setdefault(cause, []).append(place)
    for root in roots:
        value = found.value(root)
        says = value.code if isinstance(value, ErrorValue) else None
        places = _reached(root, followers)
        yield Issue("error", root, places=places, formula=found.formula(root), says=says, measure="text")


def _error_cells(found: Scan) -> Iterator[int]:
    """Every cell of the workbook that shows an error, typed ones included."""
    for sheet in found.book.sheets:
        for i, line in enumerate(sheet.values):
            for j, value in enumerate(line):
                if isinstance(value, ErrorValue):
                    yield sheet.place(i, j)


def _reached(root: int, followers: dict[int, list[int]]) -> tuple[int, ...]:
    reached: dict[int, None] = {}
    waiting = [root]
    while waiting:
        for place in followers.get(waiting.pop(), ()):
            if place not in reached:
                reached[place] = None
                waiting.append(place)
    return tuple(reached)


def external(found: Scan) -> Iterator[Issue]:
    """Formulas that read another file, one issue a file."""
    files: dict[str, list[int]] = {}
    for run in found.runs:
        if "[" in run.template.formula:
            for written in dict.fromkeys(_FILE_NUMBER.findall(run.template.formula)):
                files.setdefault(written, []).extend(run.places)
    links = found.book.external_links
    for written, unsorted in files.items():
        places = sorted(unsorted)
        number = int(written) - 1 if written.isdigit() else -1
        name = links[number] if 0 <= number < len(links) else (None if written.isdigit() else written)
        yield Issue(
            "external", places[0], places=tuple(places), formula=found.formula(places[0]), says=name, measure="text"
        )


def valueless(found: Scan) -> Iterator[Issue]:
    """All formulas without a saved value as one issue; it names the program that saved the file."""
    if found.valueless:
        first = found.valueless[0]
        says = found.book.application or None
        yield Issue(
            "valueless", first, places=tuple(found.valueless), formula=found.formula(first), says=says, measure="text"
        )


def unjudged(found: Scan) -> Iterator[Issue]:
    """Formulas whose values were not checked, one issue a reason."""
    for reason, places in found.unjudged.items():
        if reason is not Reason.EXTERNAL:  # said by an issue of its own
            yield Issue(
                "unjudged",
                places[0],
                places=tuple(places),
                formula=found.formula(places[0]),
                says=reason.value,
                measure="text",
            )


_ORDINARY = frozenset({1, 100})  # the whole, as in 1 - share
_YEARS = range(1900, 2101)


def typed_numbers(found: Scan) -> Iterator[Issue]:
    """Amounts typed into a formula beside cells, in one formula alone: a copied one is a rule, not a slip."""
    for run in found.runs:
        constant = run.template.sum
        if constant is None or not constant.constant or not constant.parts:
            continue
        number = abs(constant.constant)
        whole_year = number.denominator == 1 and int(number) in _YEARS
        if number <= 1 or number in _ORDINARY or whole_year or not found.alone(run.template):
            continue
        place, form = run.first, found.form(run.first)
        if form is None:
            continue
        typed = int(constant.constant * 10**12)
        yield Issue(
            "typed_number",
            place,
            form.computed,
            form.computed - typed,
            places=form.places,
            formula=found.formula(place),
        )
