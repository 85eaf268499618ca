"""Baseline 2: openpyxl, two loads (values and formulas), and a pydantic model for each row."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from openpyxl import load_workbook
from pydantic import BaseModel, NonNegativeInt, ValidationError


class Line(BaseModel):
    """One line; its formula is read as well, as a checker of formulas would."""

    post: str
    local: NonNegativeInt
    regional: NonNegativeInt
    whole: NonNegativeInt
    formula: str | int


def is_wrong(path: Path) -> bool:
    """Whether a row, a column, a category in the summary or the summary's sum does not add up."""
    values, formulas = load_workbook(path, data_only=True), load_workbook(path)
    totals: dict[str, int] = {}
    try:
        for sheet in values.worksheets[:-1]:
            rows = list(sheet.iter_rows(min_row=4, values_only=True))
            texts = list(formulas[sheet.title].iter_rows(min_row=4, values_only=True))
            names = ("post", "local", "regional", "whole", "formula")
            parsed = [
                Line.model_validate(dict(zip(names, (row[1], *row[4:7], text[6]), strict=True)))
                for row, text in zip(rows, texts, strict=True)
            ]
            *lines, total = parsed
            totals[sheet.title] = total.whole
            if any(line.local + line.regional != line.whole for line in lines) or any(
                sum(getattr(line, name) for line in lines) != getattr(total, name)
                for name in ("local", "regional", "whole")
            ):
                return True
    except ValidationError:
        return True
    summary = values["Sammanfattning"].iter_rows(min_row=4, max_col=2, values_only=True)
    stated = {str(name): int(str(amount)) for name, amount in summary}
    whole = stated.pop("Summa")
    return stated != totals or whole != sum(stated.values())


if __name__ == "__main__":
    found = [path.name for path in sorted(Path(sys.argv[1]).glob("*.xlsx")) if is_wrong(path)]
    Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
