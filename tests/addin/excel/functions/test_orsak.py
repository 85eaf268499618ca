from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_addin.excel.functions import FunctionError
from medelkoll_addin.excel.functions.checking import stammer
from medelkoll_addin.excel.functions.reasons import orsak

if TYPE_CHECKING:
    from medelkoll_addin.excel.functions.values import Cell, Value

ONE = "En möjlig förklaring: "
SEVERAL = "Flera förklaringar är lika troliga: "


def said(delar: Value, total: Value) -> str:
    return orsak(delar, total).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("delar", "total", "statement", "cause"),
    [
        (
            [[1_250_000.0], [2_755_000.0]],
            4_050_000.0,
            "Summan i totalcellen är 4 050 000 kr men delposterna blir 4 005 000 kr (45 000 kr för mycket).",
            f"{ONE}två siffror har bytt plats i totalcellen (då ska det stå 4 005 000).",
        ),
        (
            [[123.45], [67.5]],
            190.59,
            "Summan i totalcellen är 190,59 kr men delposterna blir 190,95 kr (0,36 kr för lite).",
            f"{ONE}två siffror har bytt plats i totalcellen (då ska det stå 190,95).",
        ),
        (
            [[1234.0], [None], [4567.0]],
            5_801_000.0,
            "Summan i totalcellen är 5 801 000 kr men delposterna blir 5 801 kr (5 795 199 kr för mycket).",
            f"{ONE}beloppet i totalcellen står i fel enhet, kronor mot tusental kronor (då ska det stå 5 801).",
        ),
        (
            [[1234.0], [4567.0], [900.0]],
            5801.0,
            "Summan i totalcellen är 5 801 kr men delposterna blir 6 701 kr (900 kr för lite).",
            f"{ONE}posten i del 3 på 900 kr är inte med i summan.",
        ),
        (
            [[100.0], [20_000.0]],
            300.0,
            "Summan i totalcellen är 300 kr men delposterna blir 20 100 kr (19 800 kr för lite).",
            f"{ONE}beloppet i del 2 är hundra gånger fel, som när kronor blandas ihop med ören (då ska det stå 200).",
        ),
        (  # a text, a sign for nothing and a blank: counted along, so that a part is called by its place in the range
            [["-"], [None], ["100 kr"], [20_000.0]],
            300.0,
            "Summan i totalcellen är 300 kr men delposterna blir 20 100 kr (19 800 kr för lite).",
            f"{ONE}beloppet i del 4 är hundra gånger fel, som när kronor blandas ihop med ören (då ska det stå 200).",
        ),
        (
            [[1_111_111.0], [2_222_222.0]],
            9_000_000.0,
            "Summan i totalcellen är 9 000 000 kr men delposterna blir 3 333 333 kr (5 666 667 kr för mycket).",
            "Jämför posterna med beslutet och rätta det belopp som är fel.",
        ),
    ],
)
def test_the_difference_and_its_likely_cause(delar: Value, total: Value, statement: str, cause: str) -> None:
    answer = said(delar, total)

    assert answer.startswith(statement)
    assert cause.rstrip(".") in answer


def test_causes_that_are_as_likely_are_all_listed() -> None:
    # 1234 + 4567 + 900 = 6701, and 7601 stands there: 900 too much, which is nine hundreds, so that neighbouring
    # digits that differ by one may have changed places: 67 in the total, 12 in the first part, 45 in the second one
    answer = said([[1234.0], [4567.0], [900.0]], 7601.0)

    assert SEVERAL in answer
    assert re.findall(r"två siffror har bytt plats i (\w+(?: \d)?) \(då ska det stå ([\d ]+)\)", answer) == [
        ("totalcellen", "6 701"),
        ("del 1", "2 134"),
        ("del 2", "5 467"),
    ]


@pytest.mark.parametrize(
    ("delar", "total"),
    [
        ([[160_400.0], [320_700.0]], 481_100.0),
        ([["1,3 mnkr"], ["2,7 mnkr"]], 4_000_000.0),
        ([["5 tkr"], [3000.0]], 8500.0),  # 5 tkr stands for 4 500 to 5 500
        (5.0, 5.0),
    ],
)
def test_what_agrees_is_ok(delar: Value, total: Value) -> None:
    assert orsak(delar, total) == "OK"


@pytest.mark.parametrize(
    ("delar", "total", "words"),
    [
        ([[None], ["x"]], 5.0, "inga belopp"),
        ([[5.0]], None, "tom"),
        ([[5.0], ["Summa"]], 5.0, "”Summa”"),
        ([[5.0], ["#REF!"]], 5.0, "#REF!"),
        ([[5.0]], [[5.0], [6.0]], "en enda cell"),
    ],
)
def test_what_cannot_be_compared_is_said(delar: Value, total: Value, words: str) -> None:
    with pytest.raises(FunctionError) as caught:
        orsak(delar, total)

    assert words in caught.value.text


CELLS = st.integers(-(10**6), 10**6).map(float) | st.sampled_from(["3 tkr", "1,5 mnkr", "12,34", None])


@given(st.lists(CELLS, min_size=1, max_size=6).filter(any), st.integers(-(10**7), 10**7).map(float))
@settings(max_examples=60, deadline=None)
def test_ok_exactly_when_stammer_says_so(parts: list[Cell], total: float) -> None:
    rows = [[part] for part in parts]

    assert (orsak(rows, total) == "OK") == (stammer(rows, total) == "OK")
