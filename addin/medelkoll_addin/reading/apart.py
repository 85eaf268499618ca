"""Workbooks of the older and the open format, read in a short-lived process with limits on memory and time."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypedDict, cast

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading.book import Book, Sheet, Value
from medelkoll_addin.reading.package import damaged
from medelkoll_addin.reading.unreadable import BEYOND_LIMIT, ENCRYPTED, UnreadableError

_CHILD = Path(__file__).with_name("child.py")
_SECONDS = 30  # by the clock; the child has its own limit on computing time
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


class _Said(TypedDict):
    name: str
    hidden: bool
    cells: bool
    macros: bool
    start: list[int]
    rows: list[list[object]]
    merged: list[list[list[int]]]


def read_apart(data: bytes, name: str, kind: str) -> Book:
    """Read an .xls or .ods workbook: values, hidden sheets and merged ranges. Their formulas are not read.

    Raises:
        UnreadableError: K902 encrypted, K903 damaged, K906 too much memory or time.
    """
    said = _run(data, name)
    sheets = [_sheet(number, sheet) for number, sheet in enumerate(sheet for sheet in said if sheet["cells"])]
    return Book(
        name=name,
        kind=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=sheets,
        macros=any(sheet["macros"] for sheet in said) or "_VBA_PROJECT".encode("utf-16-le") in data,
        data=data,
    )


def _run(data: bytes, name: str) -> list[_Said]:
    try:
        run = subprocess.run(  # noqa: S603 - our own script, by its own path
            [sys.executable, "-P", str(_CHILD)],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            creationflags=_NO_WINDOW,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(BEYOND_LIMIT, kind="seconds", found=_SECONDS, limit=_SECONDS) from error
    try:
        said = cast("dict[str, object]", json.loads(run.stdout))
    except ValueError as error:
        raise damaged(problem="reader_stopped") from error
    if said.get("failed") == "password":
        raise UnreadableError(ENCRYPTED, name=name)
    if said.get("failed") == "memory":
        raise UnreadableError(BEYOND_LIMIT, kind="memory")
    if "failed" in said:
        raise damaged(problem="reader", found=str(said["failed"]))
    return cast("list[_Said]", said["sheets"])


def _sheet(number: int, said: _Said) -> Sheet:
    top, left = said["start"]
    return Sheet(
        name=said["name"],
        number=number,
        values=[[_value(value) for value in row] for row in said["rows"]],
        top=top,
        left=left,
        hidden=said["hidden"],
        merged=[(place_of(number, *first), place_of(number, *last)) for first, last in said["merged"]],
    )


def _value(value: object) -> Value:
    if not isinstance(value, list):
        return cast("Value", value)  # what the child said is JSON: text, number, truth or nothing
    kind, text = cast("tuple[str, str]", value)
    if kind == "timedelta":
        return dt.timedelta(seconds=float(text))
    return dt.date.fromisoformat(text) if kind == "date" else _moment(kind, text)


def _moment(kind: str, text: str) -> dt.datetime | dt.time:
    return dt.time.fromisoformat(text) if kind == "time" else dt.datetime.fromisoformat(text)
