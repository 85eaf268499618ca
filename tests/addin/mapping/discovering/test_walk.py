from __future__ import annotations

from medelkoll_addin.mapping.discovering.readings import totals
from medelkoll_addin.mapping.discovering.strip import Cue, Strip, Total, Voter

N, L, W = Cue.NONE, Cue.LOOK, Cue.WORD


def seen(cues: list[Cue], *columns: list[int], levels: list[int] | None = None) -> list[tuple[int, tuple[int, ...]]]:
    """Item and parts of every total of columns in whole kronor."""
    voters = [Voter([100 * value for value in column]) for column in columns]
    return [told(one) for one in totals(Strip(voters, cues, levels or [0] * len(cues)))]


def told(one: Total) -> tuple[int, tuple[int, ...]]:
    return one.item, one.parts


def test_subtotals_of_subtotals() -> None:
    amounts = [120_000, 340_500, 460_500, 77_000, 81_300, 158_300, 618_800, 54_000, 672_800]

    assert seen([N, N, W, N, N, W, W, N, W], amounts) == [(2, (0, 1)), (5, (3, 4)), (6, (2, 5)), (8, (6, 7))]


def test_totals_above_their_lines() -> None:
    amounts = [619_100, 460_500, 120_000, 340_500, 158_600, 77_100, 81_500]
    cues = [W, L, N, N, L, N, N]

    assert sorted(seen(cues, amounts, levels=[0, 1, 2, 2, 1, 2, 2])) == [(0, (1, 4)), (1, (2, 3)), (4, (5, 6))]


def test_arithmetic_alone_in_two_columns() -> None:
    first = [120_400, 340_500, 81_700, 542_600]
    second = [77_300, 12_900, 55_100, 145_300]

    assert seen([N, N, N, N], first, second) == [(3, (0, 1, 2))]


def test_round_figures_that_happen_to_add_up_are_no_total() -> None:
    assert seen([N, N, N], [1000, 2000, 3000]) == []


def test_one_wrong_figure_hides_nothing() -> None:
    first = [120_000, 340_500, 81_700, 542_200]
    wrong = [77_300, 12_900, 55_100, 154_300]

    assert seen([N, N, N, W], first, wrong) == [(3, (0, 1, 2))]
    assert seen([N, N, N, W], wrong) == [(3, (0, 1, 2))]  # two digits changed places


def test_what_is_called_a_sum_and_is_none_is_left_alone() -> None:
    assert seen([N, N, N, W], [120_000, 340_500, 81_700, 31]) == []


def test_a_sum_of_half_the_rows_is_no_mistake_of_the_whole() -> None:
    amounts = [120_000, 340_500, 81_700, 95_100, 176_800]

    assert seen([N, N, N, N, W], amounts) == [(4, (2, 3))]


def test_the_country_before_its_counties() -> None:
    amounts = [2_254_013, 1_000_013, 804_000, 450_000]

    assert seen([W, N, N, N], amounts) == [(0, (1, 2, 3))]


def test_two_figures_that_changed_places_across_columns() -> None:
    """81 700 and 55 100: what the first column lacks, 26 600, the second has too much."""
    first = [120_000, 340_500, 55_100, 542_200]
    second = [77_300, 12_900, 81_700, 145_300]

    assert seen([N, N, N, W], first, second) == [(3, (0, 1, 2))]
    assert seen([N, N, N, W], [120_000, 340_500, 81_700, 91], [77_300, 12_900, 55_100, 37]) == []
    assert seen([N, N, N, N], first, second) == []


def test_a_sum_that_changed_places_with_one_of_its_lines() -> None:
    """The third sum is 138 037; two others show that the table has such sums."""
    first = [120_400, 340_500, 460_900, 77_100, 81_300, 158_400, 12_500, 33_100, 92_437, 138_037]
    second = [20_400, 40_500, 60_900, 7_100, 1_300, 8_400, 2_500, 3_100, 11_800, 6_200]  # 6 200, 11 800
    found = seen([N] * 10, first, second)

    assert found == [(2, (0, 1)), (5, (3, 4)), (9, (6, 7, 8))]


def test_of_two_columns_the_one_that_is_right_says_what_a_whole_adds_up() -> None:
    """In the first column the second sum counts the one before it, too; the whole is typed and right."""
    first = [120_000, 340_500, 460_500, 77_000, 81_300, 618_800, 54_000, 12_300, 66_300, 685_100]
    second = [20_100, 40_500, 60_600, 7_000, 1_300, 8_300, 4_000, 2_300, 6_300, 75_200]
    cues = [N, N, W, N, N, W, N, N, W, W]
    strip = Strip([Voter([100 * one for one in column]) for column in (first, second)], cues, [0] * 10, START)

    assert [told(one) for one in totals(strip)] == [(2, (0, 1)), (5, (3, 4)), (8, (6, 7)), (9, (2, 5, 8))]


START = frozenset({0, 3, 6})


def test_a_copy_of_one_line_is_no_witness_against_a_sum_of_two() -> None:
    first = [120_000, 340_500, 460_500, 77_000, 81_300, 158_300, 158_300]  # 618 800
    second = [20_100, 40_500, 60_600, 7_000, 1_300, 8_300, 68_900]

    assert seen([N, N, W, N, N, W, W], first, second)[-1] == (6, (2, 5))


def test_a_bold_sum_that_is_rounded_stands_among_others_like_it() -> None:
    amounts = [460_525, 100_025, 360_500, 158_600, 77_100, 81_500, 93_300, 12_300, 81_000]
    cues = [L, N, N, L, N, N, L, N, N]
    exact = [(0, (1, 2)), (3, (4, 5)), (6, (7, 8))]

    assert sorted(seen(cues, amounts)) == exact
    assert sorted(seen(cues, [460_500, *amounts[1:]])) == exact
    assert sorted(seen(cues, [463_170, *amounts[1:]])) == exact[1:]


def test_what_says_that_it_leaves_something_out_must_agree_everywhere() -> None:
    """1 750 037 is also the last three lines and the reserve, by chance; the first column says that it is not that."""
    first = [150_000, 100_000, 250_000, 1_000_000, 600_000, 1_500_000, 2_100_000]
    second = [750_000, 400_037, 100_000, 500_000, 750_000, 1_750_037, 2_500_037]
    voters = [Voter([100 * one for one in column]) for column in (first, second)]

    def found(partial: frozenset[int]) -> list[tuple[int, tuple[int, ...]]]:
        return [told(one) for one in totals(Strip(voters, [N, N, N, N, N, W, W], [0] * 7, partial=partial))]

    assert found(frozenset()) != [(6, (0, 1, 2, 3, 4))]
    assert found(frozenset({5})) == [(6, (0, 1, 2, 3, 4))]
