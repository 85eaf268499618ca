"""Keeps the content of workbooks out of the log.

xlwings-server logs the text of an error, and the text of an error may quote a cell ("'abc' är inget belopp"). Every
record of an error is therefore cut down to the kind of error before any handler sees it.
"""

from __future__ import annotations

import logging

NOISY = ("xlwings_server.main", "xlwings_server.routers.xlwings", "uvicorn.error", "asyncio", "xlwings")


class Discreet(logging.Filter):
    """Replaces an error's text by the name of its kind."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without quotations."""
        kind = _kind(record)
        if kind:
            record.msg, record.args = f"Fel av slaget {kind} (texten loggas inte)", ()
            record.exc_info, record.exc_text = None, None
        return True


def be_discreet() -> None:
    """Put the filter on every logger that may speak of a call."""
    discreet = Discreet()
    for name in NOISY:
        logging.getLogger(name).addFilter(discreet)


def _kind(record: logging.LogRecord) -> str:
    if record.exc_info and record.exc_info[0]:
        return record.exc_info[0].__name__
    return type(record.msg).__name__ if isinstance(record.msg, BaseException) else ""
