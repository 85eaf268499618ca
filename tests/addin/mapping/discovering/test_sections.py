"""Sums that leave out the lines with which their section begins; what gives them away is the whole."""

from __future__ import annotations

import pytest

from medelkoll_addin.mapping.discovering.sections import whole_sections, with_uncounted
from medelkoll_addin.mapping.discovering.strip import Cue, Strip, Total

# 0, 1 and their sum 2; 3, 4, 5 and their sum 6, below a heading; the whole 7
STARTS = frozenset({0, 3})


def parts(found: list[Total], names: list[str], heading: str = "", starts: frozenset[int] = STARTS) -> list[object]:
    strip = Strip([], [Cue.NONE] * 8, [0] * 8, starts, names, {3: heading} if heading else {})
    return [(one.item, one.parts) for one in whole_sections(found, strip)]


FIRST, WHOLE = Total(2, (0, 1), 1, 1, Cue.WORD), Total(7, (2, 3, 6), 1, 1, Cue.WORD)
SECOND = Total(6, (4, 5), 1, 1, Cue.WORD)
NAMES = ["a", "b", "Summa a", "c", "d", "e", "Delsumma", "Totalt"]


def test_the_line_that_only_the_whole_counts() -> None:
    assert parts([FIRST, SECOND, WHOLE], NAMES) == [(2, (0, 1)), (6, (3, 4, 5)), (7, (2, 6))]


@pytest.mark.parametrize(
    ("label", "heading", "mended"),
    [
        ("Summa samsjuklighet", "Samsjuklighet", True),
        ("Summa lokaler", "Samsjuklighet", False),  # a sum of some of the section's lines
        ("Summa lokaler", "", False),
        ("", "", True),
    ],
)
def test_a_sum_that_is_called_otherwise_is_another(label: str, heading: str, *, mended: bool) -> None:
    names = [*NAMES[:6], label, "Totalt"]

    assert (parts([FIRST, SECOND, WHOLE], names, heading)[1] == (6, (3, 4, 5))) is mended


def test_a_whole_that_counts_lines_everywhere() -> None:
    loose = [Total(2, (1,), 1, 1, Cue.WORD), SECOND, Total(7, (0, 2, 3, 6), 1, 1, Cue.WORD)]

    assert parts(loose, NAMES) == [(one.item, one.parts) for one in loose]


def test_what_no_other_section_bears_out() -> None:
    found = [FIRST, SECOND, WHOLE]

    assert parts(found, NAMES, starts=frozenset({0})) == [(one.item, one.parts) for one in found]


@pytest.mark.parametrize(("over", "first"), [((3, 4), (3, 4, 5)), ((4,), (5,)), ((), (5,))])
def test_first_lines_that_any_sum_passes_over(over: tuple[int, ...], first: tuple[int, ...]) -> None:
    strip = Strip([], [Cue.NONE] * 8, [0] * 8, STARTS, NAMES)
    (second, _) = with_uncounted([Total(6, (5,), 1, 1, Cue.WORD), FIRST], strip, over.__contains__)

    assert second.parts == first


def test_a_line_that_another_sum_counts_is_not_passed_over() -> None:
    strip = Strip([], [Cue.NONE] * 8, [0] * 8, STARTS, NAMES)
    whole = Total(7, (2, 3, 6), 1, 1, Cue.WORD)

    assert with_uncounted([SECOND, whole], strip, {3}.__contains__) == [SECOND, whole]
