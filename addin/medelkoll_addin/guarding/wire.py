"""What a worker says, as JSON and back: workbooks with their findings."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from medelkoll_addin.documents.model import Spot
from medelkoll_addin.showing import Shown
from medelkoll_schemas.findings import Cause, Certainty, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

Said: TypeAlias = "dict[str, object]"
Row: TypeAlias = "list[object]"


class ChunkSaid(TypedDict):
    """What came of some files."""

    shown: list[Said]
    shared: list[Row]  # the rows of ``shared_sums``


class Answer(TypedDict, total=False):
    """One line of a worker's: exactly one of these."""

    ready: bool
    capped: bool  # beside ready: whether the system limits its memory
    at: int
    chunk: ChunkSaid
    between: list[Row]
    stopped: str


_FINDING = tuple(one.name for one in fields(Finding))
_CAUSE = tuple(one.name for one in fields(Cause))


def finding_said(finding: Finding) -> list[object]:
    """A finding as JSON can hold it: its fields in order."""
    said = [getattr(finding, name) for name in _FINDING]
    said[_FINDING.index("causes")] = [[getattr(cause, name) for name in _CAUSE] for cause in finding.causes]
    return said


def finding_heard(said: list[object]) -> Finding:
    """A finding from what was said of it."""
    known: dict[str, object] = dict(zip(_FINDING, said, strict=True))
    known["severity"] = Severity(str(known["severity"]))
    known["places"] = tuple(known["places"])  # type: ignore[arg-type]  # a list, as it was said
    known["causes"] = tuple(_cause(one) for one in known["causes"])  # type: ignore[attr-defined]  # the same
    return Finding(**known)  # type: ignore[arg-type]  # field by field, as it was said


def shown_said(shown: Shown) -> Said:
    """A workbook as JSON can hold it."""
    findings = [finding_said(finding) for finding in shown.findings]
    shown.findings.clear()  # asdict would copy them, each with all that it holds
    return {**asdict(shown), "findings": findings}


def shown_heard(said: Mapping[str, object]) -> Shown:
    """A workbook from what was said of it."""
    known = dict(said)
    known["findings"] = [finding_heard(one) for one in known["findings"]]  # type: ignore[attr-defined]  # a list
    known["sheet_names"] = tuple(known["sheet_names"])  # type: ignore[arg-type]  # the same
    known["spots"] = {int(sheet): _spots(rows) for sheet, rows in known["spots"].items()}  # type: ignore[attr-defined]  # a dict
    return Shown(**known)  # type: ignore[arg-type]  # field by field, as it was said


def _spots(said: Mapping[str, list[str]]) -> dict[int, Spot]:
    return {int(row): Spot(*spot) for row, spot in said.items()}


def _cause(said: list[object]) -> Cause:
    known: dict[str, object] = dict(zip(_CAUSE, said, strict=True))
    known["certainty"] = Certainty(str(known["certainty"]))
    return Cause(**known)  # type: ignore[arg-type]  # field by field, as it was said
