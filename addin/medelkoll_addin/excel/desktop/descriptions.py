"""The VBA module that tells Excel what each function and each argument is, for its dialogue *Infoga funktion*."""

from __future__ import annotations

from typing import Final

from medelkoll_addin.excel.functions import FUNCTIONS
from medelkoll_addin.excel.functions.written import FINDINGS

_LONGEST: Final = 255  # characters that Application.MacroOptions takes in one text
_FINDINGS: Final = "Anmärkningarna från den senaste kontrollen, som en tabell. Tryck på Validera för att kontrollera."
_HEAD: Final = """Attribute VB_Name = "Beskrivningar"
Option Explicit

' Excel kör detta när tillägget laddas.
Public Sub Auto_Open()
{calls}
End Sub

' Utan beskrivning fungerar funktionen ändå, så ett fel här är inget att stanna för.
Private Sub Beskriv(namn As String, text As String, argument As Variant)
    Dim plats As String
    plats = "'" & ThisWorkbook.Name & "'!" & namn
    On Error Resume Next
    If UBound(argument) < 0 Then
        Application.MacroOptions Macro:=plats, Description:=text, Category:="Medelkoll"
    Else
        Application.MacroOptions Macro:=plats, Description:=text, Category:="Medelkoll", ArgumentDescriptions:=argument
    End If
End Sub
"""


def descriptions() -> str:
    """The module's source.

    Raises:
        ValueError: a text is longer than Excel takes.
    """
    described = [(item.plain_name, item.description, [*item.arguments.values()]) for item in FUNCTIONS]
    calls = [_call(*one) for one in [*described, (FINDINGS, _FINDINGS, list[str]())]]
    return _HEAD.format(calls="\n".join(calls))


def _call(name: str, text: str, arguments: list[str]) -> str:
    array = ", _\n        ".join(map(_literal, arguments))
    return f"    Beskriv {_literal(name)}, {_literal(text)}, Array({array})"


def _literal(text: str) -> str:
    if len(text) > _LONGEST:
        message = f"a description of {len(text)} characters: {text}"
        raise ValueError(message)
    return '"' + text.replace('"', '""') + '"'
