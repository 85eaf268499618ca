"""Sums of sections that leave out the lines with which their section begins, although they happen to add up the rest.

The whole tells: it counts every other section by its sum alone, and of this one the sum and those lines. A sum that is
called otherwise than its section may well be one of some of its lines.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.labels import says_nothing
from medelkoll_addin.mapping.naming import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.mapping.discovering.strip import Strip, Total

_BY = "av de andra avsnitten räknas alla rader"
_PASSED = "de första raderna är dolda eller text"
_FEWEST = 2  # sections


def whole_sections(found: Sequence[Total], strip: Strip) -> list[Total]:
    """The totals, those of sections with all their lines."""
    sums = {one.item: one for one in found}
    mended: dict[int, Total] = {}
    starts = sorted(strip.starts)
    for whole in found if len(found) > _FEWEST else ():
        apart = _apart(whole, sums, strip, starts)
        if apart:
            *lines, item = apart
            kept = tuple(part for part in whole.parts if part not in lines)
            mended[item] = sums[item]._replace(parts=(*lines, *sums[item].parts), by=_BY)
            mended[whole.item] = mended.get(whole.item, whole)._replace(parts=kept, by=_BY)
    return [mended.get(one.item, one) for one in found]


def with_uncounted(found: Sequence[Total], strip: Strip, passed_over: Callable[[int], bool]) -> list[Total]:
    """The totals, with the first lines of their sections where those are passed over by any sum: texts, hidden rows.

    Args:
        found: the totals.
        strip: what they were found in.
        passed_over: whether a line is.
    """
    known = {item for one in found for item in (one.item, *one.parts)}
    starts = sorted(strip.starts)
    return [_with_first(one, starts[bisect_right(starts, one.parts[0]) - 1], known, passed_over) for one in found]


def _with_first(total: Total, start: int, known: AbstractSet[int], passed_over: Callable[[int], bool]) -> Total:
    lines = range(start, total.parts[0])
    if total.item < start or not lines or not known.isdisjoint(lines) or not all(map(passed_over, lines)):
        return total
    return total._replace(parts=(*lines, *total.parts), by=_PASSED)


def _apart(whole: Total, sums: Mapping[int, Total], strip: Strip, starts: Sequence[int]) -> Sequence[int]:
    """What a whole counts of the only section that it does not count by its sum alone: its first lines, and the sum."""
    sections: dict[int, list[int]] = {}
    for part in whole.parts:
        sections.setdefault(starts[bisect_right(starts, part) - 1], []).append(part)
    odd = [(start, parts) for start, parts in sections.items() if not _is_whole(start, parts, sums)]
    if len(sections) < _FEWEST or len(odd) != 1:
        return ()
    start, (*lines, item) = odd[0]
    own = sums.get(item)
    rest = own is not None and lines and _is_rest(start, lines, own, sums) and _is_called(strip, start, item)
    return odd[0][1] if rest else ()


def _is_whole(start: int, parts: Sequence[int], sums: Mapping[int, Total]) -> bool:
    """Whether it is the sum of all lines of its section."""
    own = sums.get(parts[0])
    return len(parts) == 1 and own is not None and own.parts[0] == start < own.item


def _is_rest(start: int, lines: Sequence[int], own: Total, sums: Mapping[int, Total]) -> bool:
    """Whether a sum adds up all but the first few lines of its section, exactly."""
    first = own.parts[0]
    ordinary = sums.keys().isdisjoint(lines) and len(lines) < len(own.parts)
    return ordinary and list(lines) == list(range(start, first)) and own.agree == own.of and first < own.item


def _is_called(strip: Strip, start: int, item: int) -> bool:
    """Whether a sum is called as its section, or nothing at all."""
    label, heading = strip.names[item], strip.headings.get(start, "")
    return says_nothing(label) or bool(heading and plain_label(label).endswith(plain_label(heading)))
