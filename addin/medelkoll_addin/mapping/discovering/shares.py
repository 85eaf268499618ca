"""A column of shares beside amounts: per cent of the total (*25 %*), or parts (*Andel*: 1 and 2).

Per cent are believed where most rows agree, exactly or within what the shares are rounded to. Parts are believed where
most rows agree, or where the words above the table say the same ratio.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_schemas.amounts import trailing_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.mapping.vocabulary import Vocabulary

_MOST_ROWS = 400
_FEWEST = 3  # rows of which most bear per cent out
_LARGEST = 20  # a part
_COARSEST = 10  # what the zeros of an amount show is no coarser than such a part of it
_KRONA = 100
_DIGITS = 6  # of a share; more tell no rounding, but that a value was pasted as it was computed


class _Part(NamedTuple):
    """A row's share and its amount in öre."""

    share: Fraction
    place: int
    ore: int
    label: str

    @property
    def rounding(self) -> int:
        """What its amount is rounded to, öre, as its zeros show."""
        most: int = 10 ** (len(str(abs(self.ore) // _COARSEST)) - 1)
        return min(trailing_of(self.ore), most)


def shares(structures: Sequence[Structure], vocabulary: Vocabulary) -> list[Found]:
    """The equations of every amount that is a share of something."""
    return [
        one
        for built in structures
        if built.rows and len(built.table.block.columns) > len(built.table.columns)
        for one in _of(built, vocabulary)
    ]


def _of(built: Structure, vocabulary: Vocabulary) -> Iterator[Found]:
    table = built.table
    own = {column.j for column in table.columns}
    for j in sorted(table.block.columns - own) if len(built.rows) <= _MOST_ROWS else ():
        if vocabulary.means("share", table.block.header(j)) or _is_percent(table, j):
            typed = _typed(built, j)
            for n in range(len(table.columns)):
                yield from _shared(built, n, typed, percent=_is_percent(table, j))


def _is_percent(table: Table, j: int) -> bool:
    sheet = table.block.sheet
    if "%" in table.block.header(j):
        return True
    if sheet.format_codes is not None and not any("%" in code for code in sheet.format_codes()):
        return False  # no cell of the workbook is shown so: none is asked
    return any("%" in sheet.number_format(sheet.place(row.i, j)) for row in table.block.body if j in row.figures)


def _typed(built: Structure, j: int) -> Mapping[int, Fraction]:
    """The shares that are typed, by row; what a formula gives follows from the amounts."""
    sheet, totals = built.table.block.sheet, {total.item for total in built.down}
    rows = {at: built.table.lines[row].i for at, row in enumerate(built.rows) if at not in totals}
    found = {at: sheet.values[i][j] for at, i in rows.items() if j < len(sheet.values[i])}
    formulas = {at for at, i in rows.items() if sheet.place(i, j) in sheet.formulas}
    return {
        at: Fraction(repr(round(value, _DIGITS)))
        for at, value in found.items()
        if isinstance(value, (int, float))
        and not isinstance(value, bool)
        and round(value, _DIGITS) > 0
        and at not in formulas
    }


def _shared(built: Structure, n: int, typed: Mapping[int, Fraction], *, percent: bool) -> list[Found]:
    parts = {at: one for at, share in typed.items() if (one := _part(built, at, n, share))}
    if percent:
        return [one for total in built.down for one in _percent(built, n, total.item, _within(parts, total.parts))]
    return _ratio(built, list(parts.values()))


def _within(parts: Mapping[int, _Part], rows: Sequence[int]) -> list[_Part]:
    return [parts[at] for at in rows if at in parts]


def _part(built: Structure, at: int, n: int, share: Fraction) -> _Part | None:
    place, value = built.place(at, n), built.value(at, n)
    if place is None or not value:
        return None
    label = built.table.lines[built.rows[at]].label
    return _Part(share, place, value * built.table.columns[n].scale // _KRONA, label)


def _percent(built: Structure, n: int, item: int, parts: Sequence[_Part]) -> list[Found]:
    """Amounts that are per cent of a total: exactly, else within what the shares are rounded to."""
    place, value = built.place(item, n), built.value(item, n)
    if place is None or not value or len(parts) < _FEWEST:
        return []
    whole = value * built.table.columns[n].scale // _KRONA
    over = 100 if max(one.share for one in parts) > 1 else 1
    finest = min(Fraction(1, one.share.denominator) for one in parts)
    for unit in (Fraction(0), finest):
        slacks = [max(one.rounding, _KRONA) + unit * whole / over for one in parts]
        held = [2 * abs(one.ore - one.share * whole / over) <= slack for one, slack in zip(parts, slacks, strict=True)]
        if 4 * sum(held) >= 3 * len(parts) and sum(held) > 1:
            return [_of_whole(one, place, over, slack) for one, slack in zip(parts, slacks, strict=True)]
    return []


def _of_whole(one: _Part, whole: int, over: int, slack: Fraction) -> Found:
    share = one.share / over
    terms = [(whole, share.numerator), (one.place, -share.denominator)]
    said = f"{one.label} ({float(share) * 100:g} %)".replace(".", ",")
    return Found("ratio", one.place, terms, said, slack=int(slack * share.denominator), why=_PERCENT)


_PERCENT = "de flesta raders andel av summan går ihop"
_PARTS = "kolumnen med andelar säger hur beloppen delas"


def _ratio(built: Structure, parts: Sequence[_Part]) -> list[Found]:
    """Amounts that stand as their parts do; each is held to the first."""
    if len(parts) < 2 or any(one.share.denominator > 1 or one.share > _LARGEST for one in parts):  # noqa: PLR2004 - a ratio
        return []
    if len({one.share for one in parts}) == 1:
        return []
    first, *others = parts
    held = sum(_stands(first, one) for one in others)
    said = re.compile(r"\s*[:/]\s*".join(str(one.share) for one in parts))
    if 2 * held > len(others) or (held == 0 and len(others) == 1 and any(map(said.search, built.table.block.titles))):
        return [_pair(first, one) for one in others]
    return []


def _stands(first: _Part, one: _Part) -> bool:
    return 2 * abs(first.ore * one.share - one.ore * first.share) <= _slack(first, one)


def _slack(first: _Part, one: _Part) -> int:
    return int(first.rounding * one.share + one.rounding * first.share)


def _pair(first: _Part, one: _Part) -> Found:
    terms = [(first.place, int(one.share)), (one.place, -int(first.share))]
    said = f"{one.label} ({first.share}:{one.share})"
    return Found("ratio", one.place, terms, said, slack=_slack(first, one), why=_PARTS)
