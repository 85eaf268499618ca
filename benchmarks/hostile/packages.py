"""Packages: zip files that lie, lead elsewhere, are cut or far too large."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING

from hostile.making import (
    BOOK,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    Case,
    having,
    lacking,
    made,
    plain,
    relations,
    sheet,
    swapping,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_BLANK = b" " * (1 << 20)


def _twice(second: str) -> bytes:
    """Two parts of one name: which one counts is anybody's guess."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")
        for name, part in [*plain().items(), (second, sheet().replace(b"4000000", b"9"))]:
            archive.writestr(name, part)
    return file.getvalue()


def _bomb(part: str, megabytes: int) -> Callable[[], bytes]:
    """A part that is nothing but blank, and unpacks to this much."""
    return lambda: zipped({**plain(), part: b"<a/>" + _BLANK * megabytes})


def _lying() -> bytes:
    """Both headers say 60 bytes; the part inflates to 50 million."""
    data = bytearray(zipped({**plain(), SHEET: _BLANK * 50}))
    for signature, name_at, size_at in ((b"PK\1\2", 46, 24), (b"PK\3\4", 30, 22)):
        at = data.find(signature)
        while not data.startswith(SHEET.encode(), at + name_at):
            at = data.find(signature, at + 1)
        struct.pack_into("<I", data, at + size_at, 60)
    return bytes(data)


def _method(number: int) -> bytes:
    data = bytearray(made())
    for signature, at in ((b"PK\1\2", 10), (b"PK\3\4", 8)):
        struct.pack_into("<H", data, data.find(signature) + at, number)
    return bytes(data)


def _other_name() -> bytes:
    """The local header calls a part otherwise than the directory does."""
    return made().replace(SHEET.encode(), SHEET.replace("1", "2").encode(), 1)


def _streamed() -> bytes:
    """Sizes after the parts, as programs write that cannot go back."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_where: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in plain().items():
            archive.writestr(name, part)
    return pipe.getvalue()


CASES = (
    Case("ordinary.xlsx", made, "ok"),
    Case("stored.xlsx", lambda: zipped(plain(), zipfile.ZIP_STORED), "ok"),
    Case("streamed.xlsx", _streamed, "ok"),
    Case("trailing_junk.xlsx", lambda: made() + b"x" * 999, "remarks", "K922"),
    Case("bomb_in_a_part.xlsx", _bomb("xl/media.xml", 70), "unreadable", "K906"),
    Case("bomb_in_the_frame.xlsx", _bomb(TYPES, 17), "unreadable", "K906"),
    Case("bomb_in_a_string.xlsx", _bomb(STRINGS, 80), "unreadable", "K906"),
    Case("lying_size.xlsx", _lying, "unreadable", "K903"),
    Case("climbing_name.xlsx", having({"../../x.txt": b"x"}), "unreadable", "K903"),
    Case("drive_name.xlsx", having({"C:\\x.txt": b"x"}), "unreadable", "K903"),
    Case("same_part_twice.xlsx", lambda: _twice(SHEET), "unreadable", "K903"),
    Case("same_part_in_capitals.xlsx", lambda: _twice(SHEET.upper()), "unreadable", "K903"),
    Case("other_local_name.xlsx", _other_name, "unreadable", "K903"),
    Case("unknown_method.xlsx", lambda: _method(97), "unreadable", "K903"),
    Case("cut_in_the_middle.xlsx", lambda: made()[: len(made()) // 2], "unreadable", "K903"),
    Case("without_its_beginning.xlsx", lambda: made()[100:], "unreadable", "K903"),
    Case("four_bytes.xlsx", lambda: b"PK\3\4", "unreadable", "K903"),
    Case("no_bytes.xlsx", lambda: b"", "unreadable", "K904"),
    Case("no_workbook_part.xlsx", lacking(BOOK), "unreadable", "K903"),
    Case("no_sheet_part.xlsx", lacking(SHEET), "unreadable", "K903"),
    Case("no_styles.xlsx", lacking(STYLES), "ok"),
    Case(
        "sheet_outside.xlsx",
        having({"xl/_rels/workbook.xml.rels": relations(("worksheet", "file:///etc/passwd", "External"))}),
        "unreadable",
        "K903",
    ),
    Case("no_sheets.xlsx", swapping(BOOK, '<sheet name="Data" sheetId="1" r:id="rId1"/>', ""), "unreadable", "K904"),
    Case(
        "two_thousand_sheets.xlsx",
        swapping(BOOK, "</sheets>", '<sheet name="x" sheetId="2" r:id="rId1"/>' * 2_000 + "</sheets>"),
        "unreadable",
        "K906",
    ),
    Case(
        "many_names.xlsx",
        swapping(
            BOOK, "</workbook>", "<definedNames>" + '<definedName name="a"/>' * 65_537 + "</definedNames></workbook>"
        ),
        "unreadable",
        "K906",
    ),
)
