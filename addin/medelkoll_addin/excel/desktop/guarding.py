"""Around every button: nothing but a Swedish sentence reaches the user, and Excel is left as it was."""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.refusal import AnnotatingError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from xlwings import Book

TITLE: Final = "Medelkoll"
_WORKING: Final = "Medelkoll arbetar …"
_FAILED: Final = (
    "Medelkoll kunde inte slutföra arbetet ({kind}). Arbetsbokens uppgifter är inte ändrade. "
    "Är en cell öppen för redigering: tryck på Enter eller Esc och försök igen. "
    "Hjälper det inte: visa IT den här rutan."
)


class MessageError(Exception):
    """Something to tell the user instead of going on; the text is Swedish and complete."""


@contextmanager
def guarded(book: Book | None) -> Generator[Book]:
    """Give the workbook from which the button was pressed, with the screen at rest until the end.

    Errors end here: the user gets a message, and what was going on is written to the standard error stream.
    """
    own = book or _caller()
    app = own.app
    updating = app.screen_updating
    app.screen_updating, app.status_bar = False, _WORKING
    try:
        yield own
    except (MessageError, AnnotatingError) as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001 - the last place where anybody can say something in Swedish
        traceback.print_exc()
        message = _FAILED.format(kind=type(error).__name__)
    else:
        return
    finally:
        app.screen_updating, app.status_bar = updating, False
    app.alert(message, TITLE, mode="critical")


def tell(book: Book, sentences: Sequence[str]) -> None:
    """Show a message; the screen is drawn first, or the user would read it before an old picture."""
    book.app.screen_updating = True
    book.app.alert("\n\n".join(filter(None, sentences)), TITLE, mode="info")


def _caller() -> Book:
    import xlwings  # noqa: PLC0415 - not wanted where a test brings its own workbook

    return xlwings.Book.caller()
