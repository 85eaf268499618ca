"""Formulas of every kind, by the fast pass and by the safe parser, beside what openpyxl makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading import ErrorValue, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from medelkoll_addin.reading import Book, Sheet

FORMULAS = (
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1&amp;"A1"</f>'
    '<v>4</v></c><c r="C1" t="str"><f>IF(A1&lt;0,"",\'Blad 2\'!A1)</f><v>x</v></c></row>'
    '<row r="2"><c r="A2"><f t="array" ref="A2:A3">B1:B2*2</f><v>8</v></c><c r="B2"><f t="shared" si="0"/><v>5</v></c>'
    '<c r="D2"><f t="dataTable" ref="D2:D3" dt2D="0" dtr="1" r1="A1"/><v>7</v></c></row>'
    '<row r="3"><c r="A3"><v>10</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c><c r="D3"><v>8</v></c></row>'
)
TEXTS = {
    "A1": "=1+1",
    "B1": '=A1*$A$1&"A1"',
    "B2": '=A2*$A$1&"A1"',
    "B3": '=A3*$A$1&"A1"',
    "C1": "=IF(A1<0,\"\",'Blad 2'!A1)",
    "A2": "=B1:B2*2",
    "D2": "=TABLE(A1,)",
}
# ways to write the same sheet that the fast pass must not be fooled by
WRITTEN: dict[str, Callable[[str], str]] = {
    "ordinary": str,
    "comment": lambda xml: xml.replace('<row r="2">', '<!-- <c r="A9"><f>9</f></c> --><row r="2">'),
    "cdata": lambda xml: xml.replace("<v>10</v>", "<v><![CDATA[10]]></v>"),
    "single quotes": lambda xml: xml.replace('<c r="A1">', "<c r='A1'>"),
    "spaces in tags": lambda xml: xml.replace('<c r="B2">', '<c\n r = "B2" >'),
    "other order": lambda xml: xml.replace('<c r="C1" t="str">', '<c t="str" r="C1">'),
    "no cell addresses": lambda xml: xml.replace('<c r="A1">', "<c>"),
    "spaces in a value": lambda xml: xml.replace("<v>10</v>", '<v xml:space="preserve">10</v>'),
    "entity in a tag": lambda xml: xml.replace('r1="A1"', 'r1="&#65;1"'),
}


def prefixed(xml: str) -> str:
    return (
        xml.replace("</", "</x:")
        .replace("<", "<x:")
        .replace("<x:/x:", "</x:")
        .replace("<x:?", "<?")
        .replace("xmlns=", "xmlns:x=")
    )


@pytest.fixture(params=[*WRITTEN, "prefixed", "UTF-16", "Latin-1"], name="book")
def book_fixture(
    request: pytest.FixtureRequest, parts: Callable[..., dict[str, bytes]], zipped: Callable[..., bytes]
) -> Book:
    way, name = str(request.param), "xl/worksheets/sheet1.xml"
    written = parts(FORMULAS)
    text = written[name].decode()
    if way == "prefixed":
        text = prefixed(text)
    written[name] = WRITTEN.get(way, str)(text).encode()
    if way in ("UTF-16", "Latin-1"):
        coded = text.replace("UTF-8", "UTF-16" if way == "UTF-16" else "ISO-8859-1")
        written[name] = coded.encode("utf-16" if way == "UTF-16" else "latin-1")
    return read(zipped(written), "bok.xlsx")


def test_however_the_sheet_is_written_its_formulas_are_the_same(
    book: Book, formulas: Callable[[Sheet], dict[str, str]]
) -> None:
    assert formulas(book.sheets[0]) == TEXTS


def test_however_the_sheet_is_written_its_values_are_the_same(
    book: Book, shown: Callable[[Sheet], dict[str, object]]
) -> None:
    expected = {"A1": 2, "B1": 4, "C1": "x", "A2": 8, "B2": 5, "D2": 7, "A3": 10, "B3": 6, "D3": 8}
    assert shown(book.sheets[0]) == expected


def test_openpyxl_reads_the_same(book: Book, differences: Callable[[Book], list[str]]) -> None:
    assert differences(book) == []


def test_cells_that_an_array_or_a_data_table_computes_are_told(book: Book) -> None:
    sheet = book.sheets[0]
    assert sheet.computed == [
        (place_of(0, 1, 0), place_of(0, 2, 0)),
        (place_of(0, 1, 3), place_of(0, 2, 3)),
    ]


def test_a_follower_before_its_formula_still_gets_it(
    with_cells: Callable[..., bytes], formulas: Callable[[Sheet], dict[str, str]]
) -> None:
    cells = (
        '<row r="1"><c r="A1"><f t="shared" si="3"/><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="3">C2+1</f><v>1</v></c></row>'
    )
    assert formulas(read(with_cells(cells), "bok.xlsx").sheets[0]) == {"A1": "=C1+1", "A2": "=C2+1"}


@pytest.mark.parametrize(
    ("cell", "valueless"),
    [
        ('<c r="A1"><f>B1</f></c>', True),
        ('<c r="A1"><f>B1</f><v/></c>', True),
        ('<c r="A1"><f>B1</f><v /></c>', True),
        ('<c r="A1"><f>B1</f><v></v></c>', True),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', False),
        ('<c r="A1"><f>B1</f><v>0</v></c>', False),
        ('<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>', False),
    ],
)
@pytest.mark.parametrize("comment", ["", "<!-- so that the safe parser reads it -->"])
def test_a_formula_that_was_never_computed_is_told(
    cell: str, comment: str, *, valueless: bool, with_cells: Callable[..., bytes]
) -> None:
    book = read(with_cells(f'<row r="1">{comment}{cell}<c r="B1"><v>1</v></c></row>'), "bok.xlsx")
    assert book.sheets[0].valueless == ({0} if valueless else frozenset())


PLAIN = (
    '<row r="1"><c r="A1"><f>B1&amp;"å"&#10;&amp;"&lt;"</f><v>1</v></c><c r="B1" s="1"><f aca="false">SUM(C1:C2)</f>'
    '<v>2</v></c></row><row r="2"><c r="AA2" t="str"><f ca="1">IF(A1&gt;0,"f","")</f><v>f</v></c></row>'
)


@pytest.mark.parametrize("comment", ["", "<!-- so that the safe parser reads it -->"])
def test_plain_formulas_that_are_taken_in_together_read_as_one_by_one(
    comment: str, with_cells: Callable[..., bytes], formulas: Callable[[Sheet], dict[str, str]]
) -> None:
    book = read(with_cells(comment + PLAIN), "bok.xlsx")
    assert formulas(book.sheets[0]) == {"A1": '=B1&"å"\n&"<"', "B1": "=SUM(C1:C2)", "AA2": '=IF(A1>0,"f","")'}
    assert not book.sheets[0].valueless


def test_a_plain_formula_among_others_is_not_lost(
    with_cells: Callable[..., bytes], formulas: Callable[[Sheet], dict[str, str]]
) -> None:
    """The search for plain ones alone finds two of the three."""
    cells = (
        '<row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><f>C1</f></c><c r="C1"><f t="normal">D1</f><v>1</v></c>'
        '<c r="D1"><f>1</f><v>1</v></c></row>'
    )
    book = read(with_cells(cells), "bok.xlsx")
    assert formulas(book.sheets[0]) == {"A1": "=B1", "B1": "=C1", "C1": "=D1", "D1": "=1"}
    assert book.sheets[0].valueless == {place_of(0, 0, 1)}


ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!")


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_never_blank(
    error: str, with_cells: Callable[..., bytes], shown: Callable[[Sheet], dict[str, object]]
) -> None:
    cells = (
        '<row r="2"><c r="B2" t="s"><v>1</v></c><c r="C2" s="1"><v>45293</v></c></row>'
        f'<row r="4"><c r="B4" t="e"><f>C9</f><v>{error}</v></c><c r="C4" t="b"><v>1</v></c></row>'
    )
    book = read(with_cells(cells), "bok.xlsx")
    values = shown(book.sheets[0])
    assert values["B4"] == ErrorValue(error)
    assert values["B2"] == "Fyrbodal"
    assert values["C4"] is True
    assert str(values["C2"]) == "2024-01-02"  # day 45 293 after 1899-12-30


def test_as_many_errors_as_inline_texts_are_still_errors(
    with_cells: Callable[..., bytes], shown: Callable[[Sheet], dict[str, object]]
) -> None:
    """The values' reader shows an error as blank and an inline text has no ``v``: the counts would cancel out."""
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Belopp</t></is></c><c r="B1"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'
    )
    assert shown(read(with_cells(cells), "bok.xlsx").sheets[0]) == {"A1": "Belopp", "B1": 1, "A2": ErrorValue("#REF!")}


@pytest.mark.parametrize("comment", ["", "<!-- so that the safe parser reads it -->"])
def test_guides_to_pronunciation_are_not_text(
    comment: str, with_cells: Callable[..., bytes], shown: Callable[[Sheet], dict[str, object]]
) -> None:
    text = '<is><r><t>Fyr</t></r><r><t>bodal</t></r><rPh sb="0" eb="1"><t>guide</t></rPh></is>'
    cells = f'<row r="1">{comment}<c r="A1" t="inlineStr">{text}</c><c r="B1" t="s"><v>1</v></c></row>'
    assert shown(read(with_cells(cells), "bok.xlsx").sheets[0]) == {"A1": "Fyrbodal", "B1": "Fyrbodal"}
