"""What LibreOffice computes for the formulas of workbooks that have no computed values yet."""

from __future__ import annotations

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Computed = dict[str, dict[str, "bool | int | float | str"]]  # sheet -> cell -> value, formula cells only


def recalculate(workbooks: Sequence[bytes]) -> list[Computed]:
    """Convert all workbooks in one run of LibreOffice and read off what their formulas give.

    Raises:
        RuntimeError: a workbook was not converted, or a formula came back without a value.
    """
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder) / f"{number:03}.xlsx" for number in range(len(workbooks))]
        for source, data in zip(sources, workbooks, strict=True):
            source.write_bytes(data)
        _convert(sources, Path(folder))
        converted = [Path(folder) / "out" / source.name for source in sources]
        return [_computed(data, path) for data, path in zip(workbooks, converted, strict=True)]


def _convert(sources: Sequence[Path], folder: Path) -> None:
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - fixed program, our own files


def _computed(source: bytes, converted: Path) -> Computed:
    if not converted.exists():
        message = f"LibreOffice did not convert {converted.name}"
        raise RuntimeError(message)
    values = openpyxl.load_workbook(converted, data_only=True)
    return {
        sheet: {cell: _value(values[sheet][cell].value, f"{sheet}!{cell}") for cell in cells}
        for sheet, cells in _formulas(source).items()
    }


def _formulas(source: bytes) -> Mapping[str, list[str]]:
    book = openpyxl.load_workbook(BytesIO(source))
    return {
        sheet.title: [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for sheet in book.worksheets
    }


def _value(value: object, cell: str) -> bool | int | float | str:
    if isinstance(value, bool | int | float | str):
        return value
    message = f"LibreOffice gave no value for the formula in {cell}"
    raise RuntimeError(message)
