"""The record of what was changed: kept in the result sheet, it makes cleaning exact.

It holds the changed parts as they lay in the file, and what the copy was made from. A record is a stranger's word like
all else in a file that is sent in: it is followed only when the same copy can be made again from what it leads back to.
A forged one can never show the check other figures than Excel shows.
"""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from medelkoll_addin.annotating.entries import Entry
from medelkoll_addin.annotating.remarks import outcome_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.annotating.archive import Archive
    from medelkoll_addin.annotating.package import Package
    from medelkoll_addin.annotating.remarks import Outcome

_COMMENT: Final = re.compile(rb"<!--medelkoll-1:([A-Za-z0-9+/=]*)-->")
_PIECE: Final = 1_000_000  # characters in one comment: a parser may refuse a longer text


class Record(NamedTuple):
    """What the copy says of itself: the parts that it changed as they were, those that it added, and its remarks."""

    before: Mapping[str, Entry]
    added: list[str]
    outcome: Outcome
    sha256: str  # of the whole file


def record_of(package: Package, outcome: Outcome, added: str) -> str:
    """The record as XML comments; ``added`` is the part that they will stand in."""
    entries = {name: package.archive.entries[name] for name in package.edits}
    before = {name: [_text(entry.record), _text(entry.raw)] for name, entry in entries.items()}
    content: dict[str, object] = {"before": before, "added": [*package.added, added], "outcome": outcome.report}
    content["sha256"] = sha256(package.archive.joined({})).hexdigest()
    text = _text(json.dumps(content, separators=(",", ":")).encode())
    return "".join(f"<!--medelkoll-1:{text[at : at + _PIECE]}-->" for at in range(0, len(text), _PIECE))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def recorded(sheet: bytes) -> Record | None:
    """Read the record back from a result sheet; None when another program has saved the workbook since."""
    pieces = _COMMENT.findall(sheet)
    try:
        return _record(json.loads(base64.b64decode(b"".join(pieces)))) if pieces else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # not written by us
        return None


def _record(content: Mapping[str, object]) -> Record:
    before = cast("Mapping[str, tuple[str, str]]", content["before"])
    entries = {name: Entry(base64.b64decode(record), base64.b64decode(raw)) for name, (record, raw) in before.items()}
    added = [str(name) for name in cast("list[object]", content["added"])]
    return Record(entries, added, outcome_of(cast("Mapping[str, object]", content["outcome"])), str(content["sha256"]))


def led_back(archive: Archive, record: Record) -> bytes:
    """The file that the record leads back to.

    Raises:
        KeyError: it names parts that are not there.
    """
    wanted = [name for name in (*record.before, *record.added) if name not in archive.entries]
    if wanted:
        raise KeyError(*wanted)
    return archive.joined(record.before, dropped=record.added)


def same_parts(one: Archive, other: Archive) -> bool:
    """Whether two packages hold the same parts, however they are packed and whatever their records say."""
    if one.entries.keys() != other.entries.keys():
        return False
    return all(
        entry.raw == other.entries[name].raw or _COMMENT.sub(b"", one.read(name)) == _COMMENT.sub(b"", other.read(name))
        for name, entry in one.entries.items()
    )
