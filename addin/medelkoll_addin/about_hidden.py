"""What a reader of the workbook does not see, or cannot change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.placing import column_of, row_of, sheet_of
from medelkoll_schemas.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.reading.book import Book, Sheet


def about_hidden(number: int, book: Book, figures: AbstractSet[int]) -> Iterator[Finding]:
    """Very hidden sheets, figures that nothing is seen of, and protected sheets.

    ``figures`` are the places of the cells in which a figure was expected: nothing else is looked at.
    """
    for sheet in book.sheets:
        if sheet.very_hidden and sheet.values:
            counts = any(sheet_of(place) == sheet.number for place in figures)
            severity, variant = (Severity.WARNING, "amounts") if counts else (Severity.INFO, "")
            yield Finding(number, "K918", severity, None, facts={"name": sheet.name}, variant=variant)
    unseen = _unseen(book, figures)
    if unseen:
        facts = {"amounts_antal": len(unseen)}
        variant = "one" if len(unseen) == 1 else ""
        yield Finding(number, "K919", Severity.WARNING, unseen[0], tuple(unseen), facts=facts, variant=variant)
    protected = [sheet.name for sheet in book.sheets if sheet.protected]
    if protected:
        shown: dict[str, str | int] = {"name": protected[0], "sheets_antal": len(protected)}
        variant = "one" if len(protected) == 1 else ""
        yield Finding(number, "K920", Severity.INFO, None, facts=shown, variant=variant)


def _unseen(book: Book, figures: AbstractSet[int]) -> list[int]:
    """The figures that nothing is seen of. Cells are looked at only where a style hides numbers, as few do."""
    if not any(sheet.hides() for sheet in book.sheets):
        return []
    return [place for place in sorted(figures) if _is_unseen(book.sheets[sheet_of(place)], place)]


def _is_unseen(sheet: Sheet, place: int) -> bool:
    """Whether a number is in the cell and nothing of it on the sheet. What is hidden otherwise is said by K909."""
    i, j = row_of(place) - sheet.top, column_of(place) - sheet.left
    value = sheet.values[i][j] if 0 <= i < len(sheet.values) and 0 <= j < len(sheet.values[i]) else None
    if not isinstance(value, int | float) or isinstance(value, bool) or not value:
        return False
    why = sheet.unseen(place, value)
    # the colours of tables and of conditional formats are not known: there the text may well be seen
    return why == "format" or (why == "colour" and not sheet.conditional and not _in_table(sheet, place))


def _in_table(sheet: Sheet, place: int) -> bool:
    areas = sheet.tables.values()
    return any(
        row_of(first) <= row_of(place) <= row_of(last) and column_of(first) <= column_of(place) <= column_of(last)
        for first, last in areas
    )
