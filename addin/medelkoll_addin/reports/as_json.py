"""A report as JSON, version 1: the same keys in every language, amounts as strings in kronor with two decimals.

A population is a string of whole persons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from medelkoll_schemas.amounts import plain
from medelkoll_schemas.messages import quantity_of
from medelkoll_schemas.relations.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.reports.model import FileReport, PlacedFinding, Report
    from medelkoll_schemas.findings import Cause

VERSION = 1


class CauseJson(TypedDict):
    """One likely reason."""

    kind: str
    cell: str
    suggestion: str | None
    explains: str
    certainty: str


class FindingJson(TypedDict):
    """One finding; ``sheet`` and ``cell`` are null when it is about the whole file."""

    code: str
    severity: str
    message: str
    sheet: str | None
    cell: str | None
    cells: list[str]
    stated: str | None
    expected: str | None
    difference: str | None
    causes: list[CauseJson]


class CheckedJson(TypedDict):
    """What was verified, so that *ok* is never empty."""

    cells: int
    relations: dict[str, int]


class FileJson(TypedDict):
    """One workbook."""

    path: str
    sha256: str | None
    grant: str | None
    mapping: str | None
    verdict: str
    checked: CheckedJson
    findings: list[FindingJson]


class ReportJson(TypedDict):
    """A whole batch."""

    version: int
    tool: dict[str, str]
    summary: dict[str, int]
    files: list[FileJson]


def report_json(report: Report, language: str = "sv") -> ReportJson:
    """The report as a tree that ``json.dumps`` takes; ``language`` is that of the messages."""
    return {
        "version": VERSION,
        "tool": {"name": "medelkoll", "version": tool_version()},
        "summary": report.summary,
        "files": [_file(file, language) for file in report.files],
    }


def tool_version() -> str:
    """The installed version of this program."""
    from importlib.metadata import version  # noqa: PLC0415 - 15 ms that only those who ask for it pay

    return version("medelkoll")


def _file(file: FileReport, language: str) -> FileJson:
    relations = {kind.value: file.checked_relations.get(kind.value, 0) for kind in Kind}
    return {
        "path": file.path,
        "sha256": file.sha256,
        "grant": file.grant,
        "mapping": file.mapping,
        "verdict": file.verdict.value,
        "checked": {"cells": file.checked_cells, "relations": relations},
        "findings": [_finding(placed, language) for placed in file.findings],
    }


def _finding(placed: PlacedFinding, language: str) -> FindingJson:
    return {
        "code": placed.code,
        "severity": placed.severity.value,
        "message": placed.message(language),
        "sheet": placed.sheet,
        "cell": placed.cell,
        "cells": list(placed.cells),
        "stated": _figure(placed, placed.stated),
        "expected": _figure(placed, placed.expected),
        "difference": _figure(placed, placed.difference),
        "causes": [_cause(placed, cause) for cause in placed.causes],
    }


def _cause(placed: PlacedFinding, cause: Cause) -> CauseJson:
    return {
        "kind": cause.kind,
        "cell": placed.named(cause.place),
        "suggestion": _figure(placed, cause.suggestion, cause.facts),
        "explains": _figure(placed, cause.explains, cause.facts) or "",
        "certainty": cause.certainty.value,
    }


def _figure(placed: PlacedFinding, value: int | None, facts: Mapping[str, str | int] | None = None) -> str | None:
    """Kronor with two decimals; whole persons for a population, which a cause may be about in a finding about money."""
    if value is None:
        return None
    quantity = (facts or {}).get("quantity") or quantity_of(placed.finding)
    return str(value) if quantity == "population" else plain(value)
