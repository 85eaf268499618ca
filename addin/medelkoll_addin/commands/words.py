"""The words of the command line: every command, what it means, and its options.

What a command needs is imported when its options are asked for, and what is heavy when it runs: start-up counts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from medelkoll_addin.commands.arguments import count, seconds

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from medelkoll_addin.commands.arguments import Parser

    Run: TypeAlias = Callable[[argparse.Namespace], int]


class Command(NamedTuple):
    """One command: its meaning in a few Swedish words, and what gives a parser its options."""

    meaning: str
    options: Callable[[Parser], Run]


def _check(parser: Parser) -> Run:
    from medelkoll_addin.commands.check import run  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add(
        "paths", nargs="+", type=Path, metavar="SÖKVÄG", help="en arbetsbok, en mapp med arbetsböcker, eller ett beslut"
    )
    add("--document", type=Path, metavar="BESLUT", help="jämför arbetsboken med ett beslut (.docx .pdf .txt .md .html)")
    add("--format", choices=("text", "json", "html"), default="text", help="rapportens form (text)")
    add("--output", type=Path, metavar="FIL", help="skriv rapporten till en fil")
    add("--annotate", type=Path, metavar="MAPP", help="skriv en märkt kopia av varje arbetsbok som har anmärkningar")
    add("--grant", metavar="ID", help="kontrollera mot detta bidrag i stället för det som känns igen")
    add("--mapping", type=Path, metavar="FIL", help="en mappning som säger var tabellerna står")
    add("--grants", type=Path, metavar="MAPP", help="en mapp med egna beskrivningar; de som passar används")
    add("--password-file", type=Path, metavar="FIL", help="en textfil med lösenordet till krypterade arbetsböcker")
    add("--limits", type=Path, metavar="FIL", help="egna gränser för tid, minne och storlek (docs/limits.md)")
    add("--jobs", type=count, default=1, metavar="N", help="antal processer (1)")
    _language(parser)
    return run


def _annotate(parser: Parser) -> Run:
    from medelkoll_addin.commands.annotate import run  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("book", type=Path, metavar="ARBETSBOK", help="arbetsboken, som inte ändras; med --remove den märkta kopian")
    add("-o", "--output", type=Path, required=True, metavar="KOPIA", help="filen att skriva")
    parser.set_defaults(password_file=None, document=None)  # an encrypted workbook is not marked
    add("--remove", action="store_true", help="ta bort allt som Medelkoll har lagt till")
    add("--force", action="store_true", help="ersätt en fil som redan har kopians namn")
    add("--grant", metavar="ID", help="kontrollera mot detta bidrag i stället för det som känns igen")
    add("--mapping", type=Path, metavar="FIL", help="en mappning som säger var tabellerna står")
    add("--limits", type=Path, metavar="FIL", help="egna gränser för tid, minne och storlek (docs/limits.md)")
    _language(parser)
    return run


def _map(parser: Parser) -> Run:
    from medelkoll_addin.commands.map import run  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("book", type=Path, metavar="ARBETSBOK", help="arbetsboken, som inte ändras")
    add("--output", type=Path, metavar="FIL", help="skriv en beskrivning (TOML) att ändra och kontrollera mot")
    add("--picture", type=Path, metavar="FIL", help="skriv en bild av varje blad med tabeller och summor i färg (HTML)")
    add("--explain", metavar="CELL", help="säg vad en cell togs för och varför: C14 eller Blad2!C14")
    add("--mapping", type=Path, metavar="FIL", help="en beskrivning som redan finns")
    _language(parser)
    return run


def _rules(parser: Parser) -> Run:
    from medelkoll_addin.commands.explain import rules  # noqa: PLC0415 - start-up counts

    _language(parser)
    return rules


def _rule(parser: Parser) -> Run:
    from medelkoll_addin.commands.explain import rule  # noqa: PLC0415 - start-up counts

    parser.group.add_argument("code", metavar="KOD", help="till exempel K301")
    _language(parser)
    return rule


def _grants(_parser: Parser) -> Run:
    from medelkoll_addin.commands.explain import grants  # noqa: PLC0415 - start-up counts

    return grants


def _build(parser: Parser) -> Run:
    from medelkoll_addin.commands.desktop import build  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("target", nargs="?", type=Path, metavar="MÅL", help="filen eller mappen att skriva till (mappen du står i)")
    add("--output", type=Path, metavar="MÅL", help="samma sak")
    add("--interpreter", default="", metavar="SÖKVÄG", help="Python på användarnas datorer, hela sökvägen")
    return build


def _embed(parser: Parser) -> Run:
    from medelkoll_addin.commands.desktop import embed  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("book", type=Path, metavar="ARBETSBOK", help="arbetsboken, som inte ändras")
    add("--output", type=Path, metavar="KOPIA", help="kopian (arbetsbokens namn med tillägget _med_funktioner)")
    add("--web", action="store_true", help="funktionerna är webbtilläggets (annars skrivbordstilläggets)")
    return embed


def _web(parser: Parser) -> Run:
    from medelkoll_addin.commands.web import web  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("--host", default="127.0.0.1", metavar="ADRESS", help="adress att lyssna på (127.0.0.1)")
    add("--port", type=count, default=8443, metavar="N", help="port (8443)")
    add("--public-url", default="", metavar="URL", help="adressen som Excel använder")
    add("--certificate", type=Path, metavar="FIL", help="certifikat (PEM); Excel kräver HTTPS")
    add("--key", type=Path, metavar="FIL", help="certifikatets nyckel (PEM)")
    add("--allow-remote", action="store_true", help="tillåt att andra datorer når servern")
    add("--workers", type=count, default=2, metavar="N", help="antal processer som kontrollerar (2)")
    add("--max-bytes", type=count, default=50_000_000, metavar="N", help="största arbetsbok i byte (50000000)")
    add("--timeout", type=seconds, default=60.0, metavar="S", help="sekunder som en kontroll får ta (60)")
    return web


def _certificate(parser: Parser) -> Run:
    from medelkoll_addin.commands.web import certificate  # noqa: PLC0415 - start-up counts

    parser.group.add_argument("folder", type=Path, metavar="MAPP", help="mappen att skriva certifikatet i")
    return certificate


def _manifest(parser: Parser) -> Run:
    from medelkoll_addin.commands.web import manifest  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("--public-url", required=True, metavar="URL", help="adressen som Excel använder, med https")
    add("target", type=Path, metavar="FIL", help="filen att skriva")
    return manifest


def _language(parser: Parser) -> None:
    parser.group.add_argument("--lang", choices=("sv", "en"), default="sv", help="rapportens språk (sv)")


COMMANDS = {
    "check": Command("kontrollera arbetsböcker", _check),
    "annotate": Command("skriv en märkt kopia av en arbetsbok, eller ta bort märkena igen", _annotate),
    "map": Command("visa hur en arbetsbok förstås, och skriv en beskrivning av den", _map),
    "rules": Command("lista alla koder", _rules),
    "rule": Command("förklara en kod", _rule),
    "grants": Command("lista de bidrag som är kända", _grants),
    "excel build": Command("bygg skrivbordstillägget för Excel", _build),
    "excel embed": Command("skriv en kopia av en arbetsbok, med funktioner i cellerna", _embed),
    "web": Command("kör webbtillägget för Excel", _web),
    "web certificate": Command("skriv ett certifikat som gäller bara den här datorn", _certificate),
    "web manifest": Command("skriv manifestet, som Excel behöver för webbtillägget", _manifest),
}


def overview(group: str = "") -> str:
    """What there is to write; with a group such as ``excel`` only its commands."""
    named = {name: command for name, command in COMMANDS.items() if name.startswith(group)}
    width = max(map(len, named)) + 2
    listed = "".join(f"  {name:{width}}{command.meaning}\n" for name, command in named.items())
    return f"Skriv: medelkoll KOMMANDO …\n\n{listed}\nmedelkoll KOMMANDO --help visar kommandots val.\n"
