"""What is said of how a workbook was understood, in Swedish and in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = str  # "sv" or "en"

ROLES: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "title": "rubrik över tabellen",
        "header": "kolumnrubrik",
        "heading": "rubrik i tabellen",
        "label": "radens namn",
        "line": "belopp",
        "subtotal": "delsumma",
        "total": "summa",
        "detail": "del av raden ovanför (varav)",
        "skip": "belopp som inte räknas in i någon summa",
        "population": "antal invånare",
    },
    "en": {
        "title": "title above the table",
        "header": "column header",
        "heading": "heading in the table",
        "label": "the row's name",
        "line": "amount",
        "subtotal": "subtotal",
        "total": "total",
        "detail": "part of the row above (of which)",
        "skip": "amount that is in no total",
        "population": "number of inhabitants",
    },
}
CODES: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "K201": "summan av sina rader",
        "K202": "summan eller skillnaden av kolumner på raden",
        "K204": "summan av angivna belopp",
        "K205": "samma belopp som på ett annat ställe",
        "K301": "samma belopp som i tabellen det sammanfattar",
        "K304": "summan av sammanfattningens rader",
        "K401": "ett belopp per invånare",
        "K402": "en folkmängd",
        "K502": "en del i ett fast förhållande",
        "K601": "det som med resten blir bidraget",
        "K603": "summan av sina delar (varav)",
        "K701": "en formel",
    },
    "en": {
        "K201": "the total of its rows",
        "K202": "the total or the difference of columns on the row",
        "K204": "the total of stated amounts",
        "K205": "the same amount as elsewhere",
        "K301": "the same amount as in the table that it sums up",
        "K304": "the total of the summary's rows",
        "K401": "an amount per inhabitant",
        "K402": "a population",
        "K502": "a part in a fixed ratio",
        "K601": "what makes the grant together with what remains",
        "K603": "the total of its parts (of which)",
        "K701": "a formula",
    },
}
_SAID: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "known": "Känns igen som: {name}",
        "unknown": "Ingen beskrivning passar; tabellerna är hittade av sig själva.",
        "no_table": ": ingen tabell med belopp",
        "column": "    kolumn {spot} ”{header}”: {kind}",
        "row": "    rad {row} ”{label}”: {role}",
        "kr": "kronor",
        "tkr": "tusental kronor",
        "mnkr": "miljoner kronor",
        "amount": "belopp",
        "relations": "\nSamband som kontrolleras:",
        "no_relations": "\nInga samband hittades.",
        "counted": "  {count} × {what} ({code}), {held} stämmer",
        "nothing": "{where} togs inte för något belopp i en tabell.",
        "taken": "{where} togs för: {role}{label}.",
        "because": "  Därför: {why}.",
        "within": "  Räknas in i {sheet}: {relation}.",
        "is": "{cell}{about} är {what}{parts} – {verdict}",
        "more": " och {count} till",
        "holds": "stämmer",
        "fails": "stämmer inte",
        "not_judged": "kan inte bedömas",
        "holding": "samband som stämmer",
        "failing": "som inte stämmer",
        "rows": "… och {count} rader till",
        "wrote": "\nSkrev {target}\n",
    },
    "en": {
        "known": "Recognised as: {name}",
        "unknown": "No description fits; the tables were found by themselves.",
        "no_table": ": no table of amounts",
        "column": "    column {spot} “{header}”: {kind}",
        "row": "    row {row} “{label}”: {role}",
        "kr": "kronor",
        "tkr": "thousands of kronor",
        "mnkr": "millions of kronor",
        "amount": "amounts",
        "relations": "\nRelations that are checked:",
        "no_relations": "\nNo relations were found.",
        "counted": "  {count} × {what} ({code}), {held} hold",
        "nothing": "{where} was not taken for an amount in a table.",
        "taken": "{where} was taken for: {role}{label}.",
        "because": "  Because: {why}.",
        "within": "  Counted in {sheet}: {relation}.",
        "is": "{cell}{about} is {what}{parts} – {verdict}",
        "more": " and {count} more",
        "holds": "holds",
        "fails": "does not hold",
        "not_judged": "cannot be judged",
        "holding": "relations that hold",
        "failing": "that do not",
        "rows": "… and {count} more rows",
        "wrote": "\nWrote {target}\n",
    },
}
_REASONS = tuple(
    (re.compile(swedish), english)
    for swedish, english in (
        (r"(\d+) av (\d+) kolumner går ihop", r"\1 of \2 columns add up"),
        (r"(\d+) av (\d+) rader går ihop(?:, (.*))?", r"\1 of \2 rows agree \3"),
        (r"skillnaden mellan två kolumner går ihop på de flesta rader", "two columns differ by it on most rows"),
        (r"varav", "its rows say that they are parts"),
        (r"namnet är till (\d+) % likt ”(.*)”", r"the name is \1 % like “\2”"),
        (r"de flesta rader delas (\d+:\d+)", r"most rows are shared \1"),
        (r"de flesta raders andel av summan går ihop", "most rows are their share of the total"),
        (r"kolumnen med andelar säger hur beloppen delas", "the column of shares says how the amounts are shared"),
        (r"beloppet är det som fördelas", "the amount is what is allocated"),
        (r"fler än två belopp går ihop med folkmängden", "more than two amounts agree with the population"),
        (r"en sammanfattning säger vad som ska ingå", "a summary says what belongs to it"),
    )
)


def say(key: str, language: Language, **facts: object) -> str:
    """A sentence or a word."""
    return _SAID[language][key].format(**facts)


def reason(why: str, language: Language) -> str:
    """Why something was believed, as the discovery says it in Swedish."""
    if language == "sv":
        return why
    hits = ((pattern.fullmatch(why), english) for pattern, english in _REASONS)
    return next((hit.expand(english).strip() for hit, english in hits if hit), why)
