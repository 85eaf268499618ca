"""A column of a tidy table while it grows: what stands in many rows one after the other is kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polars._typing import PolarsDataType


class Growing:
    """One column. Many say the same for all rows of a workbook, or of all: its number, a kind, a blank."""

    __slots__ = ("_counts", "_values")

    def __init__(self) -> None:
        """Start empty."""
        self._values: list[object] = []
        self._counts: list[int] | None = None  # in how many rows each value stands; None: one each

    def __len__(self) -> int:
        """How many values are kept: fewer than there are rows."""
        return len(self._values)

    def append(self, value: object) -> None:
        """One row."""
        self._values.append(value)
        if self._counts is not None:
            self._counts.append(1)

    def extend(self, values: Sequence[object]) -> None:
        """Many rows, a value for each."""
        self._values += values
        if self._counts is not None:
            self._counts += [1] * len(values)

    def fill(self, value: object, count: int) -> None:
        """Many rows with the same value."""
        if count <= 0:
            return
        counts = self._counts
        if counts is None:
            counts = self._counts = [1] * len(self._values)
        if counts and self._values[-1] == value:
            counts[-1] += count
        else:
            self._values.append(value)
            counts.append(count)

    def taken(self, name: str, kind: PolarsDataType) -> pl.Series:
        """The column as a series. Its values are given up for it."""
        values, counts = self._values, self._counts
        self._values, self._counts = [], None
        series = pl.Series(name, values, dtype=kind, strict=False)
        if counts is None or len(counts) == len(values) == sum(counts):
            return series
        if len(counts) == 1:
            return series.new_from_index(0, counts[0])
        which = pl.int_range(pl.len(), dtype=pl.UInt32).repeat_by("count").explode()
        return series.gather(pl.DataFrame({"count": counts}, schema={"count": pl.UInt32}).select(which).to_series())
