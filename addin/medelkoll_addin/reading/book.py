"""What a workbook holds, as its reader saw it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from medelkoll_addin.placing import DOWN, place_of
from medelkoll_addin.reading.oddities import Oddities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from medelkoll_addin.documents.model import Document


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A cell that shows an error; never to be taken for a blank one."""

    code: str  # as Excel writes it: "#REF!", "#SPILL!"


Value: TypeAlias = bool | int | float | str | dt.datetime | dt.date | dt.time | dt.timedelta | ErrorValue | None


def _seen(_place: int, _value: float) -> str:
    return ""


class Look(NamedTuple):
    """What a cell's style shows of its rank among others."""

    bold: bool = False
    line: bool = False  # a line above it
    indent: int = 0


_PLAIN = Look()


def _hides_nothing() -> bool:
    return False


def _general(_place: int) -> str:
    return "General"


def _plain(places: Sequence[int]) -> Sequence[Look]:
    return [_PLAIN] * len(places)


@dataclass(slots=True)
class Sheet:
    """One sheet. ``values[i][j]`` stands in row ``top + i`` and column ``left + j`` (from zero)."""

    name: str
    number: int
    values: Sequence[Sequence[Value]]
    top: int = 0
    left: int = 0
    hidden: bool = False
    formulas: Mapping[int, str] = field(default_factory=dict[int, str])  # place -> "=SUM(C3:C6)", shared ones expanded
    valueless: frozenset[int] = frozenset()  # places of formulas saved without a computed value
    computed: Sequence[tuple[int, int]] = ()  # (first, last) of ranges that one array formula or data table computes
    hidden_rows: frozenset[int] = frozenset()  # row numbers from zero, in the sheet
    hidden_columns: frozenset[int] = frozenset()  # column numbers from zero, in the sheet
    merged: Sequence[tuple[int, int]] = ()  # (place of the first cell, place of the last cell)
    tables: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])  # name -> the same
    very_hidden: bool = False  # Excel's menu cannot show it
    protected: bool = False  # against changes
    conditional: bool = False  # it has conditional formats
    hides: Callable[[], bool] = _hides_nothing  # whether any style hides numbers; if not, unseen need not be asked
    odd: frozenset[str] = frozenset()  # "merges" that cannot be, "areas" beyond number for one rule
    unseen: Callable[[int, float], str] = _seen  # place, value -> why nothing of it is seen: "format", "colour" or ""
    number_format: Callable[[int], str] = _general  # place -> format code, looked up when asked for
    prose: bool = False  # made of a document: amounts are text by nature, and lines have no column headings
    looks: Callable[[Sequence[int]], Sequence[Look]] = _plain  # places -> how these cells look, looked up likewise
    format_codes: Callable[[], Iterable[str]] | None = None  # every code that number_format may give; None: not known

    def place(self, i: int, j: int) -> int:
        """The place of ``values[i][j]``."""
        return place_of(self.number, self.top + i, self.left + j)

    def places(self, rows: Iterable[int], j: int) -> list[int]:
        """The places of ``values[i][j]`` for each ``i`` of ``rows``."""
        first = self.place(0, j)
        return [first + i * DOWN for i in rows]

    def spots(self, rows: Iterable[int], columns: Iterable[int]) -> list[int]:
        """The places of ``values[i][j]`` for each ``i`` of ``rows`` and the ``j`` of ``columns`` beside it."""
        first = self.place(0, 0)
        return [first + i * DOWN + j for i, j in zip(rows, columns, strict=True)]


@dataclass(slots=True)
class Book:
    """One workbook."""

    name: str  # file name as the user knows it
    kind: str  # "xlsx", "xlsm", "xls", "ods", "csv"; of a document "txt", "md", "html", "docx", "pdf"
    sha256: str
    sheets: Sequence[Sheet]
    names: Mapping[str, str] = field(default_factory=dict[str, str])  # defined name -> "Blad1!$C$4"
    application: str = ""  # the program that wrote the file, as it calls itself
    macros: bool = False
    external_links: Sequence[str] = ()
    oddities: Oddities = field(default_factory=Oddities)
    document: Document | None = None  # the decision that the sheet was made of
    data: bytes = b""  # the file itself, for what is asked for later (recalculation)

    @property
    def sheet_names(self) -> list[str]:
        """The sheets' names in order."""
        return [sheet.name for sheet in self.sheets]
