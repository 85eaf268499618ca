"""What may run or fetch when the workbook is opened in Excel, and what is odd about the file."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medelkoll_addin.reading.book import Book
    from medelkoll_addin.reading.oddities import Oddities

_KINDS = {  # suffix -> kinds of content that Excel opens under it
    ".xlsx": {"xlsx"},
    ".xltx": {"xlsx"},
    ".xlsm": {"xlsx", "xlsm"},
    ".xltm": {"xlsx", "xlsm"},
    ".xls": {"xls"},
    ".xlt": {"xls"},
    ".ods": {"ods"},
    ".ots": {"ods"},
    ".csv": {"csv"},
    ".tsv": {"csv"},
    ".tab": {"csv"},
}
_QUOTED = re.compile(r"""\"[^"]*"?|'[^']*'?""")


def about_file(number: int, book: Book) -> Iterator[Finding]:
    """Findings about the file as a whole; an ordinary one has none."""
    odd = book.oddities
    if book.macros or book.oddities.macro_sheets:
        yield _macros(number, odd)
    yield from _calls(number, book)
    if odd.connections:
        yield _said(number, "K915", Severity.INFO)
    if odd.pictures:
        yield _said(number, "K915", Severity.INFO, "pictures")
    if odd.objects:
        yield _said(number, "K916", Severity.INFO, facts={"objects_antal": odd.objects})
    if odd.links:
        yield _said(number, "K917", Severity.INFO, facts={"link": odd.links[0], "links_antal": len(odd.links)})
    suffix = PurePath(book.name).suffix.lower()
    if book.kind not in _KINDS.get(suffix, {book.kind}):
        yield _said(number, "K921", Severity.WARNING, facts={"suffix": suffix, "actual": f".{book.kind}"})
    yield from _structure(number, book)
    for how in odd.saved:
        yield _said(number, "K922", Severity.INFO, how, {"encoding": book.application} if how == "encoding" else {})


def _structure(number: int, book: Book) -> Iterator[Finding]:
    """Names that lead nowhere, those that Excel gives left out, and what Excel repairs or labours at."""
    broken = [name for name, target in book.names.items() if "#REF!" in target and "_xlnm." not in name]
    if broken:
        facts: dict[str, str | int] = {"name": broken[0], "names_antal": len(broken)}
        yield _said(number, "K923", Severity.INFO, "one" if len(broken) == 1 else "", facts)
    for sheet in book.sheets:
        for what in sorted(sheet.odd):
            yield _said(number, "K924", Severity.INFO, what, {"name": sheet.name})


def _macros(number: int, odd: Oddities) -> Finding:
    if odd.auto_macro:
        return _said(number, "K907", Severity.WARNING, "auto", {"macro": odd.auto_macro})
    return _said(number, "K907", *((Severity.WARNING, "sheets") if odd.macro_sheets else (Severity.INFO, "")))


def _calls(number: int, book: Book) -> Iterator[Finding]:
    """The first formula of each kind that reaches outside; a link to another program may have no formula."""
    found: dict[str, int | None] = {"dde": None} if book.oddities.dde else {}
    for sheet in book.sheets:
        for place, text in sheet.formulas.items():
            if "|" in text or "SERVICE(" in text:
                kind = _kind_of_call(text)
                if kind and found.get(kind) is None:
                    found[kind] = place
    for kind, first in found.items():
        yield Finding(number, "K914", Severity.WARNING, first, () if first is None else (first,), variant=kind)


def _kind_of_call(formula: str) -> str:
    """``dde`` for ``=cmd|'/c calc'!A0``, ``webservice`` for ``=WEBSERVICE("…")``; what is quoted does not count."""
    plain = _QUOTED.sub("", formula)
    if "|" in plain:
        return "dde"
    return "webservice" if "WEBSERVICE(" in plain.upper() else ""


def _said(
    number: int, code: str, severity: Severity, variant: str = "", facts: Mapping[str, str | int] | None = None
) -> Finding:
    return Finding(number, code, severity, None, facts=facts or {}, variant=variant)
