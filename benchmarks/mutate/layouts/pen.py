"""Writing a workbook and, beside it, what is true of it."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

from mutate.addresses import cell
from mutate.edits import with_cells
from mutate.formula import recalculated
from mutate.model import Relation, Truth, total, truth_of
from mutate.package import opened

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

ACTIVITIES = (
    "Utbildning i suicidprevention", "Brukarrevision", "Samordnare", "Peer support", "Konferens för anhöriga",
    "Digitalt stöd", "Utvärdering", "Kunskapsstöd för skolan", "Ungdomsmottagning", "Mobilt team", "Metodhandledning",
    "Föräldrastöd", "Informationsfilm", "Nätverk för första linjen", "Kartläggning", "Processtöd", "Tidiga insatser",
    "Arvoden till föreningar", "Webbplats", "Studiebesök", "Traumamedveten omsorg", "Stöd till närstående",
)  # fmt: skip
RECIPIENTS = ("Regionen", "Kommunerna", "Kommunalförbundet", "NSPH", "Kompetenscentrum", "Länsföreningen")
CATEGORIES = (
    "Förebyggande arbete",
    "Tillgänglig vård",
    "Barn och unga",
    "Suicidprevention",
    "Brukarinflytande",
    "Samsjuklighet",
)


class Pen:
    """A workbook under way. Amounts are in the unit of their sheet."""

    def __init__(self, hand: str, dice: random.Random) -> None:
        """``hand``: whether totals are formulas, typed, or some of both."""
        from openpyxl import Workbook as Openpyxl  # noqa: PLC0415 - only the generator needs it

        self._book = Openpyxl()
        self._book.remove(self._book.worksheets[0])
        self._pages: list[Worksheet] = []
        self.hand, self.dice = hand, dice
        self.grain = Fraction(0)  # what the figures are rounded to, in the unit of their sheet
        self.values: dict[str, Fraction] = {}
        self.declared: list[Relation] = []

    def sheet(self, name: str) -> Worksheet:
        """A new sheet."""
        self._pages.append(self._book.create_sheet(name))
        return self._pages[-1]

    def named(self, title: str) -> Worksheet:
        """A sheet that is there already."""
        return next(sheet for sheet in self._pages if sheet.title == title)

    @property
    def page(self) -> Worksheet:
        """The first sheet."""
        return self._pages[0]

    def words(self, sheet: Worksheet, row: int, texts: Sequence[str], column: int = 1) -> None:
        """Texts in a row."""
        for offset, text in enumerate(texts):
            sheet.cell(row, column + offset, text)

    def amount(self, sheet: Worksheet, row: int, column: int, value: Fraction | int, form: str = "#,##0") -> str:
        """A typed amount; gives its reference."""
        number = Fraction(value)
        spot = sheet.cell(row, column, int(number) if number.denominator == 1 else float(number))
        spot.number_format = form
        return self._known(sheet, row, column, number)

    def sum(self, sheet: Worksheet, row: int, column: int, parts: Sequence[str], formula: str, **how: object) -> str:
        """A total of parts: typed or by formula, as the hand has it (``typed`` decides otherwise); declared as true."""
        value = sum((self.values[part] for part in parts), Fraction(0)) * Fraction(str(how.get("scale", 1)))
        form = str(how.get("form", "#,##0"))
        if how.get("typed", self._types()):
            self.amount(sheet, row, column, value, form)
        else:
            sheet.cell(row, column, f"={formula}").number_format = form
            self._known(sheet, row, column, value)
        stated = f"{sheet.title}!{cell(row, column)}"
        self.declared.append(total(stated, parts, int(str(how.get("scale", 1))), self.grain))
        return stated

    def stated(self, sheet: Worksheet, row: int, column: int, value: Fraction, formula: str, form: str) -> str:  # noqa: PLR0913, PLR0917  # a cell, whole
        """What follows from other cells, typed or by formula, as the hand has it; nothing is declared."""
        if self._types():
            return self.amount(sheet, row, column, value, form)
        sheet.cell(row, column, f"={formula}").number_format = form
        return self._known(sheet, row, column, value)

    def finished(self, name: str, layout: str, hints: Mapping[str, Mapping[str, Fraction]] | None = None) -> Truth:
        """The workbook with the values of its formulas, and the truth about it."""
        buffer = BytesIO()
        self._book.save(buffer)
        book = opened(buffer.getvalue())
        book = with_cells(book, recalculated(book))
        return truth_of(name, layout, book, self.declared, hints)

    def _types(self) -> bool:
        return self.hand == "typed" or (self.hand == "mixed" and self.dice.random() < 0.5)  # noqa: PLR2004 - a coin

    def _known(self, sheet: Worksheet, row: int, column: int, value: Fraction) -> str:
        reference = f"{sheet.title}!{cell(row, column)}"
        self.values[reference] = value
        return reference


def span(column: int, first: int, last: int) -> str:
    """``SUM(C4:C9)``."""
    return f"SUM({cell(first, column)}:{cell(last, column)})"


def quoted(reference: str) -> str:
    """A cell of another sheet as formulas name it."""
    sheet, _, spot = reference.rpartition("!")
    return f"'{sheet}'!{spot}"


def kronor(dice: random.Random, low: int = 20, high: int = 4000) -> int:
    """An amount as people decide them: thousands mostly, sometimes hundreds or single kronor."""
    step = dice.choices((1000, 50_000, 100, 1), (5, 3, 2, 2))[0]
    return max(step, dice.randrange(low * 1000, high * 1000) // step * step)


def plus(references: Iterable[str]) -> str:
    """``C5+C9``: cells of one sheet added one by one."""
    return "+".join(reference.rpartition("!")[2] for reference in references)
