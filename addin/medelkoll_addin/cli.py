"""The command line: ``medelkoll check PATH…`` and its companions.

Exit codes: 0 every workbook is ok or ok with remarks; 1 at least one failed or could not be read; 2 the command itself
was wrong; 70 the program broke. Start-up counts: each command imports what it needs when it is called.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from medelkoll_addin.commands.arguments import Parser, WrongCommandError, count

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

Run: TypeAlias = "Callable[[argparse.Namespace], int]"

WRONG_COMMAND = 2
BROKEN = 70  # EX_SOFTWARE; not 1, which is a verdict on workbooks
INTERRUPTED = 130

COMMANDS = {
    "check": "kontrollera arbetsböcker",
    "rules": "lista alla koder",
    "rule": "förklara en kod",
    "grants": "lista de bidrag som är kända",
    "web": "kör webbtillägget för Excel",
    "excel": "bygg skrivbordstillägget för Excel",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        return _run(words)
    except WrongCommandError as error:
        sys.stderr.write(f"medelkoll: {error}.\n")
        return WRONG_COMMAND
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has gone, as in `medelkoll rules | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001 - the last resort: a crash is never the user's mistake, and never exit code 1
        traceback.print_exc()
        sys.stderr.write("medelkoll: programmet gick sönder; felet ligger inte i arbetsböckerna.\n")
        return BROKEN


def _run(words: list[str]) -> int:
    name = words[0] if words else "--help"
    if name in ("-h", "--help"):
        sys.stdout.write(_overview())
        return 0 if words else WRONG_COMMAND
    if name == "--version":
        from medelkoll_addin.reports.as_json import tool_version  # noqa: PLC0415 - start-up counts

        sys.stdout.write(f"medelkoll {tool_version()}\n")
        return 0
    if name not in COMMANDS:
        message = f"kommandot {name} finns inte; välj bland {', '.join(COMMANDS)}"
        raise WrongCommandError(message)
    return _command(name, words[1:])


def _command(name: str, words: list[str]) -> int:
    parser = Parser(f"medelkoll {name}", COMMANDS[name].capitalize() + ".")
    run = _PARSERS[name](parser)
    try:
        options = parser.parse_args(words)
    except SystemExit as wanted:  # --help, or a word that argparse does not know
        return int(wanted.code or 0)
    return run(options)


def _overview() -> str:
    listed = "".join(f"  {name:8}{meaning}\n" for name, meaning in COMMANDS.items())
    return f"Skriv: medelkoll KOMMANDO …\n\n{listed}\nmedelkoll KOMMANDO --help visar kommandots val.\n"


def _speak_utf8() -> None:
    """Amounts have signs that older code pages lack; a pipe on Windows would break on them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")


def _check(parser: Parser) -> Run:
    from medelkoll_addin.commands.check import run  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("paths", nargs="+", type=Path, metavar="SÖKVÄG", help="en arbetsbok, eller en mapp med arbetsböcker")
    add("--format", choices=("text", "json", "html"), default="text", help="rapportens form (text)")
    add("--output", type=Path, metavar="FIL", help="skriv rapporten till en fil")
    add("--grant", metavar="ID", help="kontrollera mot detta bidrag i stället för det som känns igen")
    add("--mapping", type=Path, metavar="FIL", help="en mappning som säger var tabellerna står")
    add("--jobs", type=count, default=1, metavar="N", help="antal processer (1)")
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


def _web(parser: Parser) -> Run:
    from medelkoll_addin.commands.office import web  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("--host", default="127.0.0.1", metavar="ADRESS", help="adress att lyssna på (127.0.0.1)")
    add("--port", type=count, default=8443, metavar="N", help="port (8443)")
    add("--public-url", default="", metavar="URL", help="adressen som Excel använder")
    add("--certificate", type=Path, metavar="FIL", help="certifikat (PEM); Excel kräver HTTPS")
    add("--key", type=Path, metavar="FIL", help="certifikatets nyckel (PEM)")
    add("--allow-remote", action="store_true", help="tillåt att andra datorer når servern")
    add("--workers", type=count, default=2, metavar="N", help="antal processer som kontrollerar (2)")
    return web


def _excel(parser: Parser) -> Run:
    from medelkoll_addin.commands.office import build  # noqa: PLC0415 - start-up counts

    add = parser.group.add_argument
    add("action", choices=("build",), help="build skriver medelkoll.xlam")
    add("target", type=Path, metavar="MÅL", help="filen eller mappen att skriva till")
    add("--interpreter", default="", metavar="SÖKVÄG", help="Python på användarnas datorer, hela sökvägen")
    return build


def _language(parser: Parser) -> None:
    parser.group.add_argument("--lang", choices=("sv", "en"), default="sv", help="rapportens språk (sv)")


_PARSERS: dict[str, Callable[[Parser], Run]] = {
    "check": _check,
    "rules": _rules,
    "rule": _rule,
    "grants": _grants,
    "web": _web,
    "excel": _excel,
}
