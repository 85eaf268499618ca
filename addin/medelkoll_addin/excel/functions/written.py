"""How a workbook's file holds the names of our functions.

The web add-in's stand with a mark of Office's own before them: a file that lacks it shows ``#NAME?`` until each cell is
typed again (seen in the threads of OfficeDev/office-js, 5611, and OfficeDev/Excel-Custom-Functions, 108). The desktop's
are VBA functions, which a file names as they are.
"""

from __future__ import annotations

from typing import Final

from medelkoll_addin.excel.functions import FUNCTIONS, Described

NAMESPACE: Final = "MEDELKOLL"
FINDINGS: Final = "KONTROLL"  # shows what the check says: the add-ins answer it, each in its own way
_WEB: Final = f"_xldudf_{NAMESPACE}_"
_OWN: Final = {item.plain_name: item for item in FUNCTIONS}


def in_file(name: str, *, web: bool) -> str:
    """A function's name as a file holds it.

    >>> in_file("FOLKMANGD.TABELL", web=True), in_file("FOLKMANGD.TABELL", web=False)
    ('_xldudf_MEDELKOLL_FOLKMANGD_TABELL', 'FOLKMANGD_TABELL')
    """
    return (_WEB if web else "") + name.replace(".", "_")


def bare(name: str) -> str:
    """A function's name without what says whose it is, in capitals.

    >>> bare("_xldudf_medelkoll_stammer"), bare("Medelkoll.Folkmangd.Tabell"), bare("SUM")
    ('STAMMER', 'FOLKMANGD_TABELL', 'SUM')
    """
    return name.upper().removeprefix(_WEB.upper()).removeprefix(f"{NAMESPACE}.").replace(".", "_")


def own(name: str) -> Described | None:
    """The function of ours that a formula calls by that name."""
    return _OWN.get(bare(name))
