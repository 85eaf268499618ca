from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.workbooks.conftest import KeptFiles

FOLDERS = (
    "brukarmedverkan_2024",
    "uppdrag_brukarsamverkan_2018",
    "utokade_medel_2024",
    "inrapportering_brukarsamverkan_2018",
    "delregionala_medel_2019_2020",
)
MONEY = re.compile(r"(?<![\d-])(\d[\d ]*)(?: ?(?:kr|kronor|mnkr|tkr)\b|:-)")
# Where an amount stands in the table of the document that has no unit.
MATRIX = "160 400 133 500 71 100 172 300 50 000 320 700 366 900 875 000 142 100 344 600 481 100 500 400 213 200 516 900"
COUNTY_SUMS = {
    "blekinge": 500_000,
    "dalarna": 1_000_000,
    "gotland": 1_015_000,
    "gavleborg": 643_500,
    "halland": 1_000_000,
    "jamtland": 995_000,
    "jonkoping": 1_010_000,
    "kalmar": 1_018_000,
    "kronoberg": 1_000_000,
    "norrbotten": 1_000_000,
    "skane": 4_287_500,
    "stockholm": 400_000,
    "sormland": 1_000_000,
    "uppsala": 1_000_000,
    "varmland": 1_000_000,
    "vasterbotten": 1_000_000,
    "vasternorrland": 1_000_000,
    "vastmanland": 940_000,
    "vastra_gotaland": 2_000_000,
    "orebro": 1_000_000,
    "ostergotland": 1_176_234,
}


def plain(amount: str) -> int:
    return int(re.sub(r"\D", "", amount))


def figures(kept: KeptFiles, folder: str) -> Counter[float]:
    sheets = kept.cells(kept.home / folder / f"{folder}.xlsx").values()
    return Counter(value for sheet in sheets for value in sheet.values() if isinstance(value, float))


def numbers(text: str) -> set[str]:
    """Every number, date and page range, with the spaces between thousands taken out."""
    joined = re.sub(r"(?<=\d) (?=\d{3}\b)", "", re.sub(r"<[^>]*>|\(#\)", " ", text))
    return set(re.findall(r"\d+(?:[.:–-]\d+)*", joined))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_number_of_the_document_is_in_its_workbook(kept: KeptFiles, folder: str) -> None:
    dated_cells = {"2018-05-04"} if folder == "uppdrag_brukarsamverkan_2018" else set[str]()
    said = numbers(kept.words(kept.home / folder / f"{folder}.xlsx"))

    assert numbers(kept.document(folder)) - said == dated_cells


@pytest.mark.parametrize(
    ("folder", "amounts"),
    [
        ("brukarmedverkan_2024", {2_000_000: 4, 24_000_000: 1}),
        (
            "utokade_medel_2024",
            {106_679_943: 1, 25_254_013: 1, 11_650_000: 1, 4_000_000: 1, 15_650_000: 1, 1_300_000: 1, 2_700_000: 1}
            | {300_000: 2, 4_300_000: 1, 800_000: 1, 1_200_000: 1, 1_250_000: 1, 500_000: 1, 4_050_000: 1}
            | {853_546: 1, 400_467: 1, 1_254_013: 1},
        ),
    ],
)
def test_every_amount_is_a_figure_at_least_as_often(kept: KeptFiles, folder: str, amounts: dict[int, int]) -> None:
    stated = {plain(amount) for amount in MONEY.findall(kept.document(folder))}

    assert stated == set(amounts)
    assert all(figures(kept, folder)[amount] >= times for amount, times in amounts.items())


@pytest.mark.parametrize("folder", ["brukarmedverkan_2024", "utokade_medel_2024"])
def test_no_typed_amount_is_invented(kept: KeptFiles, folder: str) -> None:
    path = kept.home / folder / f"{folder}.xlsx"
    sheets = zip(kept.cells(path).values(), kept.formulas(path).values(), strict=True)
    typed = {value for values, formulas in sheets for cell, value in values.items() if cell not in formulas}

    amounts = {value for value in typed if isinstance(value, float) and value > 2}
    assert amounts <= {plain(amount) for amount in MONEY.findall(kept.document(folder))}


def test_the_assignment_states_its_amount_in_words(kept: KeptFiles) -> None:
    letter = kept.cells(kept.files("uppdrag_brukarsamverkan_2018")[0])["Uppdragshandling"]

    assert MONEY.findall(kept.document("uppdrag_brukarsamverkan_2018")) == ["2 "]
    assert letter["C7"] == "2 mnkr"
    assert letter["C2"] == (dt.date(2018, 5, 4) - dt.date(1899, 12, 30)).days
    assert [letter["D20"], letter["D21"], letter["D22"]] == [1, 1, 2]


def test_the_matrix_is_the_printed_one(kept: KeptFiles) -> None:
    matrix = kept.cells(kept.files("delregionala_medel_2019_2020")[0])["Fördelning"]
    printed = Counter(plain(amount) for amount in re.findall(r"\d+ \d{3}", MATRIX))
    shown = Counter(value for cell, value in matrix.items() if cell[1:] in {"8", "9", "10"} and cell[0] != "B")

    assert set(printed) == set(shown)
    assert shown == printed + Counter({50_000: 1, 875_000: 1})


def test_every_reported_line_is_in_the_compilation_once(kept: KeptFiles) -> None:
    lines = kept.cells(kept.files("inrapportering_brukarsamverkan_2018")[0])["Insatser"]
    reported = Counter(
        plain(amount) for amount in re.findall(r"/([\d ]+):-", kept.document("inrapportering_brukarsamverkan_2018"))
    )
    compiled = Counter(value for cell, value in lines.items() if cell[0] == "E" and isinstance(value, float))

    assert reported.total() == 78
    assert compiled - Counter([23_985_234.0]) == reported
    assert sorted(value for cell, value in lines.items() if cell[0] == "F" and isinstance(value, float)) == [
        25_000,
        25_000,
        200_000,
        200_000,
    ]


@pytest.mark.parametrize(("county", "total"), COUNTY_SUMS.items())
def test_every_county_sends_in_its_sum(kept: KeptFiles, county: str, total: int) -> None:
    path = kept.home / "inrapportering_brukarsamverkan_2018" / "inskickade" / f"{county}.xlsx"
    ((_, form),) = kept.cells(path).items()
    row = next(cell[1:] for cell, value in form.items() if value in {"Summa", "Totalt"})
    ((shown,),) = [[value for cell, value in form.items() if cell[1:] == row and value not in {"Summa", "Totalt"}]]

    assert (plain(shown) if isinstance(shown, str) else shown) == total
