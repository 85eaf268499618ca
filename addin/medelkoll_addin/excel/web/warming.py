"""A workbook of nothing, so that the first user does not wait for what the second never notices."""

from __future__ import annotations

import io
import zipfile

_NS = "http://schemas.openxmlformats.org"
_MAIN, _OFFICE = f"{_NS}/spreadsheetml/2006/main", f"{_NS}/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ROWS = [("Kategori", "Belopp"), ("A", "1"), ("B", "2"), ("Summa", "3")]


def smallest_workbook() -> bytes:
    """A valid .xlsx with two parts and their sum: enough to go the whole way of a check."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_NS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet.xml" ContentType="{_KINDS}.worksheet+xml"/></Types>',
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "sheet.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/sheet.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{_rows()}</sheetData></worksheet>',
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def _relation(kind: str, target: str) -> str:
    relation = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_NS}/package/2006/relationships">{relation}</Relationships>'


def _rows() -> str:
    return "".join(f'<row r="{row}">{_cells(row, *texts)}</row>' for row, texts in enumerate(_ROWS, start=1))


def _cells(row: int, label: str, figure: str) -> str:
    formula = "<f>SUM(B2:B3)</f>" if label == "Summa" else ""
    second = f'<c r="B{row}">{formula}<v>{figure}</v></c>' if figure.isdigit() else _text(f"B{row}", figure)
    return _text(f"A{row}", label) + second


def _text(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'
