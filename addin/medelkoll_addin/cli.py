"""The command line: ``medelkoll check PATH…`` and its companions.

Exit codes: 0 every workbook is ok or ok with remarks; 1 at least one failed or could not be read; 2 the command itself
was wrong; 70 the program broke. Start-up counts: each command imports what it needs when it is called.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from medelkoll_addin.guarding import starting

if TYPE_CHECKING:
    from collections.abc import Sequence

WRONG_COMMAND = 2
BROKEN = 70  # EX_SOFTWARE; not 1, which is a verdict on workbooks
INTERRUPTED = 130
_HELP = ("-h", "--help")
_GUARDED = ("check",)  # commands that need a worker
_APART = ("map", "excel embed")  # those that read a workbook themselves, and so run in one


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if {" ".join(words[:1]), " ".join(words[:2])} & set(_APART) and not set(words) & set(_HELP):
        from medelkoll_addin.guarding.whole import run_apart  # noqa: PLC0415 - start-up counts

        return run_apart(words)
    if words[:1] and words[0] in _GUARDED and not set(words) & set(_HELP):
        starting.start_early()
    try:
        return told(words)
    finally:
        starting.end_unused()


def told(words: list[str]) -> int:
    """Run the command; what goes wrong becomes an exit code and words."""
    from medelkoll_addin.commands.arguments import WrongCommandError  # noqa: PLC0415 - while the worker starts

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
        import traceback  # noqa: PLC0415 - start-up counts

        traceback.print_exc()
        sys.stderr.write("medelkoll: programmet gick sönder; felet ligger inte i arbetsböckerna.\n")
        return BROKEN


def _run(words: list[str]) -> int:
    from medelkoll_addin.commands.words import overview  # noqa: PLC0415 - while the worker starts

    name = _named(words)
    if name is not None:
        return _command(name, words[len(name.split()) :])
    asked = words[0] if words else ""
    if not asked or asked in _HELP:
        sys.stdout.write(overview())
        return 0 if asked else WRONG_COMMAND
    if asked == "--version":
        from medelkoll_addin.reports.as_json import tool_version  # noqa: PLC0415 - start-up counts

        sys.stdout.write(f"medelkoll {tool_version()}\n")
        return 0
    return _group(words)


def _named(words: list[str]) -> str | None:
    """The command that the words begin with; ``web manifest`` wins over ``web``."""
    from medelkoll_addin.commands.words import COMMANDS  # noqa: PLC0415 - while the worker starts

    return next((name for name in (" ".join(words[:2]), " ".join(words[:1])) if name in COMMANDS), None)


def _group(words: list[str]) -> int:
    """``medelkoll excel``, which needs a second word."""
    from medelkoll_addin.commands.arguments import WrongCommandError  # noqa: PLC0415 - while the worker starts
    from medelkoll_addin.commands.words import COMMANDS, overview  # noqa: PLC0415 - the same

    group = f"{words[0]} "
    within = [name for name in COMMANDS if name.startswith(group)]
    if within and (len(words) == 1 or words[1] in _HELP):
        sys.stdout.write(overview(group))
        return 0 if len(words) > 1 else WRONG_COMMAND
    wrong = " ".join(words[:2]) if within else words[0]
    message = f"kommandot {wrong} finns inte; välj bland {', '.join(within or COMMANDS)}"
    raise WrongCommandError(message)


def _command(name: str, words: list[str]) -> int:
    from medelkoll_addin.commands.arguments import Parser  # noqa: PLC0415 - while the worker starts
    from medelkoll_addin.commands.words import COMMANDS  # noqa: PLC0415 - the same

    command = COMMANDS[name]
    parser = Parser(f"medelkoll {name}", f"{command.meaning[:1].upper()}{command.meaning[1:]}.")
    run = command.options(parser)
    try:
        options = parser.parse_args(words)
    except SystemExit as wanted:  # --help, or a word that argparse does not know
        return int(wanted.code or 0)
    return run(options)


def _speak_utf8() -> None:
    """Amounts have signs that older code pages lack; a pipe on Windows would break on them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")
