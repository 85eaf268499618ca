"""Text files: their encoding, their separator, and every field kept as text."""

from __future__ import annotations

import pytest

from medelkoll_addin.reading import UnreadableError, read

ROWS = [["Kommun", "Belopp"], ["Åmål", "1 254 013,50"], ["Öckerö", "-45 000"]]
TEXT = "Kommun;Belopp\r\nÅmål;1 254 013,50\r\nÖckerö;-45 000\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_each_encoding_reads_alike(encoding: str) -> None:
    book = read(TEXT.encode(encoding), "redovisning.csv")
    assert book.kind == "csv"
    assert book.sheets[0].values == ROWS


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_each_separator_is_found(separator: str) -> None:
    assert read(TEXT.replace(";", separator).encode(), "a.csv").sheets[0].values == ROWS


def test_a_decimal_comma_does_not_make_the_comma_the_separator() -> None:
    data = b"Kommun;Belopp;Andel\nAle;1,5;2,5\nOrust;3,5;4,5\n"
    assert read(data, "a.csv").sheets[0].values[1] == ["Ale", "1,5", "2,5"]


def test_commas_with_quoted_decimals() -> None:
    data = b'Kommun,Belopp\nAle,"1,5"\nOrust,"3,5"\n'
    assert read(data, "a.csv").sheets[0].values == [["Kommun", "Belopp"], ["Ale", "1,5"], ["Orust", "3,5"]]


def test_a_sep_line_decides_and_is_no_row_of_the_table() -> None:
    sheet = read(b"sep=|\r\na;b|c\r\n1|2\r\n", "a.csv").sheets[0]
    assert sheet.values == [["a;b", "c"], ["1", "2"]]
    assert sheet.top == 1


def test_ragged_rows_are_filled_with_blanks() -> None:
    assert read(b"a;b;c\n1\n\n1;;3\n", "a.csv").sheets[0].values == [
        ["a", "b", "c"],
        ["1", None, None],
        [None, None, None],
        ["1", None, "3"],
    ]


def test_a_quoted_field_may_hold_lines_and_be_long() -> None:
    text = "x" * 200_000
    assert read(f'a;b\n"{text}\ny";2\n'.encode(), "a.csv").sheets[0].values[1] == [f"{text}\ny", "2"]


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0", b"<html><table></table></html>", b"a;b\n\0\0\0\x01\x02\0\0\0\0;2"]
)
def test_what_is_not_text_is_no_workbook(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, "a.csv")
    assert caught.value.code == "K901"
