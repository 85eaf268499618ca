"""Why a workbook cannot be annotated or cleaned."""

from __future__ import annotations

from typing import Final

LEGACY: Final = (
    "Filen är krypterad, rättighetsskyddad eller sparad i det gamla formatet .xls. "
    "Öppna den i Excel, ta bort lösenordet och spara den som .xlsx."
)
NOT_A_WORKBOOK: Final = "Filen är inte en Excelarbetsbok (.xlsx eller .xlsm). Spara den som .xlsx och försök igen."
BINARY: Final = "Filen är sparad i det binära formatet .xlsb. Spara den som .xlsx och försök igen."
DAMAGED: Final = "Filen är skadad: {what}. Öppna den i Excel, låt Excel reparera den, och spara den på nytt."
SIGNED: Final = (
    "Arbetsboken är digitalt signerad och en markering skulle göra signaturen ogiltig. "
    "Be om en kopia utan signatur, eller läs rapporten i stället."
)
TOO_LARGE: Final = "Arbetsboken är för stor för att markeras ({what}). Läs rapporten i stället."


class AnnotatingError(Exception):
    """A workbook that is left as it is; the text says in Swedish why, and what the user can do."""

    def __init__(self, text: str, **facts: str) -> None:
        """Fill the facts into one of this module's texts."""
        super().__init__(text.format(**facts))
