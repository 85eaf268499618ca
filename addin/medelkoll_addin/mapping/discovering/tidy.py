"""What was found as rows of the tidy tables, for the same rules and explanations as any other workbook's."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeVar

from medelkoll_addin.mapping.discovering.model import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.discovering.model import Structure, Sums

_T = TypeVar("_T")
_FIRST_BRANCH = 10
_LONG = 8  # parts
_AT_ONCE = 10_000  # equations whose rows are made together: those of a large table would fill the memory


def settle_roles(structure: Structure) -> None:
    """Give the rows the roles that they turned out to have."""
    lines = [structure.table.lines[n] for n in structure.rows]
    for line in structure.table.lines:
        line.parent = None
        line.role = "skip" if line.role in ("subtotal", "total") else line.role
    parts = {part for total in structure.down for part in total.parts}
    for at, line in enumerate(lines):
        line.role = "line" if at in parts else line.role
    for total in structure.down:
        lines[total.item].role = "subtotal" if total.item in parts else "total"


def fill_found(book: int, found: Sequence[Found | Sums], collector: Collector) -> None:
    """Add the equations, a row for each term; amounts in thousands or millions count in öre like all others."""
    latest: dict[str, dict[int, int]] = {}
    for one in found:
        branches = latest.setdefault(one.kind, {})
        if isinstance(one, Found):
            _fill_one(book, one, _branch_of(one.stated, branches), collector)
        else:
            for sums in one.slices(_AT_ONCE if _are_short(one) else 1):
                _fill_sums(book, sums, _branches_of(sums.stated, branches), collector)


def _are_short(sums: Sums) -> bool:
    """Whether the rows of many are better made together: what stands in all rows of a long one is kept once."""
    return len(sums.parts) == 0 or len(sums.parts[0]) < _LONG


def _fill_one(book: int, one: Found, branch: int, collector: Collector) -> None:
    collector.extend(
        "found",
        len(one.terms),
        book=book,
        kind=one.kind,
        stated=one.stated,
        branch=branch,
        place=[place for place, _ in one.terms],
        coefficient=[weight for _, weight in one.terms],
        constant=one.constant,
        slack=one.slack,
        subject=one.subject,
    )


def _fill_sums(book: int, sums: Sums, branches: list[int] | int, collector: Collector) -> None:
    counts = [len(parts) + 1 for parts in sums.parts]
    signs = {count: (*(sums.weights or (1,) * (count - 1)), -1) for count in set(counts)}
    collector.extend(
        "found",
        sum(counts),
        book=book,
        kind=sums.kind,
        stated=_each(sums.stated, counts),
        branch=branches if isinstance(branches, int) else _each(branches, counts),
        place=[place for parts, own in zip(sums.parts, sums.stated, strict=True) for place in (*parts, own)],
        coefficient=list(chain.from_iterable(signs[count] for count in counts)),
        constant=0,
        slack=0,
        subject=_each(sums.subjects, counts),
    )


def _each(values: Sequence[_T], counts: Sequence[int]) -> list[_T] | _T:
    """Every value as often as the count beside it says; the value itself where there is but one."""
    return values[0] if len(values) == 1 else list(chain.from_iterable(map(repeat, values, counts)))


def _branch_of(stated: int, latest: dict[int, int]) -> int:
    """Tells apart the equations of one kind that state the same cell."""
    latest[stated] = latest.get(stated, _FIRST_BRANCH - 1) + 1
    return latest[stated]


def _branches_of(stated: Sequence[int], latest: dict[int, int]) -> list[int] | int:
    """The branches of several equations, which state different cells; one number where it is the same for all."""
    if not latest.keys().isdisjoint(stated):
        return [_branch_of(place, latest) for place in stated]
    latest.update(dict.fromkeys(stated, _FIRST_BRANCH))
    return _FIRST_BRANCH
