"""An element has no more attributes than there may be, whatever stands around it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.unreadable import UnreadableError
from medelkoll_addin.reading.xml import keep_narrow

MOST = limits.LIMITS.attributes
ELEMENTS = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 3), st.integers(MOST - 2, MOST + 3)),
        st.sampled_from(["", ">", "a='", "x" * 30]),
        st.sampled_from(["", " ", "\n\t"]),
        st.sampled_from(["", "text", "a='b' " * 200, "x" * 700]),
    ),
    max_size=6,
)


def refused(part: bytes) -> bool:
    try:
        keep_narrow(part)
    except UnreadableError:
        return True
    return False


@given(ELEMENTS)
@example([(MOST, "", "", "")])
@example([(MOST + 1, "", "", "")])
def test_it_counts_what_a_parser_counts(elements: list[tuple[int, str, str, str]]) -> None:
    inner = "".join(
        "<e" + "".join(f' a{n}{space}={space}"{value}"' for n in range(count)) + f"/>{text}"
        for count, value, space, text in elements
    )
    part = f"<r>{inner}</r>"
    widest = max((len(one.attrib) for one in ET.fromstring(part).iter()), default=0)  # noqa: S314 - made above

    assert refused(part.encode()) == (widest > MOST)


@pytest.mark.parametrize(
    "part", [b"", b"no markup", b"<", b"<a", b"<a " + b"b" * 900, b"<!-- " + b'a="" ' * 200 + b"-->"]
)
def test_what_is_no_element_is_left_to_the_parser(part: bytes) -> None:
    assert not refused(part)
