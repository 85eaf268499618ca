"""Equations as columns, and the rows of the tidy table that become of them."""

from __future__ import annotations

from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.discovering.model import Found, Sums
from medelkoll_addin.mapping.discovering.tidy import fill_found


def three() -> Sums:
    return Sums("row", [13, 23, 33], [(11, 12), (21, 22), [31]], ["Film", "Webb", "Kurs"], "går ihop")


def test_the_terms_of_one_of_many() -> None:
    assert three().terms(1) == [(21, 1), (22, 1), (23, -1)]
    assert Sums("row", [13], [(11, 12)], [""], weights=(1, -1)).terms(0) == [(11, 1), (12, -1), (13, -1)]


def test_some_may_be_left_out() -> None:
    kept = three().without({0})

    assert (kept.stated, kept.parts, kept.subjects) == ([23, 33], [(21, 22), [31]], ["Webb", "Kurs"])
    assert (kept.kind, kept.why) == ("row", "går ihop")
    assert kept.states(33)
    assert not kept.states(13)


def test_few_at_a_time() -> None:
    first, second = three().slices(2)

    assert (first.stated, first.parts, first.subjects) == ([13, 23], [(11, 12), (21, 22)], ["Film", "Webb"])
    assert (second.stated, second.parts, second.subjects) == ([33], [[31]], ["Kurs"])
    assert list(three().without({0, 1, 2}).slices(2)) == []


def test_a_row_for_every_term_in_the_order_in_which_they_were_found() -> None:
    collector = Collector()
    rate = Found("rate", 12, [(11, 180), (12, -1)], "Lerum", constant=7, slack=50)
    differs = Sums("row", [13], [(11, 12)], ["Film"], weights=(1, -1))
    fill_found(4, [three(), rate, differs], collector)
    found = collector.tables().found

    assert found["book"].unique().to_list() == [4]
    assert found.select("kind", "stated", "branch", "place", "coefficient", "subject").rows() == [
        ("row", 13, 10, 11, 1, "Film"),
        ("row", 13, 10, 12, 1, "Film"),
        ("row", 13, 10, 13, -1, "Film"),
        ("row", 23, 10, 21, 1, "Webb"),
        ("row", 23, 10, 22, 1, "Webb"),
        ("row", 23, 10, 23, -1, "Webb"),
        ("row", 33, 10, 31, 1, "Kurs"),
        ("row", 33, 10, 33, -1, "Kurs"),
        ("rate", 12, 10, 11, 180, "Lerum"),
        ("rate", 12, 10, 12, -1, "Lerum"),
        ("row", 13, 11, 11, 1, "Film"),  # another equation of the same cell
        ("row", 13, 11, 12, -1, "Film"),
        ("row", 13, 11, 13, -1, "Film"),
    ]
    assert found["constant"].to_list() == [0] * 8 + [7, 7] + [0] * 3
    assert found["slack"].to_list() == [0] * 8 + [50, 50] + [0] * 3
