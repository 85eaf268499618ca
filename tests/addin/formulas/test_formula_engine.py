"""The recalculating process: right answers, and none at all when it panics, hangs or dies."""

from __future__ import annotations

import io
import sys
import time
import zipfile

import openpyxl
import pytest

from medelkoll_addin.formulas import worker
from medelkoll_addin.formulas.engine import Engine


@pytest.fixture
def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Blad 1"
    sheet["A1"] = 4
    for row, formula in enumerate(["=IF(A1>3,A1*2,0)", "=1/0", '=IF(A1>3,"ja","nej")', "=A1>3"], start=2):
        sheet.cell(row, 1, formula)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _without_cell_styles(workbook: bytes) -> bytes:
    """The same workbook with a legal styles.xml that makes ironcalc panic."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/styles.xml":
                start, end = content.index(b"<cellStyles"), content.index(b"</cellStyles>") + len(b"</cellStyles>")
                content = content[:start] + content[end:]
            target.writestr(name, content)
    return stream.getvalue()


CELLS = [("Blad 1", row, 0) for row in range(1, 5)]


def test_values_errors_texts_and_logical_values_come_back(workbook: bytes) -> None:
    engine = Engine()
    assert engine.values(workbook, CELLS) == [8, {"error": "#DIV/0!"}, "ja", True]
    engine.close()


def test_a_panic_gives_no_answer_and_the_next_workbook_is_answered(workbook: bytes) -> None:
    engine = Engine()
    assert engine.values(_without_cell_styles(workbook), CELLS) is None
    assert engine.values(workbook, CELLS[:1]) == [8]
    engine.close()


def test_a_hang_is_ended_by_the_time_limit(workbook: bytes) -> None:
    engine = Engine([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.3)
    before = time.monotonic()
    assert engine.values(workbook, CELLS) is None
    assert time.monotonic() - before < 10
    engine.close()


@pytest.mark.parametrize("program", ["raise SystemExit", "print('no json'); input()", "print('[1]'); input()"])
def test_a_process_that_dies_or_babbles_gives_no_answer(workbook: bytes, program: str) -> None:
    engine = Engine([sys.executable, "-c", program], seconds=5)
    assert engine.values(workbook, CELLS) is None
    engine.close()


def test_a_process_that_cannot_be_started_gives_no_answer(workbook: bytes) -> None:
    assert Engine(["/nonexistent/program"]).values(workbook, CELLS) is None


def test_the_worker_answers_null_to_what_it_does_not_understand() -> None:
    assert worker.answer("{") == "null"
    assert worker.answer('{"path": "/nonexistent.xlsx", "cells": []}') == "null"


def test_a_file_that_is_no_workbook_gives_no_answer() -> None:
    engine = Engine()
    assert engine.values(b"PK no workbook", CELLS) is None
    engine.close()
