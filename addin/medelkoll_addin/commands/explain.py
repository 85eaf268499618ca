"""``medelkoll rules``, ``medelkoll rule CODE`` and ``medelkoll grants``: what is checked, and against what."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError

if TYPE_CHECKING:
    import argparse

_HEADINGS = {
    "sv": ("Fel", "Rätt", "Om avvikelsen är avsiktlig"),
    "en": ("Wrong", "Right", "If the deviation is meant"),
}


def rules(options: argparse.Namespace) -> int:
    """List every code with its title."""
    from medelkoll_schemas.messages import codes, entry  # noqa: PLC0415 - start-up counts

    sys.stdout.writelines(f"{code}  {entry(code, options.lang).title}\n" for code in codes())
    return 0


def rule(options: argparse.Namespace) -> int:
    """Explain one code.

    Raises:
        WrongCommandError: there is no such code.
    """
    from medelkoll_schemas.messages import codes, entry  # noqa: PLC0415 - start-up counts

    code = str(options.code).upper()
    if code not in codes():
        message = f"koden {options.code} finns inte; medelkoll rules visar alla"
        raise WrongCommandError(message)
    about = entry(code, options.lang)
    wrong, right, accept = _HEADINGS[options.lang]
    parts = [f"{code}  {about.title}", about.meaning]
    parts += [f"{wrong}: {about.wrong}", f"{right}: {about.right}", f"{accept}: {about.accept}"]
    sys.stdout.write("\n\n".join(parts) + "\n")
    return 0


def grants(_options: argparse.Namespace) -> int:
    """List the grants that workbooks can be checked against."""
    from medelkoll_schemas.grants import grants as known  # noqa: PLC0415 - start-up counts

    sys.stdout.writelines(f"{grant.id}  {grant.name}\n" for grant in known().values())
    return 0
