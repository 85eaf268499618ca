"""XML: document types, entities, encodings, depth."""

from __future__ import annotations

from hostile.making import BOOK, ROWS, SHEET, STRINGS, STYLES, TYPES, Case, having, plain, sheet, swapping, with_rows

_LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))

_PREFIXED = sheet().replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"xmlns=", b"xmlns:x=")
_BROKEN = sheet('<row r="1"><c r="A1" t="e" x="å"><v>#N/A</v></c></row>').replace("å".encode(), b"\x95")
_DECLARED = b'<?xml version="1.0" encoding="utf-7"?>'


def _typed(part: str, declared: str, encoding: str = "utf-8") -> Case:
    """A part with a document type before it."""
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{declared}]>'
    parts = {
        part: text.encode(encoding) + plain().get(part, b"<x/>").decode().encode(encoding).removeprefix(b"\xff\xfe")
    }
    name = part.strip("[").split("/")[-1].split(".")[0].split("]")[0]
    return Case(f"doctype_{name}_{encoding}_{len(declared)}.xlsx", having(parts), "unreadable", "K903")


def _attributes(count: int) -> str:
    return "".join(f' a{n}=""' for n in range(count))


_TAGS = (("a_cell", SHEET, '<c r="B3">'), ("the_book", BOOK, "<sheets>"), ("a_text", STRINGS, "<si>"))

CASES = (
    _typed(STRINGS, f'<!ENTITY a0 "ha">{_LAUGHS}'),
    _typed(TYPES, f'<!ENTITY a0 "ha">{_LAUGHS}'),
    _typed(BOOK, '<!ENTITY x SYSTEM "file:///etc/passwd">'),
    _typed("docProps/core.xml", '<!ENTITY x SYSTEM "http://example.invalid/">'),
    _typed(SHEET, ""),
    _typed(SHEET, "", "utf-16"),
    Case("utf16.xlsx", having({SHEET: sheet().decode().encode("utf-16")}), "ok"),
    Case(
        "unknown_encoding.xlsx",
        having({SHEET: _DECLARED + sheet()}),
        "unreadable",
        "K903",
    ),
    Case("no_character.xlsx", swapping(SHEET, "Resor", "Re\x01sor"), "unreadable", "K903"),
    Case("no_character_by_number.xlsx", swapping(SHEET, "Resor", "Re&#0;sor"), "unreadable", "K903"),
    Case(
        "character_beyond_all.xlsx",
        swapping(SHEET, "SUM(B2:B3)", "1&#99999999999;"),
        "unreadable",
        "K903",
    ),
    Case(
        "prefixed.xlsx",
        having({SHEET: _PREFIXED}),
        "ok",
    ),
    Case("cut_xml.xlsx", having({SHEET: sheet()[:-30]}), "unreadable", "K903"),
    Case("no_utf8_in_an_error.xlsx", having({SHEET: _BROKEN}), "unreadable", "K903"),
    Case("styles_of_no_namespace.xlsx", swapping(STYLES, "<borders", "<x:y/><borders"), "unreadable", "K903"),
    Case("cut_styles.xlsx", swapping(STYLES, "</borders>", "</bordes>"), "unreadable", "K903"),
    Case("deep_styles.xlsx", having({STYLES: b"<a>" * 300 + b"</a>" * 300}), "unreadable", "K906"),
    Case("deep_sheet.xlsx", with_rows(ROWS, after="<a>" * 300 + "</a>" * 300), "unreadable", "K906"),
    Case(
        "many_attributes.xlsx",
        with_rows(ROWS, after="<a " + " ".join(f'a{n}=""' for n in range(101)) + "/>"),
        "unreadable",
        "K906",
    ),
    *(
        Case(
            f"many_attributes_of_{name}.xlsx",
            swapping(part, tag, f"{tag[:-1]}{_attributes(101)}>"),
            "unreadable",
            "K906",
        )
        for name, part, tag in _TAGS
    ),
    Case("attributes_that_may_be.xlsx", swapping(SHEET, '<c r="B3">', f'<c r="B3"{_attributes(90)}>'), "ok"),
    Case("attributes_in_a_text.xlsx", swapping(SHEET, "Resor", f"a{_attributes(500)}"), "ok"),
)
