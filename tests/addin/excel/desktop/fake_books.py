"""Stand-ins for open workbooks and for the check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, TypeAlias, cast

from tests.addin.excel.desktop.fake_xlwings import FakeBook

if TYPE_CHECKING:
    from xlwings import Book

Check: TypeAlias = Callable[[bytes, str], Mapping[str, object]]
INSIDE = "Insatser"
SUMMARY = "Sammanfattning"


def opened() -> FakeBook:
    return FakeBook({INSIDE: {"A1": "Insats", "C4": 10.0}, SUMMARY: {"C6": 4050000.0}})


def real(book: FakeBook) -> Book:
    """The stand-in, as what it stands for."""
    return cast("Book", book)


def saying(*findings: tuple[str, str | None, str | None]) -> Check:
    """A check that always finds the same: severity, sheet, cell."""
    told = [
        {"code": "K301", "severity": severity, "message": f"Fel i {cell}.", "sheet": sheet, "cell": cell}
        for severity, sheet, cell in findings
    ]
    file = {"verdict": "failed", "checked": {"cells": 3, "relations": {"formula": 2}}, "findings": told}
    return lambda _data, _name: {"files": [file]}


def state(book: FakeBook) -> list[tuple[object, ...]]:
    return deepcopy([(sheet.name, sheet.values, sheet.notes, sheet.rules, sheet.threads) for sheet in book.own])
