"""Who filled in which questionnaire, and how they write."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Hand:
    """One county's way with the questionnaire. ``typed`` means that amounts are typed as text."""

    file: str
    sheet: str = "Enkät"
    font: str = "Calibri"
    size: float = 11
    form: str = '#,##0":-"'
    typed: bool = False
    gap: str = " "  # between the thousands of a typed amount
    answer_below: bool = False
    blank_before_sum: bool = False
    blank_after_question: bool = False
    margin: bool = False  # the form begins in column B
    total: str = "Summa"
    fill: str = "D9D9D9"


_PLAIN = Hand("", form="#,##0", font="Arial", size=10)
_KRONOR = Hand("", form='#,##0\\ "kr"', sheet="Blad1", blank_before_sum=True, fill="FFF2CC")
_DASH = Hand("", answer_below=True, sheet="Brukarsamverkan", fill="DDEBF7")
_SPACED = Hand("", form='#\\ ##0":-"', margin=True, font="Times New Roman", size=12, total="Totalt", fill="")
_OREN = Hand("", form="#,##0.00", answer_below=True, blank_after_question=True, blank_before_sum=True, fill="E2EFDA")
_TYPED = Hand("", typed=True, font="Verdana", size=9)

HANDS = {
    "Blekinge": replace(_DASH, file="blekinge"),
    "Dalarna": replace(_PLAIN, file="dalarna", sheet="Region Dalarna"),
    "Gotland": replace(_KRONOR, file="gotland", blank_after_question=True),
    "Gävleborg": replace(_OREN, file="gavleborg", form='#,##0":-"'),
    "Halland": replace(_TYPED, file="halland"),
    "Jämtland": replace(_PLAIN, file="jamtland"),
    "Jönköping": replace(_DASH, file="jonkoping", margin=True),
    "Kalmar": replace(_KRONOR, file="kalmar"),
    "Kronoberg": replace(_OREN, file="kronoberg"),
    "Norrbotten": replace(_DASH, file="norrbotten", blank_before_sum=True),
    "Skåne": replace(_PLAIN, file="skane", font="Calibri", form="#,##0;[Red]-#,##0", fill="F8CBAD"),
    "Stockholm": replace(_KRONOR, file="stockholm", sheet="SLL", blank_before_sum=False),
    "Sörmland": replace(_DASH, file="sormland", answer_below=False),
    "Uppsala": replace(_KRONOR, file="uppsala", answer_below=True, margin=True),
    "Värmland": replace(_TYPED, file="varmland", gap="\N{NO-BREAK SPACE}", answer_below=True),
    "Västerbotten": replace(_TYPED, file="vasterbotten", sheet="Blad1", blank_after_question=True),
    "Västernorrland": replace(_OREN, file="vasternorrland", blank_before_sum=False),
    "Västmanland": replace(_SPACED, file="vastmanland", form='#,##0":-"'),
    "Västra Götaland": replace(_PLAIN, file="vastra_gotaland", form='#,##0\\ "kr"', sheet="Enkät 2"),
    "Örebro": replace(_SPACED, file="orebro", margin=False, font="Arial", size=10),
    "Östergötland": replace(_OREN, file="ostergotland", form="#,##0", answer_below=False, margin=True),
}
