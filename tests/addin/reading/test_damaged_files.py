"""Files with a few bytes or a few tags wrong: read, or refused with a code; never anything else."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medelkoll_addin.reading import UnreadableError, read

if TYPE_CHECKING:
    from collections.abc import Callable

CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>4000000</v></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="s"><v>1</v></c><c r="B2"><f t="shared" ref="B2:B3" si="0">B1*2</f>'
    "<v>8</v></c></row>"
    '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3"><f t="shared" si="0"/><v>9</v></c></row>'
    '<row r="4"><c r="A4" t="inlineStr"><is><t>Summa</t></is></c><c r="B4"><f>SUM(B1:B3)&amp;""</f><v>1</v></c></row>'
)
AFTER = '<sheetProtection sheet="1"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
_MARKS = [
    b"<",
    b">",
    b"/",
    b'"',
    b"'",
    b"&#9;",
    b"&#99999999999;",
    b"<!--",
    b"<![CDATA[",
    b"<c>",
    b'r="A1"',
    b"-1",
    b"9" * 40,
]
_ODD = [
    b"\0",
    b"\xff",
    b"\x1b",
    b"1048577",
    b"XFE1",
    b't="e"',
    b'si="7"',
    b"<f>",
    b"</row>",
    b"xmlns",
    b"=",
    b" hidden=",
]
PIECES = _MARKS + _ODD
bounded = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def survives(data: bytes, name: str = "bok.xlsx") -> None:
    with suppress(UnreadableError):
        for sheet in read(data, name).sheets:
            assert len({len(row) for row in sheet.values}) <= 1


@pytest.fixture(name="stored")
def stored_fixture(parts: Callable[..., dict[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts(CELLS, tail=AFTER).items():
            archive.writestr(name, part)
    return file.getvalue()


@bounded
@given(data=st.data())
def test_a_package_with_bytes_wrong(data: st.DataObject, stored: bytes) -> None:
    damaged = bytearray(stored)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, 40))
    survives(bytes(damaged[: len(damaged) - cut]))


@bounded
@given(data=st.data())
def test_a_part_with_a_piece_put_in_or_left_out(
    data: st.DataObject, parts: Callable[..., dict[str, bytes]], zipped: Callable[..., bytes]
) -> None:
    written = parts(CELLS, tail=AFTER)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(written)))
        part = written[name]
        at = data.draw(st.integers(0, len(part)))
        piece = data.draw(st.sampled_from(PIECES) | st.binary(max_size=6))
        written[name] = part[:at] + piece + part[at + data.draw(st.integers(0, 30)) :]
    survives(zipped(written))


@bounded
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.txt"]))
def test_bytes_of_any_kind(data: bytes, name: str) -> None:
    survives(data, name)
