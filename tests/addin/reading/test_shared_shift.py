"""Shifting shared formulas, beside openpyxl's Translator and cases worked out by hand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from medelkoll_addin.placing import address, place_of
from medelkoll_addin.reading.shared import SharedFormula

dollar = st.sampled_from(["", "$"])
letters = st.sampled_from(["A", "D", "Z", "AA", "ZZ", "AAA", "LOG"])
cells = st.builds("{}{}{}{}".format, dollar, letters, dollar, st.integers(20, 99_999))
rows = st.builds("{}{}:{}{}".format, dollar, st.integers(20, 99), dollar, st.integers(20, 99))
columns = st.builds("{}{}:{}{}".format, dollar, letters, dollar, letters)
plain = st.one_of(cells, st.builds("{}:{}".format, cells, cells), rows, columns)
sheets = st.sampled_from(["", "Blad1!", "Q1!", "'Året 2024'!", "'It''s A1'!", "[1]Blad1!"])
references = st.builds("{}{}".format, sheets, plain)
texts = st.sampled_from(['"A1 ""B2"" C3"', "1.5", "2E3", "LOG10(7)", "Belopp_A1", "Tabell1[Kol A1]", "TRUE", '"it\'s"'])
operands = st.one_of(references, references, texts)
operators = st.sampled_from(["+", "-", "*", "/", "&", "<=", "<>", ","])


@st.composite
def formula(draw: st.DrawFn) -> str:
    first = draw(operands)
    rest = [draw(operators) + draw(operands) for _ in range(draw(st.integers(0, 5)))]
    return f"=SUM({first}{''.join(rest)})"


@settings(max_examples=200, deadline=None)
@given(formula(), st.integers(-15, 400), st.integers(0, 40))
def test_shifts_as_openpyxl_does(text: str, down: int, across: int) -> None:
    row, column = 18, 1
    ours = SharedFormula(text, row, column).at(row + down, column + across)
    target = address(place_of(0, row + down, column + across))
    theirs = Translator(text, origin="B19")
    assert ours == theirs.translate_formula(target)  # pyright: ignore[reportUnknownMemberType] - openpyxl has no types


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("=A1", "=B3"),
        ("=$A1+A$1+$A$1", "=$A3+B$1+$A$1"),
        ("=Blad1!A1", "=Blad1!B3"),
        ("=A1!A1", "=A1!B3"),  # a sheet may be called A1
        ("='A1 B2'!A1", "='A1 B2'!B3"),
        ("=SUM(Jan:Dec!A1)", "=SUM(Jan:Dec!B3)"),
        ("=SUM(Q1:Q4!A1)", "=SUM(Q1:Q4!B3)"),
        ("=[1]Blad1!A1", "=[1]Blad1!B3"),
        ("=SUM(A:A,$A:B,1:1,$1:2)", "=SUM(B:B,$A:C,3:3,$1:4)"),
        ('=IF(A1="B1","C1",D1)', '=IF(B3="B1","C1",E3)'),
        ("=Tabell1[[#This Row],[A1]]*A1", "=Tabell1[[#This Row],[A1]]*B3"),
        ("=LOG10(A1)+ATAN2(A1,A1)", "=LOG10(B3)+ATAN2(B3,B3)"),
        ("=Å1+A1_x+x.A1+ABCD1+XFE1", "=Å1+A1_x+x.A1+ABCD1+XFE1"),  # names, every one
        ("=_xlfn.ANCHORARRAY(A1)+_xlfn.SINGLE(A1:A2)", "=_xlfn.ANCHORARRAY(B3)+_xlfn.SINGLE(B3:B4)"),
        ("=A1%&50%", "=B3%&50%"),
        ("=XFD1+A1048576", "=#REF!+#REF!"),
    ],
)
def test_moves_two_down_and_one_across(text: str, moved: str) -> None:
    assert SharedFormula(text, 0, 0).at(2, 1) == moved


@pytest.mark.parametrize("hostile", ["[" * 9_000, "'" * 9_001, '"' * 9_001, "A1:" * 9_000, "[a'" * 9_000, "$" * 9_000])
def test_no_formula_takes_long(hostile: str) -> None:
    start = time.process_time()
    SharedFormula("=" + hostile, 0, 0).at(1, 1)
    assert time.process_time() - start < 2
