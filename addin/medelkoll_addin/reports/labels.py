"""The few words around the findings, in both languages, and text from a workbook made safe to show."""

from __future__ import annotations

import unicodedata

LABELS = {
    "sv": {
        "ok": "OK",
        "remarks": "Anmärkningar",
        "failed": "FEL",
        "unreadable": "Gick inte att läsa",
        "error": "fel",
        "warning": "varning",
        "info": "upplysning",
        "title": "Medelkoll: kontroll av arbetsböcker",
        "where": "Var",
        "code": "Kod",
        "kind": "Slag",
        "message": "Anmärkning",
        "difference": "Skillnad",
        "whole_file": "hela filen",
        "nothing": "Inga anmärkningar.",
        "checked": "{cells} celler och {relations} samband kontrollerade",
        "no_grant": "inget känt bidrag",
        "grant": "bidrag {grant}",
        "total": "{files} arbetsböcker: {ok} utan anmärkning, {remarks} med anmärkningar, "
        "{failed} med fel, {unreadable} som inte gick att läsa.",
        "total_one_file": "1 fil: {ok} utan anmärkning, {remarks} med anmärkningar, "
        "{failed} med fel, {unreadable} som inte gick att läsa.",
        "total_file": "{files} filer: {ok} utan anmärkning, {remarks} med anmärkningar, "
        "{failed} med fel, {unreadable} som inte gick att läsa.",
        "total_one": "1 arbetsbok: {ok} utan anmärkning, {remarks} med anmärkningar, "
        "{failed} med fel, {unreadable} som inte gick att läsa.",
        "explained": "Vad koderna betyder",
        "accept": "Om avvikelsen är avsiktlig",
        "wrong": "Fel",
        "right": "Rätt",
        "progress": "Kontrollerar",
    },
    "en": {
        "ok": "OK",
        "remarks": "Remarks",
        "failed": "ERRORS",
        "unreadable": "Could not be read",
        "error": "error",
        "warning": "warning",
        "info": "information",
        "title": "Medelkoll: check of workbooks",
        "where": "Where",
        "code": "Code",
        "kind": "Kind",
        "message": "Finding",
        "difference": "Difference",
        "whole_file": "whole file",
        "nothing": "No findings.",
        "checked": "{cells} cells and {relations} relations checked",
        "no_grant": "no known grant",
        "grant": "grant {grant}",
        "total": "{files} workbooks: {ok} without findings, {remarks} with remarks, "
        "{failed} with errors, {unreadable} that could not be read.",
        "total_one_file": "1 file: {ok} without findings, {remarks} with remarks, "
        "{failed} with errors, {unreadable} that could not be read.",
        "total_file": "{files} files: {ok} without findings, {remarks} with remarks, "
        "{failed} with errors, {unreadable} that could not be read.",
        "total_one": "1 workbook: {ok} without findings, {remarks} with remarks, "
        "{failed} with errors, {unreadable} that could not be read.",
        "explained": "What the codes mean",
        "accept": "If the deviation is meant",
        "wrong": "Wrong",
        "right": "Right",
        "progress": "Checking",
    },
}


def shown(text: str) -> str:
    r"""Text from a file without what could steer a terminal or turn the reading direction.

    >>> shown("Blad\x1b[31m1")
    'Blad [31m1'
    """
    return "".join(
        " " if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign != "\u00ad" else sign for sign in text
    )
