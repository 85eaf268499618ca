"""Baseline 3: frictionless validate, each sheet against a table schema. It has no sums, but rows can be compared."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from frictionless import Checklist, Dialect, Resource, Schema, checks, system
from frictionless.formats import ExcelControl
from openpyxl import load_workbook

LINES = Schema.from_descriptor(
    {
        "fields": [
            {"name": "Nr", "type": "any"},
            {"name": "Post", "type": "string", "constraints": {"required": True}},
            {"name": "Mottagare", "type": "string"},
            {"name": "Område", "type": "string"},
            {"name": "kommunerna", "type": "number", "constraints": {"minimum": 0}},
            {"name": "regionen", "type": "number", "constraints": {"minimum": 0}},
            {"name": "summa", "type": "number", "constraints": {"minimum": 0}},
        ],
    },
)
ROWS = Checklist(checks=[checks.row_constraint(formula="kommunerna + regionen == summa")])


def is_wrong(path: Path) -> bool:
    """Whether a row does not add up or a cell is of the wrong kind; totals are beyond it."""
    names = load_workbook(path, read_only=True).sheetnames[:-1]
    for name in names:
        dialect = Dialect(header_rows=[3], header=False, comment_rows=[1, 2, 3], controls=[ExcelControl(sheet=name)])
        if not Resource(path=str(path), schema=LINES, dialect=dialect).validate(ROWS).valid:
            return True
    return False


if __name__ == "__main__":
    with system.use_context(trusted=True):
        found = [path.name for path in sorted(Path(sys.argv[1]).glob("*.xlsx")) if is_wrong(path)]
    Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
