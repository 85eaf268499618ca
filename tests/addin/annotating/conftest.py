"""Workbooks to annotate, and findings to annotate them with."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

if TYPE_CHECKING:
    from pathlib import Path

Report: TypeAlias = dict[str, object]
MakeReport: TypeAlias = Callable[..., Report]
Rewrite: TypeAlias = Callable[[bytes, Mapping[str, bytes | None]], bytes]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "libreoffice: needs soffice")


@pytest.fixture
def workbook() -> bytes:
    """Two sheets; a note in B2, a merged range B4:D5, a conditional format, a text that looks like a formula."""
    book = openpyxl.Workbook()
    first = book.create_sheet("Sammanfattning", 0)
    for row in range(1, 9):
        first.append([f"Insats {row}", row * 1000, f"={row}+1"])
    first["B2"].comment = Comment("Enligt beslut 14 mars", "Eva")
    first.merge_cells("B4:D5")
    rule = Rule("cellIs", operator="equal", formula=["5"], dxf=DifferentialStyle(fill=PatternFill(bgColor="FF00FF00")))
    first.conditional_formatting.add("A1:A9", rule)
    book["Sheet"].title = "Året's blad"
    book["Året's blad"]["A1"] = 7
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def report() -> MakeReport:
    """A report of one file by the JSON contract; each finding is ``(severity, sheet, cell, message)``."""

    def make(*findings: tuple[str, str | None, str | None, str]) -> Report:
        told = [
            {
                "code": "K301",
                "severity": severity,
                "message": message,
                "sheet": sheet,
                "cell": cell,
                "stated": "4050000.00",
                "expected": "4005000.00",
                "difference": "45000.00",
            }
            for severity, sheet, cell, message in findings
        ]
        checked = {"cells": 31, "relations": {"category_sum": 4, "formula": 12}}
        return {"version": 1, "files": [{"verdict": "failed", "checked": checked, "findings": told}]}

    return make


@pytest.fixture
def rewrite() -> Rewrite:
    """Write a package anew with some parts replaced, added or (None) left out."""

    def rewritten(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
            whole: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
            for name, part in (whole | dict(parts)).items():
                if part is not None:
                    new.writestr(name, part)
        return buffer.getvalue()

    return rewritten


@pytest.fixture
def soffice(tmp_path: Path) -> Callable[..., Path]:
    """Run LibreOffice on files named by their stems; the folder of what it wrote."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice saknas")
        pytest.skip("LibreOffice (soffice) finns inte på datorn")

    def run(books: Mapping[str, bytes], form: str) -> Path:
        (tmp_path / "in").mkdir()
        paths = [tmp_path / "in" / f"{name}.xlsx" for name in books]
        for path, data in zip(paths, books.values(), strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path / "out")]
        subprocess.run([*command, *map(str, paths)], check=True, timeout=240, capture_output=True)  # noqa: S603 - a command of our own
        return tmp_path / "out"

    return run


@pytest.fixture
def converted(soffice: Callable[..., Path]) -> Callable[[bytes], bytes]:
    """Load a workbook in LibreOffice and save it as .xlsx again."""
    return lambda data: (soffice({"bok": data}, "xlsx") / "bok.xlsx").read_bytes()


@pytest.fixture
def as_csv(soffice: Callable[..., Path]) -> Callable[[Mapping[str, bytes]], dict[str, str]]:
    """Every sheet of some workbooks as LibreOffice shows it, by ``workbook-sheet``; without empty cells at the ends."""

    def shown(books: Mapping[str, bytes]) -> dict[str, str]:
        every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        texts = {path.stem: path.read_text("utf-8") for path in soffice(books, every_sheet).iterdir()}
        return {name: "\n".join(line.rstrip(",") for line in text.splitlines()).strip() for name, text in texts.items()}

    return shown
