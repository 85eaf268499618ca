"""Copies of workbooks with a control column."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from medelkoll_addin.annotating import AnnotatingError
from medelkoll_addin.check import check_bytes
from medelkoll_addin.excel.desktop import embedding
from medelkoll_addin.excel.desktop.udfs import OFFERED
from medelkoll_addin.reports.as_json import report_json

KEPT = Path(__file__).parents[4] / "workbooks"
EXAMPLES = Path(__file__).parents[4] / "docs" / "exempel"


def added(before: bytes, after: bytes) -> dict[str, tuple[str, str]]:
    """The cells that the copy has and the workbook has not: formula or text, and stored value."""
    old, new, stored = (
        openpyxl.load_workbook(io.BytesIO(data), data_only=only)
        for data, only in ((before, False), (after, False), (after, True))
    )
    found = dict[str, tuple[str, str]]()
    for sheet in new.worksheets:
        for row in range(1, sheet.max_row + 1):
            for column in range(1, sheet.max_column + 1):
                cell = sheet.cell(row, column)
                was = old[sheet.title].cell(row, column).value
                if cell.value != was:
                    assert was is None
                    shown = stored[sheet.title].cell(row, column).value
                    found[f"{sheet.title}!{cell.coordinate}"] = (str(cell.value), str(shown))
    return found


def embed(source: Path, target: Path, *, web: bool = False) -> int:
    copy = embedding.embed(source, web=web)
    target.write_bytes(copy.data)
    return copy.cells


def findings(data: bytes) -> list[tuple[str, str | None, str | None, str]]:
    file = report_json(check_bytes(data, "bok.xlsx"))["files"][0]
    return [(found["code"], found["sheet"], found["cell"], found["message"]) for found in file["findings"]]


def test_totals_get_a_control_beside_them(tmp_path: Path) -> None:
    source = KEPT / "utokade_medel_2024" / "utokade_medel_2024.xlsx"
    before = source.read_bytes()

    count = embed(source, tmp_path / "kopia.xlsx")

    assert source.read_bytes() == before
    cells = added(before, (tmp_path / "kopia.xlsx").read_bytes())
    formulas = {place: cell for place, cell in cells.items() if cell[0].startswith("=")}
    assert len(formulas) == count
    assert formulas["Sammanfattning!D8"] == ("=STAMMER(B4:B7,B8)", "OK")
    assert formulas["Sammanfattning!D5"] == ("=STAMMER('Samsjuklighet'!F11,B5)", "OK")
    assert cells["Sammanfattning!D1"][0] == "Kontroll"
    assert {cell[0] for place, cell in cells.items() if place not in formulas} == {"Kontroll"}


@pytest.mark.parametrize("web", [False, True], ids=["desktop", "web"])
@pytest.mark.parametrize("book", ["utokade_medel_2024", "delregionala_medel_2019_2020"])
def test_the_copy_is_judged_as_the_workbook_is(tmp_path: Path, book: str, web: bool) -> None:  # noqa: FBT001 - a parameter
    source = KEPT / book / f"{book}.xlsx"

    assert embed(source, tmp_path / "kopia.xlsx", web=web) > 0

    assert findings((tmp_path / "kopia.xlsx").read_bytes()) == findings(source.read_bytes())


@pytest.mark.parametrize("book", ["utokade_medel_2024", "delregionala_medel_2019_2020"])
def test_the_examples_are_today_s_copies(tmp_path: Path, book: str) -> None:
    """``make functions`` writes them anew."""
    embed(KEPT / book / f"{book}.xlsx", tmp_path / "kopia.xlsx")

    assert (EXAMPLES / f"{book}_med_funktioner.xlsx").read_bytes() == (tmp_path / "kopia.xlsx").read_bytes()


def test_the_web_add_in_s_names_are_as_office_stores_them(tmp_path: Path) -> None:
    source = KEPT / "utokade_medel_2024" / "utokade_medel_2024.xlsx"

    embed(source, tmp_path / "kopia.xlsx", web=True)

    cells = added(source.read_bytes(), (tmp_path / "kopia.xlsx").read_bytes())
    assert cells["Sammanfattning!D8"] == ("=_xldudf_MEDELKOLL_STAMMER(B4:B7,B8)", "OK")


def test_a_total_that_is_wrong_is_told_by_its_control(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Medel & mer"
    for row in (["Insats", "Belopp (kr)"], ["Stöd", 1200000], ["Anhöriga", 300500], ["Summa", 1600500]):
        sheet.append(row)
    book.save(tmp_path / "bok.xlsx")

    embed(tmp_path / "bok.xlsx", tmp_path / "kopia.xlsx")

    cells = added((tmp_path / "bok.xlsx").read_bytes(), (tmp_path / "kopia.xlsx").read_bytes())
    assert cells["Medel & mer!D4"] == ("=STAMMER(B2:B3,B4)", "Avviker med 100\xa0000\xa0kr")


def test_what_cannot_be_edited_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bok.csv").write_text("Insats;Belopp\nStöd;100\n", encoding="utf-8")

    with pytest.raises(AnnotatingError, match="inte en Excelarbetsbok"):
        embed(tmp_path / "bok.csv", tmp_path / "kopia.xlsx")

    assert not (tmp_path / "kopia.xlsx").exists()


def test_the_server_offers_the_same_function() -> None:
    """What the copy stores is what the add-in will compute; what cannot be answered becomes the cell's text."""
    stammer = OFFERED["STAMMER"]

    assert stammer([[1200000.0], [300500.0]], 1600500.0) == "Avviker med 100\xa0000\xa0kr"
    assert stammer([[1200000.0], [300500.0]], 1500500.0, None) == "OK"
    assert str(stammer([["hej"]], 5.0)).startswith("Cellen innehåller ”hej”, som inte är ett belopp.")


def test_nothing_tells_xlwings_to_convert() -> None:
    """Annotations would: xlwings takes them for converters."""
    assert all(function.__annotations__ == {} for function in OFFERED.values())
