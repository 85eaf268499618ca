"""What the buttons of the ribbon do: each public function is what its VBA callback runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from medelkoll_addin.annotating.remarks import outcome_of
from medelkoll_addin.excel.desktop.guarding import MessageError, guarded, tell
from medelkoll_addin.excel.desktop.jumping import go, next_place
from medelkoll_addin.excel.desktop.openbook import remove_ours, saved_copy
from medelkoll_addin.excel.desktop.showing import show

if TYPE_CHECKING:
    from xlwings import Book

    from medelkoll_addin.annotating.remarks import Outcome

Check: TypeAlias = Callable[[bytes, str], Mapping[str, object]]
"""From a workbook's bytes and name to the JSON contract."""

_UNMARKED: Final = "Det finns inga anmärkningar att gå till. Tryck först på Validera."


def checked(data: bytes, name: str) -> Mapping[str, object]:
    """Check a workbook as the batch does."""
    from medelkoll_addin.check import check_bytes  # noqa: PLC0415 - the other buttons do without it
    from medelkoll_addin.reports.as_json import report_json  # noqa: PLC0415 - as above

    return report_json(check_bytes(data, name))


def validate(book: Book | None = None, check: Check = checked) -> None:
    """Check the open workbook as it is now, saved or not; mark and explain what was found."""
    with guarded(book) as own:
        outcome = _outcome(own, check)
        notices = show(own, outcome, marks=True)
        first = next((remark for remark in outcome.remarks if remark.cell), None)
        if first:
            go(own, first.sheet, first.cell)
        tell(own, [*outcome.summary, *notices])


def report(book: Book | None = None, check: Check = checked) -> None:
    """Check the open workbook and write the result sheet, without marking anything."""
    with guarded(book) as own:
        outcome = _outcome(own, check)
        notices = show(own, outcome, marks=False)
        tell(own, [*outcome.summary, *notices])


def next_finding(book: Book | None = None) -> None:
    """Go to the finding after the one that is selected; after the last one comes the first."""
    with guarded(book) as own:
        place = next_place(own)
        if place is None:
            raise MessageError(_UNMARKED)
        go(own, *place)


def clean(book: Book | None = None) -> None:
    """Take away our marks, notes and result sheet, and nothing else."""
    with guarded(book) as own:
        remove_ours(own)


def _outcome(book: Book, check: Check) -> Outcome:
    """Our own marks go first, so that what is checked is the user's workbook and nothing else."""
    remove_ours(book)
    return outcome_of(check(saved_copy(book), book.name))
