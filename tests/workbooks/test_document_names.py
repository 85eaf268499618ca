from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.workbooks.conftest import KeptFiles

NAMES = {
    "brukarmedverkan_2024": (
        "NSPH VG|VVG|Västra Götalandsregionen|SKR|Handlingsplan psykisk hälsa|styrgrupp psykisk hälsa"
    ),
    "uppdrag_brukarsamverkan_2018": (
        "Anneli Assmundson Bjerde|Lise-Lotte Risö Bergerlind|VästKom|Västra Götalandsregionen|NSPHiG|HSS|SKL|"
        "Socialdepartementet|vårdsamverkansarenorna|brukarorganisationerna|Höst 2019|2018-05-07"
    ),
    "utokade_medel_2024": (
        "SRO|VVG|SKR|VGR|VKV|MiniMaria|ACT team|Utväg|Delregional vårdsamverkan|Rösa lederna|Utbildningsfilmer|"
        "Kontaktplattform|Konferenser|Utvärdering och uppföljning|Samordning|1:2|2024-01-24|2024-02-26"
    ),
    "delregionala_medel_2019_2020": (
        "VästKom|SÄS|Göteborg, Mölndal, Partille, Härryda och Öckerö|charlotta.wilhelmsson@vastkom.se|"
        "ulrika.soderlund@vgregion.se|Skaraborg|Södra Älvsborg|SIMBA|Fyrbodal|senast februari|senast 1 mars|VGR x 2"
    ),
    "inrapportering_brukarsamverkan_2018": (
        "NSPH|Hjärnkoll Västerbotten|SHEDO|RFSL|SPES|Verdandi|Möckelnföreningarna|Kronobergspanelen|Mårten Jansson|"
        "Funktionsrätt Värmland|BISAM|minst en miljon kronor|två miljoner"
    ),
}


@pytest.mark.parametrize("folder", NAMES)
def test_every_name_is_in_the_workbook(kept: KeptFiles, folder: str) -> None:
    said = kept.words(kept.home / folder / f"{folder}.xlsx")

    assert [name for name in NAMES[folder].split("|") if name not in said] == []


def test_all_21_counties_are_compiled_and_sent_in(kept: KeptFiles) -> None:
    folder = "inrapportering_brukarsamverkan_2018"
    heads = re.findall(r"^(.+)\n\nPlan för utvecklad brukarsamverkan$", kept.document(folder), re.MULTILINE)
    overview = kept.cells(kept.home / folder / f"{folder}.xlsx")["Översikt"]
    singles = [path for path in kept.files(folder) if path.parent.name == "inskickade"]
    forms = [next(iter(kept.cells(path).values())) for path in singles]
    sent = {str(form["C3"] if form.get("B3") == "Län" else form["B3"]) for form in forms}

    assert len(heads) == 21
    assert [overview[f"A{row}"] for row in range(5, 26)] == heads
    assert sent == set(heads)


def test_49_municipalities_stand_with_their_inhabitants(kept: KeptFiles) -> None:
    sheet = kept.cells(kept.files("delregionala_medel_2019_2020")[0])["Folkmängd"]
    areas = {str(sheet[f"F{row}"]): (sheet[f"G{row}"], sheet[f"H{row}"]) for row in range(2, 9)}

    assert areas == {
        "Skaraborg": (267_268, 15),
        "Södra Älvsborg": (224_540, 8),
        "Göteborgsområdet": (729_210, 5),
        "SIMBA": (118_437, 4),
        "Fyrbodal": (287_152, 15),
        "Alingsås/Lerum": (83_207, 2),
        "Summa": (1_709_814, 49),
    }
