"""The smallest set that covers: a 0/1 problem for HiGHS, when ``highspy`` is installed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_NODES = 200  # a bound in work, not in seconds: the same answer on every machine
OPTIMAL = "kOptimal"


class _Status(Protocol):
    name: str


class _Values(Protocol):
    col_value: Sequence[float]


class _Highs(Protocol):
    def setOptionValue(self, name: str, value: bool | int) -> object: ...  # noqa: N802, FBT001 - HiGHS' own names
    def addVar(self, low: float, high: float) -> object: ...  # noqa: N802
    def changeColCost(self, column: int, cost: float) -> object: ...  # noqa: N802
    def changeColIntegrality(self, column: int, kind: object) -> object: ...  # noqa: N802
    def addRow(  # noqa: N802
        self, low: float, high: float, size: int, columns: list[int], values: list[float]
    ) -> object: ...
    def run(self) -> object: ...
    def getModelStatus(self) -> _Status: ...  # noqa: N802
    def getSolution(self) -> _Values: ...  # noqa: N802


class _VarType(Protocol):
    kInteger: object  # noqa: N815


class _Module(Protocol):
    HighsVarType: _VarType

    def Highs(self) -> _Highs: ...  # noqa: N802


def smallest(
    weights: Sequence[int],
    covers: Sequence[frozenset[int]],
    banned: Sequence[frozenset[int]],
) -> frozenset[int] | None:
    """The indexes with the least total weight that meet every cover and contain no banned set whole.

    Only small whole numbers reach the solver, never an amount: its tolerances cannot blur öre. None when there is no
    such set, when HiGHS is not installed or when it gave up.
    """
    try:
        highspy = cast("_Module", import_module("highspy"))
    except ImportError:
        return None
    model = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("mip_max_nodes", MOST_NODES)):
        model.setOptionValue(option, value)
    for column, weight in enumerate(weights):
        model.addVar(0, 1)
        model.changeColCost(column, weight)
        model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for cover in covers:
        model.addRow(1, len(cover), len(cover), sorted(cover), [1.0] * len(cover))
    for ban in banned:
        model.addRow(0, len(ban) - 1, len(ban), sorted(ban), [1.0] * len(ban))
    model.run()
    if model.getModelStatus().name != OPTIMAL:
        return None
    values = model.getSolution().col_value
    return frozenset(column for column, value in enumerate(values) if round(value))
