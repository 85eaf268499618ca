"""What is said to the user: one finding, its causes, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # the figures contradict each other
    WARNING = "warning"  # a person should look
    INFO = "info"  # worth knowing


class Certainty(StrEnum):
    """Whether other explanations are equally good."""

    UNIQUE = "unique"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Cause:
    """One likely reason for a finding. Amounts are öre."""

    kind: str  # one of relations.causes.KINDS
    place: int  # the cell that it is about
    suggestion: int | None  # what to write there instead
    explains: int  # how much of the difference
    certainty: Certainty = Certainty.UNIQUE
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. Amounts are öre; places are the reader's keys; ``facts`` fill the message."""

    book: int  # position of the workbook in its batch
    code: str  # K301
    severity: Severity
    place: int | None  # the cell to look at first; None when it is about the whole file
    places: tuple[int, ...] = ()  # every cell of the relation, the first one included
    stated: int | None = None
    expected: int | None = None
    difference: int | None = None  # stated - expected
    causes: tuple[Cause, ...] = ()
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])
    variant: str = ""  # which wording of the code's message
