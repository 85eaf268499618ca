"""Tokens, references and shapes, held against openpyxl's tokeniser and translator."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula import Tokenizer
from openpyxl.formula.translate import Translator

from medelkoll_addin.formulas.shapes import formula_at, shape_of
from medelkoll_addin.formulas.tokens import FormulaSyntaxError, Kind, tokenise
from medelkoll_addin.placing import column_letters

FORMULAS = [
    "=SUM(B4:B8)*25%",
    "='Blad 1'!B4+'O''Brien'!$C$5",
    '=IF(A1="B4, ""C5""",1.5E3,-2)',
    "=SUMIFS(Tabell1[Belopp],Tabell1[Område],A1)",
    "=Tabell1[[#This Row],[Antal]]*2",
    "=[1]Blad1!A1+[Budget.xlsx]Blad2!B2",
    "=SUM(Blad1:Blad3!A1)",
    "=A1:A5 B2:C3",
    "=_xlfn.XLOOKUP(A1,B:B,$3:$5)",
    "={1,2;3,4}",
    "=LOG10(A1)+Rate2024*åtgärd",
    "=#REF!+SUM(#REF!,A1)",
    "=-A1^-2>=B1<>TRUE",
    "=Blad1!#REF!",
    "=  SUM( A1 , B2 ) ",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_operands_and_functions_are_openpyxls(formula: str) -> None:
    theirs = [item.value for item in Tokenizer(formula).items if item.type in {"OPERAND", "FUNC"} and item.value != ")"]
    ours = [
        f"{token.sheet}!{token.text}" if token.sheet else token.text
        for token in tokenise(formula)
        if token.kind not in {Kind.OPERATOR, Kind.SPACE}
    ]
    assert ours == theirs


@given(st.text(alphabet="AB1$:'\"!()[]+-,#. å", max_size=12))
@settings(max_examples=200)
def test_nothing_is_lost_or_it_is_refused(text: str) -> None:
    try:
        tokens = tokenise(f"={text}")
    except FormulaSyntaxError:
        return
    assert "".join(f"{token.sheet}!{token.text}" if token.sheet else token.text for token in tokens) == text


@given(
    st.sampled_from(
        ["=B4*$C$1+SUM($D2:E$9)", "=IF('A1 B2'!C3=\"D4\",E5,Rate2)", "=Tabell1[Antal A1]*F6", "=LOG10(A20)"]
    ),
    st.integers(min_value=0, max_value=30),
    st.integers(min_value=0, max_value=30),
)
def test_copied_formulas_have_one_shape(formula: str, down: int, along: int) -> None:
    target = f"{column_letters(9 + along)}{10 + down}"
    copied = str(Translator(formula, origin="J10").translate_formula(target))  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]  # openpyxl says no types here
    shape = shape_of(formula, 9, 9)
    assert shape_of(copied, 9 + down, 9 + along) == shape
    assert formula_at(shape, 9 + down, 9 + along) == copied
    assert (shape_of(copied, 9, 9) == shape) is (copied == formula)
