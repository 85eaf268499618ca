"""The rule pages, written from the catalogue so that they cannot say anything else: ``make pages``."""

from __future__ import annotations

import sys
from pathlib import Path

from medelkoll_addin.commands.cause_page import cause_page
from medelkoll_schemas.messages import Entry, codes, entry

_GROUPS = {
    "K1": "Läsning",
    "K2": "Summor",
    "K3": "Ekonomisk sammanfattning",
    "K4": "Belopp per invånare",
    "K5": "Fördelning mellan mottagare",
    "K6": "Återrapportering",
    "K7": "Formler",
    "K9": "Filen",
}


def page(about: Entry) -> str:
    """One code's page, in Swedish."""
    return f"""# {about.code} {about.title}

{about.meaning}

## Exempel

Fel: `{about.wrong}`

Rätt: `{about.right}`

## Vad du ska göra

{_todo(about)}

## Om avvikelsen är avsiktlig

{about.accept}
"""


def index() -> str:
    """The page that lists them all."""
    parts = [_group(group, title) for group, title in _GROUPS.items()]
    intro = (
        "Varje anmärkning har en kod. `medelkoll rule K301` visar samma text i terminalen. "
        "De troliga orsakerna står i [orsaker](orsaker.md).\n"
    )
    return "\n".join(["# Regler\n", intro, *parts])


def pages() -> dict[str, str]:
    """Every page's file name and text."""
    own = {f"{code}.md": page(entry(code)) for code in codes()}
    return {"README.md": index(), "orsaker.md": cause_page()} | own


def write(folder: Path) -> None:
    """Write every page; pages of codes that are no more are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for old in folder.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


def _group(group: str, title: str) -> str:
    lines = [f"- [{code}]({code}.md) {entry(code).title}" for code in codes() if code.startswith(group)]
    return "\n".join([f"## {group} {title}\n", *lines, ""])


def _todo(about: Entry) -> str:
    words = about.todo[0].replace("{cell}", "den utpekade cellen")
    return words[:1].upper() + words[1:] if words else "Ingenting behöver rättas."


if __name__ == "__main__":
    write(Path(sys.argv[1]))
