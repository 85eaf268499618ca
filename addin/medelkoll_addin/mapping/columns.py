"""What each column of a table is: an amount, a population, or words of some kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.blocks import Block, is_numbering
from medelkoll_schemas.amounts import KR, scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.mapping.vocabulary import Vocabulary

_WORD_ROLES = ("code", "municipality", "county", "recipient", "area", "category", "focus_area", "answer")
_MONEY_ROLES = ("difference", "granted", "reported")
_PER_CENT = re.compile(r"[^\d\s]\s*\(?%\)?\s*$")  # *Avvikelse %*, but not *Statsbidrag 60 %*, which is an amount
_AT_RATE = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:kr|kronor|öre) ?(?:/|per) ?inv\w*\.?", re.IGNORECASE
)  # *Belopp (4,25 kr/inv)*
_NTH_YEAR = re.compile(r"år \d{1,2}", re.IGNORECASE)  # of a project: its amounts, where *År* alone heads years


class FigureColumn(NamedTuple):
    """A column of figures. ``role``: amount, total, population, granted, reported, remaining, difference."""

    j: int
    header: str
    role: str
    scale: int  # öre to a typed unit; 1 for a population


def figure_columns(block: Block, vocabulary: Vocabulary) -> list[FigureColumn]:
    """The columns whose figures are amounts or populations, from the left; others are left out."""
    named = [(j, block.header(j)) for j in sorted(block.columns)]
    said = {j: _without_rate(header) for j, header in named}
    roles = {j: _figure_role(block, j, header, vocabulary) for j, header in said.items()}
    amounts = [j for j, role in roles.items() if role in ("amount", "total")]
    kept = [(j, header, roles[j]) for j, header in named if roles[j]]
    return [
        FigureColumn(
            j, header, "amount" if role == "total" and len(amounts) == 1 else role, _scale(block, j, said[j], role)
        )
        for j, header, role in kept
    ]


def word_columns(block: Block, vocabulary: Vocabulary) -> Mapping[str, int]:
    """The columns of words that have a meaning: role -> grid column. The first of each kind counts."""
    found: dict[str, int] = {}
    for j in sorted({j for row in block.headers for j in row.words}):
        header = block.header(j)
        role = next((role for role in _WORD_ROLES if vocabulary.means(role, header)), None)
        if role and (j not in block.columns or role == "answer"):
            found.setdefault(role, j)
    return found


def _without_rate(header: str) -> str:
    """A header without the rate at which its amounts were reckoned, where it says more than that."""
    rest = _AT_RATE.sub("", header)
    return rest if any(letter.isalpha() for letter in rest) else header


def _figure_role(block: Block, j: int, header: str, vocabulary: Vocabulary) -> str:
    """The role, or nothing for codes, years, shares and numberings."""
    if vocabulary.means("rate", header) or _PER_CENT.search(header) or _is_share(block, j):
        return ""
    if vocabulary.means("population", header):
        return "population"
    money = "remaining" if vocabulary.means("remaining", header) else None
    money = money or next((role for role in _MONEY_ROLES if vocabulary.begins(role, header)), None)
    if money:
        return money
    named = vocabulary.begins("total", header) or _NTH_YEAR.fullmatch(header.strip())
    if vocabulary.means("not_amount", header) and not named:
        return ""
    if _is_numbering(block, j):
        return ""
    return "total" if vocabulary.begins("total", header) else "amount"


def _is_share(block: Block, j: int) -> bool:
    first = next(row.i for row in block.body if j in row.figures)
    return "%" in block.sheet.number_format(block.sheet.place(first, j))


def _is_numbering(block: Block, j: int) -> bool:
    """1, 2, 3 … to the left of the amounts, under no words: 1, 2 and their sum 3 may be millions."""
    said = any(letter.isalpha() for letter in block.header(j))
    return not said and j != max(block.columns) and is_numbering(block, j)


def _scale(block: Block, j: int, header: str, role: str) -> int:
    if role == "population":
        return 1
    named = (scale_of(text) for text in (header, _format(block, j), *reversed(block.titles)))
    return next((scale for scale in named if scale), KR)


def _format(block: Block, j: int) -> str:
    first = next(row.i for row in block.body if j in row.figures)
    return block.sheet.number_format(block.sheet.place(first, j))
