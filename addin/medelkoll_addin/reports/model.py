"""What a check found, before anybody chooses how to show it.

Amounts are öre, as everywhere inside; a renderer turns them into kronor. A finding keeps its facts and gets its words
when it is shown, because words depend on the language.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.placing import address, column_of, reference, row_of, sheet_of
from medelkoll_schemas.findings import Cause, Finding, Severity
from medelkoll_schemas.messages import phrase, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from medelkoll_addin.documents.model import Spot


class Verdict(StrEnum):
    """One workbook's outcome."""

    OK = "ok"  # everything that was checked holds; a protected sheet may be told of
    REMARKS = "remarks"  # nothing contradicts itself, but there is something to look at
    FAILED = "failed"  # at least one error
    UNREADABLE = "unreadable"  # not a workbook that can be checked


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding and the sheets that its places lie in.

    ``finding`` keeps places and facts (amounts in öre); the properties give what a reader is shown.
    """

    finding: Finding
    sheet_names: tuple[str, ...] = ()
    spots: Mapping[int, Mapping[int, Spot]] = field(default_factory=dict[int, "Mapping[int, Spot]"])
    """Of sheets that are documents: sheet number -> row -> what its place is called, and the words there."""

    @property
    def code(self) -> str:
        """The rule's code: ``K301``."""
        return self.finding.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.finding.severity

    @property
    def sheet(self) -> str | None:
        """The sheet of the cell to look at first; None when the whole file is meant."""
        return None if self.finding.place is None else self.sheet_names[sheet_of(self.finding.place)]

    @property
    def cell(self) -> str | None:
        """The cell to look at first, without its sheet (``C6``); None when the whole file is meant."""
        return None if self.finding.place is None else self._address(self.finding.place)

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell of the relation with its sheet: ``Sammanfattning!C6``."""
        return tuple(dict.fromkeys(self.named(place) for place in self.finding.places or self._own_place()))

    @property
    def stated(self) -> int | None:
        """What the workbook says, in öre."""
        return self.finding.stated

    @property
    def expected(self) -> int | None:
        """What the rule came to, in öre."""
        return self.finding.expected

    @property
    def difference(self) -> int | None:
        """Stated minus expected, in öre."""
        return self.finding.difference

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The likely reasons, best first."""
        return self.finding.causes

    def named(self, place: int) -> str:
        """A place with its sheet: ``Sammanfattning!C6``, or of a document ``beslut.docx!stycke 14``."""
        spot = self._spot(place)
        return f"{self.sheet_names[sheet_of(place)]}!{spot.name}" if spot else reference(place, self.sheet_names)

    def message(self, language: str = "sv") -> str:
        """The finding in words: what is wrong with the user's own figures in it, then what to do."""
        said = word(self.finding, language, naming=self._naming())
        place = self.finding.place
        spot = None if place is None else self._spot(place)
        words = spot.words(column_of(place)) if spot and place is not None else ""
        return f"{said} {phrase('there_it_says', language).format(words=words)}" if words else said

    def _naming(self) -> Callable[[int], str]:
        """Names cells as a person would: the sheet is left out when it is the finding's own."""
        place = self.finding.place
        home = None if place is None else sheet_of(place)
        return lambda other: self._address(other) if sheet_of(other) == home else self.named(other)

    def _address(self, place: int) -> str:
        spot = self._spot(place)
        return spot.name if spot else address(place)

    def _spot(self, place: int) -> Spot | None:
        return self.spots.get(sheet_of(place), {}).get(row_of(place))

    def _own_place(self) -> tuple[int, ...]:
        return () if self.finding.place is None else (self.finding.place,)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file."""

    path: str  # as the user gave it
    verdict: Verdict
    sha256: str | None = None  # of the bytes that were read; None when there were none
    grant: str | None = None  # the grant's id; None when none was recognised
    mapping: str | None = None  # "grant", "file" or "discovered"
    checked_cells: int = 0
    checked_relations: Mapping[str, int] = field(default_factory=dict[str, int])  # relations.model.Kind value -> count
    findings: Sequence[PlacedFinding] = ()  # ordered for a reader

    def count(self, severity: Severity) -> int:
        """How many findings of one severity there are."""
        return sum(finding.severity == severity for finding in self.findings)


class Report(NamedTuple):
    """What was found in a batch; one workbook is a batch of one."""

    files: Sequence[FileReport] = ()

    @property
    def summary(self) -> dict[str, int]:
        """How many files there are in all, and with each verdict."""
        counts = Counter(file.verdict for file in self.files)
        return {"files": len(self.files), **{verdict.value: counts[verdict] for verdict in Verdict}}

    @property
    def exit_code(self) -> int:
        """0 when every workbook is ok or ok with remarks, 1 when one failed or could not be read."""
        return int(any(file.verdict in (Verdict.FAILED, Verdict.UNREADABLE) for file in self.files))


_ORDINARY = {"K920"}  # a template's sheets are protected as a rule: told, for who has to correct something, no remark


def verdict_of(findings: Iterable[PlacedFinding]) -> Verdict:
    """The verdict on a workbook that could be read: an error fails it, what is not ordinary is a remark."""
    severities = {finding.severity for finding in findings if finding.code not in _ORDINARY}
    if Severity.ERROR in severities:
        return Verdict.FAILED
    return Verdict.REMARKS if severities else Verdict.OK
