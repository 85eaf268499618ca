"""One fault's outcome, and the sums by kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mutate.checking import CRASH
from mutate.judge import Tells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mutate.checking import Said
    from mutate.faults.base import Fault
    from mutate.judge import Judgement


@dataclass(frozen=True, slots=True)
class Outcome:
    """A fault, what the workbook can tell of it, and what was said."""

    fault: Fault
    judgement: Judgement
    said: list[Said]  # new findings, as shown
    also: frozenset[str] = frozenset()  # formula cells that follow from the seeded cell

    @property
    def checked(self) -> bool:
        """Whether the fault changes a checked figure."""
        return self.judgement.tells is not Tells.NOTHING

    @property
    def serious(self) -> list[Said]:
        """The errors and warnings; for a rounding, which is worth knowing and no more, remarks as well."""
        return [one for one in self.said if one.serious or self.fault.kind == "rounding"]

    @property
    def explained(self) -> list[Said]:
        """The findings that have to do with the fault."""
        about = self.fault.cells | self.judgement.broken | self.also
        return [one for one in self.serious if about & (one.cells | {one.cell})]

    @property
    def false_alarms(self) -> list[Said]:
        """Errors and warnings that have nothing to do with it."""
        explained = self.explained
        return [one for one in self.serious if one.serious and one not in explained and one.code != CRASH]

    @property
    def crashed(self) -> bool:
        """Whether the check came to no end."""
        return any(one.code == CRASH for one in self.said)

    @property
    def found(self) -> bool:
        """Whether anything was said of it."""
        return bool(self.explained)

    @property
    def first(self) -> Said | None:
        """What a reader sees first."""
        return next(iter(self.explained), None)

    @property
    def cell_right(self) -> bool:
        """Whether the first finding points at the cell."""
        return self.first is not None and self.first.cell in self.fault.cells

    @property
    def cause_right(self) -> bool:
        """Whether the first cause of the first finding is the right one."""
        return self.first is not None and bool(self.first.kinds) and self.first.kinds[0] in self.fault.accepted

    @property
    def cause_among(self) -> bool:
        """Whether the right cause at the right cell is among those given."""
        return self.first is not None and any(
            kind in self.fault.accepted and cell in self.fault.cells for kind, cell, _, _ in self.first.causes
        )


@dataclass(slots=True)
class Row:
    """One line of the table."""

    kind: str
    seeded: int = 0
    checked: int = 0
    found: int = 0
    known: int = 0  # the workbook tells the cell
    cell_right: int = 0
    slip: int = 0  # only a slip tells it
    slip_right: int = 0  # cell right, or said to be ambiguous
    cause_due: int = 0  # found, and the workbook or a slip tells
    cause_right: int = 0
    cannot: int = 0
    ambiguous: int = 0
    said_ambiguous: int = 0
    false_alarms: int = 0
    crashed: int = 0
    echoes: int = 0  # more than one finding for one root

    def add(self, one: Outcome) -> None:
        """Count one outcome."""
        self.seeded += 1
        self.false_alarms += len(one.false_alarms)
        self.crashed += one.crashed
        if not one.checked:
            return
        tells, first = one.judgement.tells, one.first
        self.checked += 1
        self.found += one.found
        self.echoes += max(0, len(one.explained) - 1)
        if one.judgement.cell_known and one.fault.kind != "rounding":
            self.known += 1
            self.cell_right += one.cell_right
        if tells not in (Tells.CANNOT, Tells.ELSEWHERE):
            self.cause_due += 1
            self.cause_right += one.cause_right
        if tells is Tells.SLIP:
            self.slip += 1
            self.slip_right += one.cell_right or (first is not None and first.ambiguous)
        if tells is Tells.CANNOT:
            self.cannot += 1
            self.ambiguous += first is not None and first.ambiguous
            self.said_ambiguous += first is not None and first.said_ambiguous

    def __add__(self, other: Row) -> Row:
        """The sums of two lines."""
        names = [name for name in Row.__slots__ if name != "kind"]
        return Row(self.kind, **{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(slots=True)
class Table:
    """The lines by kind."""

    rows: dict[str, Row] = field(default_factory=dict[str, Row])

    def of(self, outcomes: Iterable[Outcome]) -> Table:
        """Count them all."""
        for one in outcomes:
            self.rows.setdefault(one.fault.kind, Row(one.fault.kind)).add(one)
        return self

    @property
    def all(self) -> Row:
        """The last line."""
        return sum(self.rows.values(), Row("all"))
