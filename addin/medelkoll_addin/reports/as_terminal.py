"""A report for a person at a terminal: a table per workbook, the verdict first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.reports.as_text import summary_line, verified, where
from medelkoll_addin.reports.labels import LABELS, shown
from medelkoll_schemas.amounts import antal, kronor
from medelkoll_schemas.messages import quantity_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from medelkoll_addin.reports.model import FileReport, PlacedFinding, Report

_NO_BREAK = "\N{NO-BREAK SPACE}"
_HELD = "\ue0a0"  # a sign for private use, one column wide, that stands in for it while lines are broken
_COLOURS = {
    "ok": "bold green",
    "remarks": "bold yellow",
    "failed": "bold red",
    "unreadable": "bold red",
    "error": "red",
    "warning": "yellow",
    "info": "cyan",
}


def print_report(report: Report, console: Console, language: str = "sv") -> None:
    """Write the report to a terminal. Text from a workbook is never taken for markup."""
    for file in report.files:
        _print_file(file, console, language)
    console.print(summary_line(report, language), style="bold", markup=False, highlight=False)


def _print_file(file: FileReport, console: Console, language: str) -> None:
    verdict = file.verdict.value
    console.print(LABELS[language][verdict], style=_COLOURS[verdict], end="  ")
    console.print(shown(file.path), style="bold", markup=False, highlight=False, soft_wrap=True)
    console.print(", ".join(verified(file, language)), style="dim", markup=False, highlight=False)
    if file.findings:
        _print_unbroken(_table(file, language), console)
    console.print()


def _print_unbroken(table: Table, console: Console) -> None:
    """Print without breaking lines at no-break spaces, which rich takes for spaces."""
    with console.capture() as captured:
        console.print(table)
    console.file.write(captured.get().replace(_HELD, _NO_BREAK))


def _held(text: str) -> str:
    return shown(text).replace(_NO_BREAK, _HELD)


def _table(file: FileReport, language: str) -> Table:
    from rich.box import ROUNDED  # noqa: PLC0415 - rich is slow to import
    from rich.table import Table  # noqa: PLC0415 - the same

    words = LABELS[language]
    table = Table(box=ROUNDED, expand=True, show_lines=True)
    table.add_column(words["where"], overflow="fold", ratio=2)
    table.add_column(words["code"], no_wrap=True)
    table.add_column(words["message"], overflow="fold", ratio=6)
    table.add_column(words["difference"], justify="right", no_wrap=True)
    for placed in file.findings:
        _add(table, placed, language)
    return table


def _add(table: Table, placed: PlacedFinding, language: str) -> None:
    from rich.text import Text  # noqa: PLC0415 - rich is slow to import

    style = _COLOURS[placed.severity.value]
    code = Text(f"{placed.code}\n{LABELS[language][placed.severity.value]}", style)
    table.add_row(
        Text(where(placed, language)), code, Text(_held(placed.message(language))), Text(difference_of(placed))
    )


def difference_of(placed: PlacedFinding) -> str:
    """The difference with its sign as Swedes write it; nothing when there is none."""
    if not placed.difference:
        return ""
    words = antal if quantity_of(placed.finding) == "population" else kronor
    return ("+" if placed.difference > 0 else "") + words(placed.difference)
