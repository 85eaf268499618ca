"""One county's questionnaire, filled in by its own hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from workbooks.building.kept import new_book
from workbooks.building.page import Look, Page
from workbooks.inrapportering_brukarsamverkan_2018.answers import COMMENTS, EXAMPLES, LINES, REMAINING, USED

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from workbooks.inrapportering_brukarsamverkan_2018.answers import County
    from workbooks.inrapportering_brukarsamverkan_2018.hands import Hand

_BOLD = Look(bold=True)
_CELL = Look(lines="box", wrap=True)


@dataclass
class _Form:
    """The form while it is filled in from the top; ``row`` is the next free one."""

    page: Page
    hand: Hand
    row: int = 1

    @property
    def letters(self) -> str:
        """The form's three columns."""
        return "BCD" if self.hand.margin else "ABC"

    @property
    def head(self) -> Look:
        """How the form's own words look."""
        return Look(bold=True, fill=self.hand.fill, lines="box", wrap=True)

    @property
    def amount(self) -> Look:
        """How an amount looks; typed ones are text and stand to the right by hand."""
        if self.hand.typed:
            return Look(form="@", lines="box", across="right")
        return Look(form=self.hand.form, lines="box")

    def money(self, kronor: int) -> str | int:
        """An amount as this hand writes it."""
        return f"{kronor:,}".replace(",", self.hand.gap) + ":-" if self.hand.typed else kronor

    def fill(self, column: int, value: str | float | None, look: Look) -> str:
        """Write one of the form's columns in the current row and say which cell it was."""
        cell = f"{self.letters[column]}{self.row}"
        self.page.put(cell, value, look)
        return cell

    def wide(self, value: str | None, look: Look) -> None:
        """Write over all three columns and go to the next row."""
        self.page.merged(f"{self.letters[0]}{self.row}:{self.letters[2]}{self.row}", value, look)
        self.row += 1


def form(county: County, hand: Hand) -> Workbook:
    """The questionnaire of one county as a workbook."""
    book = new_book("Brukarsamverkan 2018", hand.sheet)
    filled = _Form(Page(book[hand.sheet], font=hand.font, size=hand.size), hand)
    filled.page.widths(A=3, B=52, C=64, D=18) if hand.margin else filled.page.widths(A=52, B=64, C=18)
    _heading(filled, county)
    _examples(filled, county)
    _lines(filled, county)
    used = _answer(filled, USED, county.used)
    remaining = county.remaining
    _answer(filled, REMAINING, int(remaining) if remaining.isdigit() else remaining or None)
    filled.wide(f"{COMMENTS} (1000 tecken)", filled.head)
    filled.wide(county.comments or None, _CELL)
    _choice(filled, used)
    filled.page.printed(footer="&P (&N)")
    return book


def _heading(filled: _Form, county: County) -> None:
    filled.wide("Inrapportering angående de särskilda medlen för Brukarsamverkan 2018", Look(bold=True, size=14))
    filled.row += 1
    filled.fill(0, "Län", _BOLD)
    filled.fill(1, county.name, Look(lines="under"))
    filled.row += 1
    filled.fill(0, "Beviljat bidrag", _BOLD)
    look = Look(form=filled.amount.form, lines="under", across="left")
    filled.fill(1, filled.money(county.grant), look)
    filled.row += 2


def _examples(filled: _Form, county: County) -> None:
    filled.wide(EXAMPLES, Look(bold=True, size=filled.hand.size + 1))
    for title, *texts in county.examples:
        filled.fill(0, title, filled.head)
        filled.fill(1, None, filled.head)
        filled.fill(2, "Kommentar", filled.head)
        for label, text in zip(("Målgrupp", "Mål", "Aktivitet"), texts, strict=True):
            filled.row += 1
            filled.fill(0, label, _CELL)
            filled.fill(1, text or None, _CELL)
            filled.fill(2, None, _CELL)
        filled.row += 2


def _lines(filled: _Form, county: County) -> None:
    filled.wide(LINES, Look(bold=True, size=filled.hand.size + 1))
    filled.row += filled.hand.blank_after_question
    for column, label in enumerate(("Syfte", "Aktivitet", "Belopp")):
        filled.fill(column, label, filled.head)
    filled.row += 1
    first = filled.row
    for line in county.lines:
        filled.fill(0, line.purpose, _CELL)
        filled.fill(1, None if line.within else line.activity, _CELL)
        filled.fill(2, filled.money(line.amount), filled.amount)
        filled.row += 1
        for text, tkr in line.within:
            filled.fill(0, None, _CELL)
            filled.fill(1, f"varav {text}", Look(lines="box", wrap=True, italic=True))
            filled.fill(2, f"{tkr} tkr", filled.amount)
            filled.row += 1
    _total(filled, county, first, filled.row - 1)


def _total(filled: _Form, county: County, first: int, last: int) -> None:
    """Where amounts are typed as text, SUM would give 0, so that hand types the sum as well."""
    filled.row += filled.hand.blank_before_sum
    letter = filled.letters[2]
    typed = filled.money(sum(line.amount for line in county.lines))
    filled.fill(0, filled.hand.total, _BOLD)
    look = Look(form=filled.amount.form, bold=True, lines="sum", across=filled.amount.across)
    filled.fill(2, typed if filled.hand.typed else f"=SUM({letter}{first}:{letter}{last})", look)
    filled.row += 2


def _answer(filled: _Form, question: str, value: str | int | None) -> str:
    """A question with its answer to the right or in the row below; returns the answer's cell."""
    filled.fill(0, question, filled.head)
    filled.row += filled.hand.answer_below
    form = filled.amount.form if isinstance(value, int) else "General"
    cell = filled.fill(0 if filled.hand.answer_below else 1, value, Look(form=form, wrap=True, across="left"))
    filled.row += 2
    return cell


def _choice(filled: _Form, cell: str) -> None:
    """The questionnaire's list for yes and no."""
    choice = DataValidation(type="list", formula1='"Ja,Nej"', allow_blank=True, sqref=MultiCellRange(cell))
    filled.page.sheet.add_data_validation(choice)
