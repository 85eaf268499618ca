"""The record of what was changed: kept in the result sheet, it makes cleaning exact."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, cast

from medelkoll_addin.annotating.edits import Edit, applied, inverse
from medelkoll_addin.annotating.xml import text_of

if TYPE_CHECKING:
    from medelkoll_addin.annotating.archive import Archive
    from medelkoll_addin.annotating.package import Package

_MARK: Final = "medelkoll-1:"
_COMMENT: Final = re.compile(rb"<!--medelkoll-1:([A-Za-z0-9+/=]*)-->")


@dataclass(frozen=True, slots=True)
class Record:
    """Per changed part the hash that it has now and the edits that lead back; and the parts that were added."""

    parts: dict[str, tuple[str, list[Edit]]]
    added: list[str]


def record_of(package: Package, *also_added: str) -> str:
    """The record as text for an XML comment."""
    parts = {
        name: [sha256(data).hexdigest(), [_packed(edit) for edit in inverse(package.edits[name])]]
        for name, data in package.edited().items()
    }
    content = json.dumps({"parts": parts, "added": [*package.added, *also_added]}, separators=(",", ":"))
    return _MARK + base64.b64encode(content.encode()).decode()


def _packed(edit: Edit) -> list[int | str]:
    return [edit.start, len(edit.removed), edit.inserted.decode()]


def recorded(sheet: bytes) -> Record | None:
    """Read the record back from a result sheet; None when another program has saved the workbook since."""
    found = _COMMENT.search(sheet)
    if found is None:
        return None
    try:
        return _record(cast("dict[str, object]", json.loads(base64.b64decode(found[1]))))
    except (ValueError, TypeError, KeyError, AttributeError):  # not written by us
        return None


def _record(content: dict[str, object]) -> Record:
    parts = cast("dict[str, tuple[str, list[tuple[int, int, str]]]]", content["parts"])
    edits = {name: (digest, [_unpacked(*edit) for edit in packed]) for name, (digest, packed) in parts.items()}
    return Record(edits, [str(name) for name in cast("list[object]", content["added"])])


def _unpacked(start: int, length: int, text: str) -> Edit:
    return Edit(int(start), text.encode(), bytes(int(length)))  # only the length of what goes is known, and enough


def undone(archive: Archive, record: Record) -> dict[str, bytes] | None:
    """The changed parts as they were; None when one of them is no longer as it was left."""
    before = dict[str, bytes]()
    for name, (digest, edits) in record.parts.items():
        part = archive.read(name) if name in archive.entries else b""
        if sha256(part).hexdigest() != digest:
            return None
        text = text_of(part)
        before[name] = text.encoded(applied(text.data, edits))
    return before
