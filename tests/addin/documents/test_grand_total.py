from __future__ import annotations

import pytest

from medelkoll_addin.check import check_bytes

TEXT = """Beslut

{} till länet.

A: 1 100 000 kr
B: 254 000 kr
Totalt: 1 354 000 kr
"""


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Totalt fördelas 1 354 000 kr", None),
        ("Totalt fördelas 1 345 000 kr", 1_345_000),  # two digits exchanged
        ("Sammanlagt avsätts nu 1 854 000 kr", 1_854_000),  # one digit another one
        ("Totalt fördelas 135 400 kr", 135_400),  # one left out
        ("Totalt fördelas 24 000 000 kr i hela landet, varav en del", None),  # another sum altogether
        ("Länet fick 1 345 000 kr", None),  # nobody says that it is the total
        ("Totalt fördelas drygt 1,3 mnkr", None),
    ],
)
def test_a_sentence_about_the_total(sentence: str, said: int | None) -> None:
    (report,) = check_bytes(TEXT.format(sentence).encode(), "beslut.txt").files
    found = [(f.code, f.cells) for f in report.findings]

    assert found == ([("K205", found[0][1])] if said else [])
    assert not said or set(found[0][1]) >= {"beslut.txt!stycke 2", "beslut.txt!stycke 5"}
