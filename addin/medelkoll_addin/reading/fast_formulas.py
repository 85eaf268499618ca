"""The formulas of an ordinarily written sheet, without looking at any other cell.

Most sheets have plain formulas only, each with its computed value: one search finds them all, and they are decoded and
taken in together. Where there is any other kind, each one is looked at by itself. Either way the formulas found are
counted against those that stand in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from medelkoll_addin.placing import DOWN, place_of
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.addresses import cell
from medelkoll_addin.reading.formulas import Formulas, unescaped
from medelkoll_addin.reading.ordinary import ATTRIBUTE, NotOrdinaryError

if TYPE_CHECKING:
    from collections.abc import Sequence

# ca and aca only say when to compute anew. The longest formula is not looked for here: the whole is measured instead.
_PLAIN = re.compile(rb'<c r="([A-Z]++[0-9]++)"[^>]*+><f(?: a?ca="[a-z0-9]*+")?>([^<]++)</f><v>[^<]')
_ANY = re.compile(rb'<c r="([A-Z]++[0-9]++)"([^>]*+)><f([^>/]*+(?:/[^>/]++)*+)(?:/>|>([^<]*+)</f>)(<v>[^<]|<v></v>)?')
_KNOWN = 1 << 15  # addresses


def find_formulas(sheet: int, cells: bytes) -> Formulas:
    """Every formula of the sheet, in reading order. ``sheet`` is its number in the book.

    Raises:
        NotOrdinaryError: when something was met that the pass does not know.
        UnreadableError: K903 or K906, as the safe parser would.
        UnicodeDecodeError: it is not UTF-8.
    """
    formulas = Formulas(sheet)
    found = _PLAIN.findall(cells)
    if _are_all(len(found), cells):
        if found:
            _take_in(formulas, *zip(*found, strict=True))
    else:
        _one_by_one(formulas, cells)
    return formulas


def _are_all(count: int, cells: bytes) -> bool:
    """Whether no more than these formulas stand in the text.

    One character is found several times faster than two, and where a formula's tags have the only ones, they are told.
    """
    return cells.count(b"f") == 2 * count or cells.count(b"<f") == count


def _take_in(formulas: Formulas, addresses: Sequence[bytes], texts: Sequence[bytes]) -> None:
    if max(map(len, texts)) > limits.LIMITS.formula_characters:
        raise NotOrdinaryError
    first = place_of(formulas.sheet, 0, 0)
    places = [first + offset for offset in map(_offset, addresses)]
    # a character that is in no XML stands between texts that are decoded as one
    written = unescaped(b"\0=".join(texts).decode())  # no entity stands for the cut: that is refused
    formulas.texts.update(zip(places, ("=" + written).split("\0"), strict=True))


@lru_cache(_KNOWN)
def _offset(address: bytes) -> int:
    """How far a cell lies behind the first one of its sheet: the same few addresses come in every workbook."""
    row, column = cell(address.decode())
    return row * DOWN + column


def _one_by_one(formulas: Formulas, cells: bytes) -> None:
    count = 0
    special: dict[bytes, dict[str, str]] = {b"": {}}
    for match in _ANY.finditer(cells):
        address, tag, head, text, value = match.groups()
        count += 1
        if head not in special:
            special[head] = _attributes(head)
        row, column = divmod(_offset(address), DOWN)
        place = place_of(formulas.sheet, row, column)
        formulas.add(place, row, column, special[head], unescaped((text or b"").decode()))
        if value is None or (value == b"<v></v>" and b't="str"' not in tag):
            formulas.valueless.add(place)
    if count != cells.count(b"<f"):
        raise NotOrdinaryError
    formulas.finish()


def _attributes(head: bytes) -> dict[str, str]:
    """The attributes of a formula that is not plain; followers of one formula share them."""
    found = {name: unescaped(value) for name, value in ATTRIBUTE.findall(head.decode())}
    if head.count(b'"') != 2 * len(found):
        raise NotOrdinaryError
    return found
