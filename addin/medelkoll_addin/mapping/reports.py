"""Spending reports: a county's own form, or a compilation of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.labels import at, beside, is_figure, text_cells
from medelkoll_schemas.amounts import KR, scale_of
from medelkoll_schemas.reference import Level, UnknownNameError, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.labels import TextCell
    from medelkoll_addin.mapping.lines import Line
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.mapping.vocabulary import Vocabulary
    from medelkoll_addin.reading.book import Book, Sheet, Value
    from medelkoll_schemas.grants.model import SpendingReport
    from medelkoll_schemas.reference import Place

_LONGEST_NAME = 40  # a county's name with what stands around it


class Spot(NamedTuple):
    """A cell of a report and the words that name it."""

    sheet: Sheet
    i: int
    j: int
    label: str

    @property
    def place(self) -> int:
        """Its place."""
        return self.sheet.place(self.i, self.j)

    @property
    def value(self) -> Value:
        """What stands in it."""
        return at(self.sheet, self.i, self.j)


def county_of(text: str) -> Place | None:
    """The county that a text names, if it names one."""
    if not text or len(text) > _LONGEST_NAME:
        return None
    try:
        return place(text, Level.COUNTY)
    except UnknownNameError:
        return None


def only_county(workbook: Book, tables: Sequence[Table]) -> Place | None:
    """The county whose own form a workbook is: named beside *Län*, in a sheet's name, or in a title."""
    if any(table.kind == "overview" for table in tables):
        return None
    cells = [cell for cell in text_cells(workbook, _TOP) if cell.i + cell.sheet.top < _TOP]
    named = [at(cell.sheet, *spot) for cell in cells if _is_county_label(cell.text) and (spot := beside(cell))]
    texts = [*(text for text in named if isinstance(text, str)), *workbook.sheet_names, *(cell.text for cell in cells)]
    return next((found for text in texts if (found := county_of(text))), None)


_TOP = 12  # rows in which a form says whose it is


def _is_county_label(text: str) -> bool:
    return text.strip(" :").casefold() in {
        "län",
        "region",
        "landsting",
        "landsting/region",
        "region/landsting",
        "länets namn",
    }


def fill_reports(  # noqa: PLR0913, PLR0917  # one workbook and what it is read by
    book: int,
    workbook: Book,
    report: SpendingReport,
    tables: Sequence[Table],
    vocabulary: Vocabulary,
    collector: Collector,
) -> None:
    """Add one row per county: from a compilation's overview, else from the form's labels."""
    overviews = [table for table in tables if table.kind == "overview"]
    for table in overviews:
        for line in table.lines:
            here, spots = overview_row(table, line)
            if here:
                _add(book, here, spots, report, vocabulary, collector)
    own = only_county(workbook, tables)
    if own and not overviews:
        spots = {**_form_spots(workbook, vocabulary), **_form_total(tables)}
        _add(book, own, spots, report, vocabulary, collector)


def overview_row(table: Table, line: Line) -> tuple[Place | None, Mapping[str, Spot]]:
    """The county that a row of a compilation is about, and its cells by what they say."""
    here = county_of(table.word("county", line.i)) if line.role == "line" else None
    if here is None:
        return None, {}
    sheet = table.block.sheet
    spots = {
        column.role: Spot(sheet, line.i, column.j, column.header)
        for column in table.columns
        if column.role in ("granted", "reported", "remaining")
    }
    if "answer" in table.words:
        spots["answer"] = Spot(sheet, line.i, table.words["answer"], table.block.header(table.words["answer"]))
    return here, spots


def _form_spots(workbook: Book, vocabulary: Vocabulary) -> dict[str, Spot]:
    """The first cell beside each label of the form."""
    spots: dict[str, Spot] = {}
    for cell in text_cells(workbook):
        role = form_role(cell.text, vocabulary)
        spot = labelled(cell, role, vocabulary) if role and role not in spots else None
        if spot:
            spots[role] = spot
    return spots


def labelled(cell: TextCell, role: str, vocabulary: Vocabulary) -> Spot | None:
    """The cell beside a label, where it holds what the label's role asks for."""
    spot = beside(cell)
    return Spot(cell.sheet, *spot, cell.text) if spot and _fits(role, at(cell.sheet, *spot), vocabulary) else None


def form_role(text: str, vocabulary: Vocabulary) -> str:
    """What a label of a form asks for; nothing when it is none."""
    return next((role for role in ("remaining", "answer", "granted") if vocabulary.means(role, text)), "")


def _fits(role: str, value: Value, vocabulary: Vocabulary) -> bool:
    if role == "answer":
        return isinstance(value, str) and answer_of(value, vocabulary) is not None
    return role == "remaining" or is_figure(value)


def _form_total(tables: Sequence[Table]) -> dict[str, Spot]:
    """The stated sum of the form's lines."""
    for table in tables:
        total = next((line for line in table.lines if line.role == "total"), None)
        if table.kind == "report" and total:
            return {"reported": Spot(table.block.sheet, total.i, table.columns[-1].j, total.label)}
    return {}


def answer_of(text: str, vocabulary: Vocabulary) -> bool | None:
    """Yes or no; None for anything else."""
    if vocabulary.begins("yes", text):
        return True
    return False if vocabulary.begins("no", text) else None


def _add(  # noqa: PLR0913, PLR0917  # one row of the table
    book: int,
    here: Place,
    spots: Mapping[str, Spot],
    report: SpendingReport,
    vocabulary: Vocabulary,
    collector: Collector,
) -> None:
    decided = dict(report.special).get(here.code, report.standard)
    places = add_report(book, here.name, spots, decided, vocabulary, collector)
    if "granted" in places:
        shared = f"{report.shared}:{here.code}" if report.shared else None
        label = f"{spots['granted'].label} {here.name}"
        key = f"granted:{here.code}"
        collector.add(
            "stated", book=book, place=places["granted"], key=key, label=label, decided=decided, shared=shared
        )


def add_report(  # noqa: PLR0913, PLR0917  # the same
    book: int,
    county: str,
    spots: Mapping[str, Spot],
    decided: int | None,
    vocabulary: Vocabulary,
    collector: Collector,
) -> Mapping[str, int]:
    """Add one report; gives the places of its figures by what they say."""
    answer, remaining = spots.get("answer"), spots.get("remaining")
    words = remaining is not None and remaining.value is not None and not is_figure(remaining.value)
    figures = {role: spot for role, spot in spots.items() if role != "answer" and is_figure(spot.value)}
    places = {role: _place(book, spot, collector) for role, spot in figures.items()}
    collector.add(
        "reports",
        book=book,
        county=county,
        decided=decided,
        answer=answer_of(str(answer.value or ""), vocabulary) if answer else None,
        answer_place=answer.place if answer else None,
        note=words,
        note_place=remaining.place if words and remaining else None,
        **places,
    )
    return places


def _place(book: int, spot: Spot, collector: Collector) -> int:
    scale = scale_of(spot.label) or KR
    return collector.figures.add(book, spot.sheet, [spot.i], spot.j, [spot.label], scale, "amount")[0]
