"""What each county answered, read off the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbooks.building.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = Document(__file__)
PLAN, LINES = "Plan för utvecklad brukarsamverkan", "Hur har medlen fördelats eller intecknats?"
USED = "Är samtliga stimulansmedel förbrukade eller intecknade?"
REMAINING = "Om nej, ange ej förbrukade eller intecknade stimulansmedel"
COMMENTS = "Har ni några övriga kommentarer eller förtydliganden?"
EXAMPLES = "Genomförda aktiviteter 2018"

_METROPOLITAN = ("Stockholm", "Skåne", "Västra Götaland")
_EXAMPLE = re.compile(r"(Exempel ?\d*)\t\tKommentar\nMålgrupp\t(.*?)\nMål\t(.*?)\nAktivitet\t(.*?)\n", re.DOTALL)
_WITHIN = re.compile(r"(?:varav |, )?(.+?) \((\d+) tkr\)")
# Purpose, activity and amount are divided by slashes; these purposes have a slash of their own.
_SLASHED = ("Rehabkoordinator", "Förbättra samverkan", "Samordningsfunktion", "BRUKARKOORDINATOR")


@dataclass(frozen=True)
class Line:
    """One reported use; the amount in kronor. ``within`` are amounts in tkr inside it, each with its text."""

    purpose: str
    activity: str
    amount: int
    within: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class County:
    """One county's questionnaire. An example is its heading, target group, goal and activity."""

    name: str
    plan: str
    examples: tuple[tuple[str, str, str, str], ...]
    lines: tuple[Line, ...]
    used: str
    remaining: str
    comments: str

    @property
    def grant(self) -> int:
        """The county's grant in kronor: one million, two for the metropolitan ones."""
        return 2_000_000 if self.name in _METROPOLITAN else 1_000_000


def counties() -> list[County]:
    """All counties in the document's order."""
    heads = list(re.finditer(rf"^(\S+(?: Götaland)?)\n\n{PLAN}$", DOCUMENT.text, re.MULTILINE))
    ends = [head.start() for head in heads[1:]] + [len(DOCUMENT.text)]
    return [_county(head[1], DOCUMENT.text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def _county(name: str, text: str) -> County:
    sections = {PLAN: ""} | dict.fromkeys((EXAMPLES, LINES, USED, REMAINING, COMMENTS), "")
    parts = re.split(rf"^({'|'.join(map(re.escape, sections))}).*$", text, flags=re.MULTILINE)
    sections[PLAN] = parts[0]
    sections |= dict(zip(parts[1::2], parts[2::2], strict=True))
    examples = tuple(_texts(*example) for example in _EXAMPLE.findall(sections[EXAMPLES]))
    lines = tuple(_lines(sections[LINES]))
    return County(name, _plain(sections[PLAN]), examples, lines, *map(_plain, list(sections.values())[3:]))


def _texts(title: str, target: str, goal: str, activity: str) -> tuple[str, str, str, str]:
    return _plain(title), _plain(target), _plain(goal), _plain(activity)


def _lines(text: str) -> Iterator[Line]:
    for line in filter(lambda line: line.endswith(":-"), map(str.strip, text.split("\n"))):
        words, amount = line.removeprefix("- ").removesuffix(":-").rsplit("/", 1)
        slash = words.index("/", words.index("/") + 1 if words.startswith(_SLASHED) else 0)
        activity = words[slash + 1 :]
        within = tuple((what, int(tkr)) for what, tkr in _WITHIN.findall(activity))
        yield Line(words[:slash], activity, int(amount.replace(" ", "")), within)


def _plain(text: str) -> str:
    lines = [re.sub(r"\s+", " ", line).strip().removeprefix("- ") for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
