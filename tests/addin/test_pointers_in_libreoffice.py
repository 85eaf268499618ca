"""Rows and columns that LibreOffice itself inserts into real files: the findings shift with them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.check import check_paths
from medelkoll_addin.placing import column_letters
from medelkoll_addin.reports.as_json import report_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.reports.as_json import FileJson

pytestmark = pytest.mark.libreoffice

HOME = Path(__file__).parents[2] / "workbooks"
MACRO = """Sub Insert(jobs As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  saving(0).Name = "FilterName" : saving(0).Value = "Calc MS Excel 2007 XML"
  file = FreeFile
  Open jobs For Input As #file
  Do While Not EOF(file)
    Line Input #file, job
    part = Split(job, "|")
    doc = StarDesktop.loadComponentFromURL(part(0), "_blank", 0, hidden())
    sheet = doc.Sheets.getByName(part(2))
    If CLng(part(5)) &gt; 0 Then
      If part(3) = "rows" Then
        sheet.Rows.insertByIndex(CLng(part(4)), CLng(part(5)))
      Else
        sheet.Columns.insertByIndex(CLng(part(4)), CLng(part(5)))
      End If
    End If
    doc.storeToURL(part(1), saving())
    doc.close(True)
  Loop
  Close #file
  StarDesktop.terminate()
End Sub
"""
MODULE = f"""<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{MACRO}</script:module>"""


@dataclass(frozen=True)
class Insertion:
    """So many rows or columns before number ``at`` (from zero) of a sheet of a kept workbook."""

    file: str
    sheet: str
    what: str  # rows or columns
    at: int
    count: int = 1


FORM = "inrapportering_brukarsamverkan_2018/inskickade/gavleborg.xlsx"
COMPILATION = "inrapportering_brukarsamverkan_2018/inrapportering_brukarsamverkan_2018.xlsx"
MATRIX = "delregionala_medel_2019_2020/delregionala_medel_2019_2020.xlsx"
INSERTIONS = [
    Insertion(MATRIX, "Fördelning", "rows", 7),  # between the headings and the first amounts
    Insertion(MATRIX, "Fördelning", "columns", 3),  # between two amounts
    Insertion(MATRIX, "Fördelning", "columns", 0, 2),
    Insertion(MATRIX, "Folkmängd", "rows", 20),  # inside an Excel table
    Insertion(MATRIX, "Anvisningar", "rows", 9, 3),
    Insertion(COMPILATION, "Insatser", "rows", 29),  # among Kalmar's lines
    Insertion(COMPILATION, "Översikt", "columns", 1),
    Insertion(FORM, "Enkät", "rows", 25),  # between the two lines
    Insertion(FORM, "Enkät", "columns", 1),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbooks as LibreOffice saves them, untouched and with each insertion made."""
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice saknas")
        pytest.skip("LibreOffice (soffice) finns inte på datorn")
    folder = tmp_path_factory.mktemp("shifted")
    untouched = {one.file: Insertion(one.file, one.sheet, "rows", 0, 0) for one in INSERTIONS}
    jobs = [_job(one, folder / f"{number}.xlsx") for number, one in enumerate(INSERTIONS)]
    jobs += [_job(one, folder / Path(file).name) for file, one in untouched.items()]
    (folder / "jobs.txt").write_text("\n".join(jobs), "utf-8")
    _run(soffice, folder, "--terminate_after_init")  # makes a profile, over whose empty module ours is written
    (folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(MODULE, "utf-8")
    _run(soffice, folder, f'macro:///Standard.Module1.Insert("{folder / "jobs.txt"}")')
    return folder


def _run(soffice: str, folder: Path, what: str) -> None:
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", what]
    subprocess.run(command, check=True, timeout=240, capture_output=True)  # noqa: S603 - a command of our own


def _job(one: Insertion, target: Path) -> str:
    source = HOME / one.file
    return "|".join([source.as_uri(), target.as_uri(), one.sheet, one.what, str(one.at), str(one.count)])


def moved(reference: str, one: Insertion) -> str:
    """Where a cell stands after the insertion."""
    sheet, cell = reference.rsplit("!", 1)
    found = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    assert found
    column, row = sum((ord(x) - 64) * 26**n for n, x in enumerate(reversed(found[1]))) - 1, int(found[2]) - 1
    if sheet == one.sheet:
        row += one.count if one.what == "rows" and row >= one.at else 0
        column += one.count if one.what == "columns" and column >= one.at else 0
    return f"{sheet}!{column_letters(column)}{row + 1}"


def said(file: FileJson, one: Insertion | None = None) -> Sequence[object]:
    """The findings without their words, each cell where the insertion moves it."""

    def there(cell: str) -> str:
        return moved(cell, one) if one else cell

    return sorted(
        (
            [finding["code"], there(f"{finding['sheet']}!{finding['cell']}"), *map(there, finding["cells"])],
            [str(finding["stated"]), str(finding["expected"]), str(finding["difference"])],
            [[cause["kind"], there(cause["cell"]), str(cause["suggestion"])] for cause in finding["causes"]],
        )
        for finding in file["findings"]
    )


def checked(paths: Sequence[Path]) -> dict[str, FileJson]:
    return {Path(file["path"]).name: file for file in report_json(check_paths(paths))["files"]}


@pytest.fixture(scope="module")
def reports(made: Path) -> dict[str, FileJson]:
    return checked(sorted(made.glob("*.xlsx")))


@pytest.mark.parametrize("number", range(len(INSERTIONS)))
def test_the_findings_shift(reports: dict[str, FileJson], number: int) -> None:
    one = INSERTIONS[number]
    before, after = reports[Path(one.file).name], reports[f"{number}.xlsx"]

    assert said(after) == said(before, one)
    assert (after["verdict"], after["checked"]) == (before["verdict"], before["checked"])


@pytest.mark.parametrize("file", sorted({one.file for one in INSERTIONS}))
def test_saving_in_libreoffice_changes_no_finding(reports: dict[str, FileJson], file: str) -> None:
    (kept,) = checked([HOME / file]).values()

    assert kept["findings"]
    assert said(reports[Path(file).name]) == said(kept)
