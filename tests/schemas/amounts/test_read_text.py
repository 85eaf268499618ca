from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from medelkoll_schemas.amounts import KR, Amount, Doubt, kronor, read_text

CASES = Path(__file__).with_name("amount_cases.csv").read_text("utf-8").splitlines()
LARGEST = 10**14


@pytest.mark.parametrize("case", list(csv.DictReader(CASES, delimiter="|")), ids=lambda case: repr(case["text"]))
def test_every_way_to_write_an_amount(case: dict[str, str]) -> None:
    scale = int(case["scale"]) if case["scale"] else None

    read = read_text(case["text"], scale)

    if isinstance(read, Doubt):
        assert read == case["doubt"]
    else:
        assert not case["doubt"]
        assert Decimal(read.value) / KR == Decimal(case["kronor"])
        assert (read.unit, read.trailing) == (int(case["unit"]), int(case["trailing"]))


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("100 000\n200 000", Doubt.MISGROUPED),  # two amounts in one cell, not a hundred billion
        ("100\t000", Doubt.MISGROUPED),
        ("5 000 kr " + "och något mer " * 9, Doubt.NOT_AN_AMOUNT),
        ("٥٠٠ kr", Doubt.NOT_AN_AMOUNT),
    ],
)
def test_what_must_not_be_put_together(text: str, doubt: Doubt) -> None:
    assert read_text(text) is doubt


@pytest.mark.parametrize(
    "text", ["350 miljo-\nner kronor", "350\nmiljoner", "350 mil\u00adjoner", "**350 miljoner**", "350 MNKR"]
)
def test_broken_lines_and_marks_around(text: str) -> None:
    assert read_text(text) == Amount(35_000_000_000, 100_000_000, 1_000_000_000, 100_000_000)


def test_decomposed_letters() -> None:
    assert read_text("75 o\u0308re") == Amount(75, 0, 1, 1)


@given(st.integers(-LARGEST, LARGEST), st.booleans())
@example(0, True)  # noqa: FBT003 - hypothesis takes arguments by position
@settings(max_examples=200)
def test_reads_what_it_writes(value: int, unit: bool) -> None:  # noqa: FBT001 - the same
    read = read_text(kronor(value, unit=unit))

    assert isinstance(read, Amount)
    assert (read.value, read.unit) == (value, 0)


@given(st.text(alphabet="0123456789 .,-–()krtmiljone:%<x\n\u00a0", max_size=30), st.sampled_from([None, 100, 100_000]))
@settings(max_examples=300)
def test_never_fails_and_never_invents_digits(text: str, scale: int | None) -> None:
    read = read_text(text, scale)

    if isinstance(read, Amount):
        typed = "".join(letter for letter in text if letter.isdigit()).lstrip("0").rstrip("0")
        assert str(abs(read.value)).rstrip("0") in {typed or "0", "", "0"} or read.unit == 1
