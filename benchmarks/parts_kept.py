"""How much of a workbook an annotated copy leaves alone, counted without the engine that makes the copy.

For the robustness figures: ``parts_kept(data)`` marks a workbook with made-up findings in its most awkward cells
(first, last, noted, merged), takes the marks away again, and says what became of every part.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.annotating import AnnotatingError, annotate, clean
from medelkoll_addin.annotating.package import CONTENT_TYPES, relations_part
from medelkoll_addin.annotating.workbook import opened_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.annotating.workbook import SheetPart, Workbook

_SEVERITIES = ("error", "warning", "info")
_CELL = re.compile("[A-Z]{1,2}[1-9][0-9]{0,5}")  # some files name cells that no sheet has
_SHEETS = 3  # marked ones; the others show that nothing of theirs changes


class PartsKept(NamedTuple):
    """What became of a workbook's parts."""

    refused: str = ""  # why there is no copy, in Swedish; then nothing else is known
    parts: int = 0  # of the workbook
    edited: int = 0  # those that a mark, a note or the result sheet must change
    identical: int = 0  # the same compressed bytes
    wrong: tuple[str, ...] = ()  # changed or lost without need
    twice_is_once: bool = False
    restored: bool = False  # every part is back
    file_restored: bool = False  # the whole file is


def parts_kept(data: bytes) -> PartsKept:
    """Annotate a workbook, annotate it again, clean it, and compare.

    Args:
        data: any file.
    """
    try:
        book = opened_workbook(clean(data))
        report = awkward_report(book)
        copy = annotate(data, report)
        again, back = annotate(copy, report), clean(copy)
    except AnnotatingError as error:
        return PartsKept(refused=str(error))
    before, after, restored = compressed_parts(data), compressed_parts(copy), _parts(back) == _parts(data)
    changed = {name for name in before if before[name] != after.get(name)}
    wrong = tuple(sorted(changed - may_change(book)))
    return PartsKept(
        "", len(before), len(changed), len(before) - len(changed), wrong, again == copy, restored, back == data
    )


def awkward_report(book: Workbook) -> dict[str, object]:
    """A report with findings where marks are hardest to set."""
    findings: list[dict[str, object]] = [
        {"code": "K301", "severity": _SEVERITIES[number % 3], "message": _MESSAGE, "sheet": sheet.name, "cell": cell}
        for sheet in _marked_sheets(book)
        for number, cell in enumerate(dict.fromkeys(filter(_CELL.fullmatch, _awkward_cells(book, sheet))))
    ]
    return {"version": 1, "files": [{"verdict": "failed", "findings": findings}]}


_MESSAGE = '=Summan "är" <fel> & ska vara 4\xa0005\xa0000 kr.'


def _marked_sheets(book: Workbook) -> list[SheetPart]:
    return [sheet for sheet in book.sheets if sheet.kind == "worksheet"][:_SHEETS]


def _awkward_cells(book: Workbook, sheet: SheetPart) -> Iterator[str]:
    root = book.package.root(sheet.part)
    yield from ("A1", "C7", "AB12")
    for holder in root.every("dimension"):
        yield holder.attributes.get("ref", "A1").rpartition(":")[2].replace("$", "")
    for merged in root.every("mergeCell")[:3]:
        yield merged.attributes.get("ref", "A1").rpartition(":")[2].replace("$", "")
    for relation in book.package.relations(sheet.part):
        part = book.package.archive.find(relation.target)
        if relation.kind == "comments" and part:
            yield from (found.attributes["ref"] for found in book.package.root(part).every("comment")[:3])


def may_change(book: Workbook) -> AbstractSet[str]:
    """The parts that marks, notes and a result sheet must change."""
    marked = {sheet.part for sheet in _marked_sheets(book)}
    leading = [relation for part in marked | {book.part} for relation in book.package.relations(part)]
    kinds = {"comments", "vmlDrawing", "styles"}
    targets = {book.package.archive.find(relation.target) or "" for relation in leading if relation.kind in kinds}
    own = {book.package.archive.find(relations_part(part)) or "" for part in marked | {book.part}}
    return marked | targets | own | {book.part, book.package.archive.find(CONTENT_TYPES) or ""}


def compressed_parts(data: bytes) -> dict[str, bytes]:
    """Every part as it lies in the file: method, then compressed bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename.replace("\\", "/"): _compressed(data, info) for info in archive.infolist()}


def _compressed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    name, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
    start = info.header_offset + 30 + name + extra
    return bytes([info.compress_type]) + data[start : start + info.compress_size]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
