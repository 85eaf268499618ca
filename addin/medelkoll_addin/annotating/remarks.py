"""What a report says of one workbook, as far as marks and the result sheet need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, cast

SEVERITIES: Final = {"error": "Fel", "warning": "Att se över", "info": "Upplysning"}
_VERDICTS: Final = {
    "ok": "Inga fel hittades.",
    "remarks": "Inget motsäger sig självt, men det finns något att se över.",
    "failed": "Uppgifterna stämmer inte överens. Se anmärkningarna nedan.",
    "unreadable": "Arbetsboken kunde inte läsas.",
}
_KINDS: Final = {
    "category_sum": "kategorisummor",
    "economic_summary": "ekonomisk sammanfattning",
    "per_inhabitant": "öre per invånare",
    "recipient_split": "fördelning mellan mottagare",
    "spending_report": "återrapportering",
    "formula": "formler",
}


class Remark(NamedTuple):
    """One finding in words; amounts as the JSON contract writes them (``"4050000.00"`` kronor) or ``""``."""

    code: str
    severity: str
    message: str
    sheet: str  # "" when the whole file is meant
    cell: str
    stated: str
    expected: str
    difference: str


class Outcome(NamedTuple):
    """One workbook's verdict, what was checked, and its remarks."""

    verdict: str
    cells: int
    relations: Mapping[str, int]  # by kind, as in the JSON contract
    remarks: Sequence[Remark]

    @property
    def summary(self) -> list[str]:
        """The verdict, and what was checked, in Swedish."""
        kinds = ", ".join(f"{_KINDS.get(kind, kind)} {count}" for kind, count in self.relations.items() if count)
        relations = f"{sum(self.relations.values())} samband" + (f" ({kinds})" if kinds else "")
        told = f"Kontrollerat: {self.cells} celler och {relations}. Anmärkningar: {len(self.remarks)}."
        return [_VERDICTS.get(self.verdict, ""), told]

    @property
    def report(self) -> dict[str, object]:
        """The same by the JSON contract: what `outcome_of` reads."""
        checked = {"cells": self.cells, "relations": dict(self.relations)}
        return {"verdict": self.verdict, "checked": checked, "findings": [remark._asdict() for remark in self.remarks]}


def outcome_of(report: Mapping[str, object], sha256: str = "") -> Outcome:
    """Read the JSON contract: a whole report, or one of its files.

    Args:
        report: as ``report_json`` gives it.
        sha256: of the workbook, which tells a report's files apart; the first file when none has it.
    """
    files = [_mapping(file) for file in _sequence(report.get("files", [report]))]
    file = next((file for file in files if file.get("sha256") == sha256), files[0])
    checked = _mapping(file.get("checked", {}))
    relations = _mapping(checked.get("relations", {}))
    remarks = [_remark(_mapping(finding)) for finding in _sequence(file.get("findings", []))]
    counts = {str(kind): _whole(count) for kind, count in relations.items()}
    return Outcome(str(file.get("verdict", "")), _whole(checked.get("cells")), counts, remarks)


def _remark(finding: Mapping[str, object]) -> Remark:
    keys = ("code", "severity", "message", "sheet", "cell", "stated", "expected", "difference")
    texts = {key: "" if finding.get(key) is None else str(finding[key]) for key in keys}
    texts["severity"] = texts["severity"] if texts["severity"] in SEVERITIES else "info"
    return Remark(**texts)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _sequence(value: object) -> Sequence[object]:
    return cast("Sequence[object]", value) if isinstance(value, (list, tuple)) else []
