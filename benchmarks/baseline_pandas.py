"""Baseline 1: pandas.read_excel (calamine engine) and pandera, one workbook at a time."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

AMOUNT = pa.Column(float, pa.Check.ge(0), coerce=True)
LINES = pa.DataFrameSchema(
    {"Post": pa.Column(str), "Kommunerna (kr)": AMOUNT, "Regionen (kr)": AMOUNT, "Summa (kr)": AMOUNT},
    checks=pa.Check(lambda lines: lines["Kommunerna (kr)"] + lines["Regionen (kr)"] == lines["Summa (kr)"]),
)
SUMMARY = pa.DataFrameSchema({"Insats": pa.Column(str), "Belopp (kr)": AMOUNT})


def is_wrong(path: Path) -> bool:
    """Whether a row, a column, a category in the summary or the summary's sum does not add up."""
    sheets = pd.read_excel(path, sheet_name=None, header=2, engine="calamine")
    summary = sheets.pop("Sammanfattning")
    totals: dict[str, float] = {}
    try:
        SUMMARY.validate(summary, lazy=True)
        for name, sheet in sheets.items():
            lines, total = sheet.iloc[:-1], sheet.iloc[-1]
            LINES.validate(lines, lazy=True)
            totals[name] = total["Summa (kr)"]
            columns = ["Kommunerna (kr)", "Regionen (kr)", "Summa (kr)"]
            if not (lines[columns].sum() == total[columns]).all():
                return True
    except pa.errors.SchemaErrors:
        return True
    stated = dict(zip(summary["Insats"], summary["Belopp (kr)"], strict=True))
    whole = stated.pop("Summa")
    return stated != totals or whole != sum(stated.values())


if __name__ == "__main__":
    found = [path.name for path in sorted(Path(sys.argv[1]).glob("*.xlsx")) if is_wrong(path)]
    Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
