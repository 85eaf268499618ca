"""The result sheet: one table, the same in an annotated copy and in an open workbook."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from medelkoll_addin.annotating.quoting import is_like_a_formula
from medelkoll_addin.annotating.remarks import SEVERITIES
from medelkoll_addin.annotating.texts import xml_text
from medelkoll_addin.placing import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medelkoll_addin.annotating.remarks import Outcome, Remark

SHEET: Final = "Medelkoll"
TITLE: Final = "Medelkoll: resultat"
_ABOUT: Final = (
    "Bladet är skrivet av Medelkoll. Knappen Rensa tar bort det och alla markeringar; "
    "det gör också kommandot medelkoll annotate --remove."
)
HEADINGS: Final = ("Nr", "Grad", "Kod", "Blad", "Cell", "Anmärkning", "Angivet", "Väntat", "Skillnad")
FIRST_REMARK: Final = 7  # row number, from one, of the first remark
WIDTHS: Final = (5, 13, 7, 24, 8, 100, 18, 18, 18)
_NAME: Final = re.compile(rf"{SHEET}(?: \([0-9]+\))?")


def result_rows(outcome: Outcome) -> list[list[str]]:
    """The sheet's cells from A1, row by row; all of them texts, all rows equally long."""
    head = [[TITLE], [_ABOUT], *([text] for text in outcome.summary), [], list(HEADINGS)]
    rows = head + [_row(number, remark) for number, remark in enumerate(outcome.remarks, start=1)]
    return [row + [""] * (len(HEADINGS) - len(row)) for row in rows]


def _row(number: int, remark: Remark) -> list[str]:
    amounts = [kronor(amount) for amount in (remark.stated, remark.expected, remark.difference)]
    place = [remark.sheet or "Hela arbetsboken", remark.cell]
    return [str(number), SEVERITIES.get(remark.severity, ""), remark.code, *place, remark.message, *amounts]


def kronor(amount: str) -> str:
    r"""An amount of the JSON contract as Swedes write it; whole persons without kr; other texts as they are.

    >>> kronor("-45000.00"), kronor("12.50"), kronor("267268"), kronor("")
    ('−45\xa0000\xa0kr', '12,50\xa0kr', '267\xa0268', '')
    """
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return amount
    digits = f"{abs(number):,.0f}" if number == number.to_integral_value() else f"{abs(number):,.2f}"
    swedish = digits.replace(",", "\xa0").replace(".", ",")
    unit = "\xa0kr" if "." in amount else ""
    return f"{'−' if number < 0 else ''}{swedish}{unit}"


def free_name(taken: Iterable[str], wanted: str = SHEET) -> str:
    """A name for the sheet that no other sheet has."""
    lower, number, name = {name.lower() for name in taken}, 1, wanted
    while name.lower() in lower:
        number += 1
        name = f"{wanted} ({number})"
    return name


def is_result_name(name: str) -> bool:
    """Whether `free_name` may have given a sheet this name."""
    return _NAME.fullmatch(name) is not None


def needs_quoting(outcome: Outcome) -> bool:
    """Whether there is a text among them that begins as a formula does."""
    return any(is_like_a_formula(text) for row in result_rows(outcome) for text in row)


def sheet_xml(outcome: Outcome, namespace: str, record: str, quoted: int | None = None) -> bytes:
    """The sheet as a part: texts only, links to the cells, and the record of what was changed.

    ``quoted`` is the number of the format for texts that begin as a formula does.
    """
    rows = "".join(_row_xml(number, row, quoted) for number, row in enumerate(result_rows(outcome), start=1))
    columns = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(WIDTHS, start=1))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData>{_links(outcome.remarks)}{record}</worksheet>"
    ).encode()


def _row_xml(number: int, row: Sequence[str], quoted: int | None) -> str:
    cells = "".join(_cell(f"{column_letters(column)}{number}", text, quoted) for column, text in enumerate(row) if text)
    return f'<row r="{number}">{cells}</row>'


def _cell(address: str, text: str, quoted: int | None) -> str:
    """A text; one that begins as a formula does is kept from becoming one: by its format, else by an apostrophe."""
    own = is_like_a_formula(text)
    style = f' s="{quoted}"' if own and quoted is not None else ""
    safe = f"'{text}" if own and quoted is None else text
    return f'<c r="{address}"{style} t="inlineStr"><is><t xml:space="preserve">{xml_text(safe)}</t></is></c>'


def _links(remarks: Sequence[Remark]) -> str:
    placed = [(number, remark) for number, remark in enumerate(remarks, start=FIRST_REMARK) if remark.cell]
    links = "".join(f'<hyperlink ref="E{number}" location={_location(remark)}/>' for number, remark in placed)
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _location(remark: Remark) -> str:
    sheet = remark.sheet.replace("'", "''")
    return quoteattr(f"'{sheet}'!{remark.cell}")
