"""Marked cells: a conditional format, because that leaves every cell's own format as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.edits import placed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.annotating.package import Package
    from medelkoll_addin.annotating.xml import Element

FORMULA: Final = '"Medelkoll"<>""'  # always true, the same in every language of Excel, and our own
FORMULA_XML: Final = '"Medelkoll"&lt;&gt;""'
_TOGETHER: Final = 200  # cells in one element
SHEET_ORDER: Final = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
)


def mark(package: Package, part: str, cells: Mapping[str, Sequence[str]], colours: Mapping[str, int]) -> None:
    """Mark cells of a sheet (``C7``), given by severity."""
    root = package.root(part)
    priority = max((_priority(rule) for rule in root.every("cfRule")), default=0) + 1
    severities = [severity for severity in colours if cells.get(severity)]
    formats = "".join(
        _formats(root.prefix, cells[severity], colours[severity], priority + number)
        for number, severity in enumerate(severities)
    )
    if formats:
        package.edit(part, placed(root, SHEET_ORDER, "conditionalFormatting", formats))


def _priority(rule: Element) -> int:
    text = rule.attributes.get("priority", "0")
    return int(text) if text.isdecimal() else 0


def _formats(prefix: str, cells: Sequence[str], colour: int, priority: int) -> str:
    groups = (cells[start : start + _TOGETHER] for start in range(0, len(cells), _TOGETHER))
    rule = (
        f'<{prefix}cfRule type="expression" dxfId="{colour}" priority="{priority}">'
        f"<{prefix}formula>{FORMULA_XML}</{prefix}formula></{prefix}cfRule>"
    )
    name = f"{prefix}conditionalFormatting"
    return "".join(f'<{name} sqref="{" ".join(group)}">{rule}</{name}>' for group in groups)
