"""argparse in Swedish: headings, usage and errors."""

from __future__ import annotations

import argparse
import re
import sys
from math import inf
from typing import NoReturn

_SWEDISH = (
    (r"the following arguments are required: (.*)", r"det saknas något: \1"),
    (r"unrecognized arguments: (.*)", r"okänt: \1"),
    (r"argument (\S+): expected one argument", r"\1 ska följas av ett värde"),
    (r"argument (\S+): invalid choice: (\S+) \(choose from (.*)\)", r"\1 kan inte vara \2; välj bland \3"),
    (r"argument (\S+): invalid \S+ value: (.*)", r"\1 kan inte vara \2"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class WrongCommandError(Exception):
    """The command itself was wrong; the text says how, in Swedish, and the exit code is 2."""


class Parser(argparse.ArgumentParser):
    """A parser whose every word is Swedish. Arguments go into its ``group``, which has a Swedish heading."""

    def __init__(self, prog: str, description: str) -> None:
        """Make an empty parser with ``--help``."""
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        self.group = self.add_argument_group("Val")
        self.group.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def format_help(self) -> str:
        """The help, with a Swedish *usage*."""
        return super().format_help().replace("usage: ", "Skriv: ", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it should be; exit code 2."""
        sys.stderr.write(f"{self.prog}: {in_swedish(message)}\nSe {self.prog} --help.\n")
        raise SystemExit(2)


def in_swedish(message: str) -> str:
    """Argparse's own sentence in Swedish.

    >>> in_swedish("argument --lang: expected one argument")
    '--lang ska följas av ett värde'
    """
    for pattern, swedish in _SWEDISH:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(swedish)
    return message


def seconds(text: str) -> float:
    """A time above zero, for ``type=``."""
    number = float(text.replace(",", "."))
    if not 0 < number < inf:
        raise ValueError(text)
    return number


def count(text: str) -> int:
    """A whole number from 1, for ``type=``."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
