"""Texts that would be a formula, markup or an order to a terminal, if a report passed them on as they are."""

from __future__ import annotations

from xml.sax.saxutils import escape

from hostile.making import BOOK, SHEET, Case, plain, zipped

SHEET_NAME = "=cmd|x"
TEXTS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><b>',
    "]]>&amp;",
    "_x001B_[31m",
    "a\u202eb\u2066c",
    "a\u200bb\ufeffc",
    "[bold red]a[/]",
    "{stated}{0}%s",
)


def workbook(text: str) -> bytes:
    """A workbook with a total that is wrong by 1 000 kr, whose label, table and sheet are called by the text."""
    parts = plain()
    label = escape(text, {"\r": "&#13;", "\t": "&#9;"})
    cells = parts[SHEET].decode().replace("<v>4002000</v>", "<v>4003000</v>").replace("<f>SUM(B2:B3)</f>", "")
    cells = cells.replace("<t>Summa</t>", f'<t xml:space="preserve">Summa {label}</t>')
    cells = cells.replace("<t>Resor</t>", f'<t xml:space="preserve">{label}</t>')
    name = "".join(sign for sign in text if sign not in "[]:*?/\\\r\t")[:20] or "Data"
    book = parts[BOOK].decode().replace('name="Data"', f'name="{escape(name, {chr(34): "&quot;"})}"')
    return zipped({**parts, SHEET: cells.encode(), BOOK: book.encode()})


CASES = tuple(
    Case(f"text_{number}.xlsx", lambda text=text: workbook(text), "failed", "K201")  # type: ignore[misc]  # its own text
    for number, text in enumerate(TEXTS)
)
