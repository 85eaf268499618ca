"""From cells to figures: every cell in which a figure was expected, with its place, its unit and its doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_addin.mapping.compact import compact, together
from medelkoll_addin.mapping.growing import Growing
from medelkoll_addin.placing import column_of, row_of, sheet_of
from medelkoll_addin.reading.book import ErrorValue
from medelkoll_schemas.amounts import KR, Amount, Doubt, read_number, read_text
from medelkoll_schemas.amounts.model import LARGEST
from medelkoll_schemas.tables.outline import schema_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.reading.book import Book, Sheet, Value

_PLAIN_SCALES = (1, KR)  # numbers in these are read for the whole batch at once
_NUMBERS = frozenset({float, int})
ENOUGH = 100_000  # rows for a frame
_DIGITS = 14  # of the largest amount that is accepted


class FigureColumns:
    """The figures of a batch, as columns that grow; cell by cell only where a cell is no plain number."""

    def __init__(self) -> None:
        """Start empty."""
        self.number: list[float | None] = []
        self.columns = {name: Growing() for name in schema_of("figures") if name != "trailing"}
        self._made: list[pl.DataFrame] = []
        self._seen: dict[int, set[int]] = {}  # workbook -> places
        self._scales: dict[int, dict[int, int]] = {}  # workbook -> place -> scale, of figures that are not in kronor

    def add(  # noqa: PLR0913, PLR0917  # some cells of one column, and what they are
        self,
        book: int,
        sheet: Sheet,
        rows: Sequence[int],
        j: int,
        labels: Sequence[str],
        scale: int,
        quantity: str,
    ) -> list[int]:
        """Add the figures of grid column ``j`` in some grid rows; gives their places. A cell is added once."""
        places = sheet.places(rows, j)
        seen = self._seen.setdefault(book, set())
        new = places
        if not seen.isdisjoint(places):
            fresh = [n for n, place in enumerate(places) if place not in seen]
            new, rows, labels = [places[n] for n in fresh], [rows[n] for n in fresh], [labels[n] for n in fresh]
        seen.update(new)
        if scale != KR:
            self._scales.setdefault(book, {}).update(dict.fromkeys(new, scale))
        self._extend(book, sheet, new, rows, j)
        self.columns["label"].extend(labels)
        self.columns["quantity"].fill(quantity, len(new))
        self._values(_column(sheet, rows, j), scale, prose=sheet.prose)
        self._make_room()
        return places

    def has(self, book: int, place: int) -> bool:
        """Whether a cell is among the figures."""
        return place in self._seen.get(book, ())

    def scale(self, book: int, place: int) -> int:
        """What one typed unit in a figure's cell is worth, in öre."""
        return self._scales.get(book, {}).get(place, KR)

    def known(self, book: int) -> AbstractSet[int]:
        """The places of a workbook's figures."""
        return self._seen.get(book, frozenset())

    def scales(self, book: int) -> Mapping[int, int]:
        """The scales of a workbook's figures, by place, for those that are not in kronor."""
        return self._scales.get(book, {})

    def add_values(self, book: int, workbook: Book, cells: Sequence[tuple[int, int, bool, bool]]) -> None:
        """Add figures whose values are known already, of cells that are none yet.

        Args:
            book: the workbook's number in its batch.
            workbook: the workbook.
            cells: place, value in hundredths of what is typed, whether that is all of it, and whether it is typed.
        """
        places = [cell[0] for cell in cells]
        self._seen.setdefault(book, set()).update(places)
        row: dict[str, list[int] | list[bool] | int | str | bool] = {
            "book": book,
            "place": places,
            "value": [cell[1] for cell in cells],
            "unit": [0 if cell[2] else 1 for cell in cells],
            "scale": KR,
            "quantity": "amount",
            "typed": [cell[3] for cell in cells],
            "hidden": _hidden(workbook, places),
            "text": False,
            "label": "",
        }
        for name, column in self.columns.items():
            given = row.get(name)
            if isinstance(given, list):
                column.extend(given)
            else:
                column.fill(given, len(places))
        self.number.extend([None] * len(places))
        self._make_room()

    def add_amount(self, book: int, place: int, amount: Amount, label: str) -> None:
        """Add an amount that stands in a sentence, read already."""
        if self.has(book, place):
            return
        self._seen.setdefault(book, set()).add(place)
        row = {
            "book": book,
            "place": place,
            "value": amount.value,
            "unit": amount.unit,
            "scale": amount.scale,
            "quantity": "amount",
            "typed": True,
            "hidden": False,
            "text": False,
            "label": label,
        }
        for name, column in self.columns.items():
            column.append(row.get(name))
        self.number.append(None)

    def _extend(self, book: int, sheet: Sheet, places: list[int], rows: Sequence[int], j: int) -> None:
        columns = self.columns
        across = sheet.left + j in sheet.hidden_columns
        columns["book"].fill(book, len(places))
        columns["place"].extend(places)
        formulas = sheet.formulas
        if formulas.keys().isdisjoint(places):
            columns["typed"].fill(True, len(places))  # noqa: FBT003  # what stands in the column
        else:
            columns["typed"].extend([place not in formulas for place in places])
        if sheet.hidden_rows and not sheet.hidden:
            columns["hidden"].extend([sheet.top + i in sheet.hidden_rows or across for i in rows])
        else:
            columns["hidden"].fill(sheet.hidden or across, len(places))

    def _values(self, values: list[Value], scale: int, *, prose: bool) -> None:
        if scale in _PLAIN_SCALES and _NUMBERS.issuperset(map(type, values)):
            self.number.extend(values)  # type: ignore[arg-type]  # just seen to be numbers
            self._fill(len(values), scale)
            return
        read = [_read(value, scale) for value in values]
        finest = min((amount.unit for amount, _ in read if amount and amount.scale == scale and amount.unit), default=0)
        for value, (amount, doubt) in zip(values, read, strict=True):
            own = amount.unit if amount and (amount.scale != scale or not finest) else finest
            self._one(value, amount, doubt, own if amount else 0, scale)
            self.columns["text"].append(isinstance(value, str) and not prose)

    def _fill(self, count: int, scale: int) -> None:
        for name, filling in (
            ("value", None),
            ("unit", 0),
            ("scale", scale),
            ("text", False),
            ("doubt", None),
            ("raw", None),
        ):
            self.columns[name].fill(filling, count)

    def _one(self, value: Value, amount: Amount | None, doubt: str | None, unit: int, scale: int) -> None:  # one cell
        """One figure. A column in thousands is as exact as its finest figure: 4 762 beside 4 762,9 is 4 762,0."""
        self.number.append(None)
        row = {
            "value": amount.value if amount else None,
            "unit": unit,
            "scale": amount.scale if amount else scale,
            "doubt": doubt,
            "raw": value.code if isinstance(value, ErrorValue) else value if isinstance(value, str) else None,
        }
        for name, cell in row.items():
            self.columns[name].append(cell)

    def _make_room(self) -> None:
        if len(self.number) >= ENOUGH:
            self._made.append(compact(self._frame()))

    def frame(self) -> pl.DataFrame:
        """The figures by ``Figures``. The columns are given up for it."""
        return together([*self._made, self._frame()])

    def _frame(self) -> pl.DataFrame:
        """Whole numbers of kronor and öre are exact, fractions of an öre known to one."""
        schema = schema_of("figures")
        given = [column.taken(name, schema[name]) for name, column in self.columns.items()]
        table = pl.DataFrame([*given, pl.Series("number", self.number, dtype=pl.Float64, strict=False)])
        self.number.clear()
        scaled = pl.col("number") * pl.col("scale")
        small = pl.col("number").abs() * pl.col("scale") <= LARGEST
        read = table.with_columns(
            pl.when(small).then(scaled.round()).cast(pl.Int64).alias("read"),
            pl.when(small & (scaled.round() / pl.col("scale") != pl.col("number")))
            .then(1)
            .otherwise(pl.col("unit"))
            .alias("unit"),
            pl.when(pl.col("number").is_not_null() & ~small)
            .then(pl.lit(str(Doubt.TOO_LARGE)))
            .otherwise(pl.col("doubt"))
            .alias("doubt"),
        )
        value = pl.coalesce("value", "read")
        return read.with_columns(value.alias("value"), _trailing(value).alias("trailing")).select(
            pl.col(name).cast(kind) for name, kind in schema.items()
        )


def _column(sheet: Sheet, rows: Sequence[int], j: int) -> list[Value]:
    """The values of some grid rows in one grid column."""
    lines = [sheet.values[i] for i in rows]
    return [line[j] if j < len(line) else None for line in lines]


def _hidden(workbook: Book, places: list[int]) -> list[bool]:
    if not any(sheet.hidden_rows or sheet.hidden_columns for sheet in workbook.sheets):
        return [False] * len(places)
    sheets = [workbook.sheets[sheet_of(place)] for place in places]
    return [
        row_of(place) in sheet.hidden_rows or column_of(place) in sheet.hidden_columns
        for place, sheet in zip(places, sheets, strict=True)
    ]


def _trailing(value: pl.Expr) -> pl.Expr:
    """The largest power of ten that divides; 0 for zero and for nothing."""
    powers = [pl.when(value % 10**n == 0).then(pl.lit(10**n, pl.Int64)) for n in range(_DIGITS, -1, -1)]
    return pl.when(value.is_null() | (value == 0)).then(pl.lit(0, pl.Int64)).otherwise(pl.coalesce(powers))


def _read(value: Value, scale: int) -> tuple[Amount | None, str | None]:
    """The amount, or the doubt: *error*, *blank*, or the amount reader's own."""
    if isinstance(value, ErrorValue):
        return None, "error"
    if value is None or value == "":
        return None, "blank"
    read = _amount(value, scale)
    return (read, None) if isinstance(read, Amount) else (None, str(read))


def _amount(value: Value, scale: int) -> Amount | Doubt:
    if isinstance(value, str):
        return read_text(value, scale) if scale > 1 else _count(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return read_number(value, scale)
    return Doubt.NOT_AN_AMOUNT


def _count(text: str) -> Amount | Doubt:
    """A number of persons or öre written as text: 5 671 is 5671, not kronor; a unit of its own in the text wins."""
    read = read_text(text, KR)
    if isinstance(read, Doubt) or read.scale != KR or read.value % KR:
        return read
    return Amount(read.value // KR, 0, read.trailing // KR, 1)
