"""The two formats of Microsoft's under the project: compression and compound files."""

from __future__ import annotations

import io
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medelkoll_addin.excel.desktop.compound import compound_file
from medelkoll_addin.excel.desktop.ovba import compress
from medelkoll_addin.excel.desktop.protection import obscured

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOBODY = 0xFFFFFFFF
Streams: TypeAlias = dict[tuple[str, ...], bytes]
# Section 3.2 of [MS-OVBA]: two of the specification's examples; in the third, two copies are equally long.
EXAMPLES = {
    b"abcdefghijklmnopqrstuv.": "0119b000616263646566676800696a6b6c6d6e6f70007172737475762e",
    b"a" * 73: "0103b002614500",
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_of_the_specification(text: bytes) -> None:
    assert compress(text).hex() == EXAMPLES[text]


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.binary(min_size=1, max_size=9000), st.text("ab \n", min_size=1, max_size=9000).map(str.encode)))
def test_another_program_unpacks_what_we_pack(data: bytes) -> None:
    olevba = pytest.importorskip("oletools.olevba", reason="oletools finns inte på datorn")
    unpacked = bytes(olevba.decompress_stream(bytearray(compress(data))))
    assert unpacked[: len(data)] == data
    assert unpacked[len(data) :].strip(b"\0") == b""  # the format fills up a last chunk that cannot be compressed


@pytest.mark.parametrize("size", [2**power + more for power in range(4, 12) for more in (-1, 0, 1)])
def test_copies_where_the_width_of_a_copy_changes(size: int) -> None:
    olevba = pytest.importorskip("oletools.olevba", reason="oletools finns inte på datorn")
    before = Random(size).randbytes(size)  # noqa: S311 - a test's bytes need not be secret
    data = before + before[:9]

    assert bytes(olevba.decompress_stream(bytearray(compress(data)))) == data
    assert len(compress(data)) < len(compress(before)) + 5


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (bytes(4), "5D5F8AADDAA8DEA8DEA8DEA8DE"),
        (b"\0", "5D5F8AADDAADDBADDBAD"),
        (b"\xff", "5D5F8AADDAADDBADDB52"),
    ],
)
def test_protection_as_office_wrote_it(data: bytes, expected: str) -> None:
    """The values of the project that xlwings ships, made by Excel."""
    assert obscured(data, "{318BEE36-5BE1-492A-826D-473DB19B0F30}", 0x5D, b"\x9b\xff") == expected


NAMES = st.text("abcxyz", min_size=1, max_size=20)
SUPPRESS = [HealthCheck.function_scoped_fixture]  # the fixture is a function without a state


@settings(max_examples=25, deadline=None, suppress_health_check=SUPPRESS)
@given(st.dictionaries(NAMES, st.integers(0, 20000), min_size=1, max_size=40))
def test_olefile_reads_every_stream_back(strict_ole: Callable[[bytes], Streams], sizes: dict[str, int]) -> None:
    streams: Streams = {
        (f"s{name}",) if size % 2 else ("VBA", name): name.encode() * size for name, size in sizes.items()
    }

    assert strict_ole(compound_file(streams)) == streams


@pytest.mark.parametrize("count", range(1, 34))
def test_names_form_a_red_black_tree(count: int) -> None:
    """What olefile does not look at, and Windows does: the order of the names and the colours of the tree."""
    olefile = pytest.importorskip("olefile", reason="olefile finns inte på datorn")
    names = [f"{'zYxWv'[number % 5]}{'x' * (number % 5)}{number:02}" for number in range(count)]

    with olefile.OleFileIO(io.BytesIO(compound_file({(name,): b"1" for name in names}))) as ole:
        found, _ = walked(ole.direntries, ole.root.sid_child)

    assert found == sorted(names, key=lambda name: (len(name), name.upper()))


def walked(entries: Sequence[Any], number: int, *, under_red: bool = False) -> tuple[list[str], int]:
    """The names below an entry in order, and how many black entries every way down passes."""
    if number == NOBODY:
        return [], 0
    entry = entries[number]
    red = entry.color == 0
    assert not (red and under_red)
    left, left_height = walked(entries, entry.sid_left, under_red=red)
    right, right_height = walked(entries, entry.sid_right, under_red=red)
    assert left_height == right_height
    return [*left, entry.name, *right], left_height + (not red)


def test_too_much_for_one_header() -> None:
    with pytest.raises(ValueError, match="too large"):
        compound_file({("a",): bytes(8 << 20)})
