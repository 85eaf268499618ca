"""Whole workbooks that nobody described, one figure of each wrong."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from medelkoll_addin.check import check_bytes
from medelkoll_addin.placing import address
from medelkoll_schemas.messages import word
from medelkoll_schemas.reference import Level, counties, population

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_schemas.findings import Finding

Rows = list[list[str | int | float]]


def said(**sheets: Rows) -> list[tuple[str, str, int | None]]:
    """Code, cell and what should stand there (kronor) of every finding."""
    found = _found(sheets)
    return [(one.code, address(one.place or 0), None if one.expected is None else one.expected // 100) for one in found]


def _found(sheets: Mapping[str, Rows]) -> list[Finding]:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    workbook.save(buffer)
    (report,) = check_bytes(buffer.getvalue(), "bok.xlsx").files
    return [one.finding for one in report.findings]


# 1,80 kr for each inhabitant on 31 December 2019 (Statistics Sweden), to whole hundreds
PLACES: Rows = [
    ["Kommun", "Bidrag"],
    ["Enköping", 81_500],  # 45 287 inhabitants: 81 516,60
    ["Heby", 25_300],  # 14 047: 25 284,60
    ["Håbo", 39_500],  # 21 934: 39 481,20
    ["Knivsta", 33_900],  # 18 835: 33 903,00
    ["Tierp", 38_000],  # 21 136: 38 044,80
    ["Uppsala", 416_000],  # 230 767: 415 380,60
    ["Älvkarleby", 17_000],  # 9 457: 17 022,60
    ["Östhammar", 40_100],  # 22 250: 40 050,00
]


def test_an_amount_that_its_inhabitants_do_not_give() -> None:
    codes = said(Medel=PLACES)

    assert [(code, cell) for code, cell, _ in codes] == [("K401", "B7")]


SHARED: Rows = [
    ["Område", "Kommun", "Region x 2"],
    ["Norr", 160_400, 320_800],
    ["Söder", 71_250, 142_500],
    ["Öster", 98_300, 169_600],  # 196 600
    ["Väster", 55_150, 110_300],
]


def test_a_part_that_is_not_twice_the_other() -> None:
    assert [(code, cell) for code, cell, _ in said(Delning=SHARED)] == [("K502", "C4")]


def test_a_summary_in_another_hand() -> None:
    first: Rows = [["Post", "Belopp"], ["Film", 120_400], ["Webb", 80_250], ["Summa", 200_650]]
    second: Rows = [["Post", "Belopp"], ["Resor", 41_000], ["Lokal", 18_700], ["Summa", 59_700]]
    third: Rows = [["Post", "Belopp"], ["Arvoden", 33_900], ["Kurs", 12_350], ["Summa", 46_250]]
    whole: Rows = [
        ["Insats", "Belopp"],
        ["1. Suicidprevent.", 200_650],
        ["insatser för elevhälsa", 57_900],  # 59 700
        ["Samsjuklighet (kr)", 46_250],
        ["Summa", 306_600],
    ]
    found = said(Suicidprevention=first, Elevhälsan=second, Samsjuklighet=third, Översikt=whole)

    assert found == [("K301", "B3", 59_700)]


def test_a_summary_of_two_is_believed_when_it_is_called_one() -> None:
    """One row agrees and one does not: that is what any two figures may do, unless the table says what it is."""
    first: Rows = [["Post", "Belopp"], ["Film", 120_400], ["Webb", 80_250], ["Summa", 200_650]]
    second: Rows = [["Post", "Belopp"], ["Resor", 41_000], ["Lokal", 18_700], ["Summa", 59_700]]
    whole: Rows = [["Insats", "Belopp"], ["Suicidprevention", 200_650], ["Elevhälsa", 158_700]]

    assert said(Suicidprevention=first, Elevhälsa=second, Sammanfattning=whole) == [("K301", "B3", 59_700)]
    assert said(Suicidprevention=first, Elevhälsa=second, Anteckning=whole) == []


AREAS: Rows = [
    ["Mottagare", "Norr", "Söder", "Summa"],
    ["Regionen", 1_204_000, 340_500, 1_544_500],
    ["Kommunerna", 812_300, 95_100, 907_400],
    ["Föreningarna", 77_800, 41_250, 119_050],
    ["Summa", 2_094_100, 476_850, 2_570_950],
]


def changed(rows: Rows, **cells: int) -> Rows:
    """The rows with other figures in some cells (``D4=119_000``)."""
    return [[cells.get(f"{'ABCDE'[n]}{i}", value) for n, value in enumerate(row)] for i, row in enumerate(rows, 1)]


def test_a_row_s_sum_that_is_wrong_twice_hides_no_column_of_sums() -> None:
    """What the row has too much the last row has too, for it adds up the column: two of four rows are no exception."""
    found = said(Medel=changed(AREAS, D4=129_050, D5=2_580_950))

    assert said(Medel=AREAS) == []
    assert found == [("K202", "D4", 119_050), ("K202", "D5", 2_570_950)]


def test_a_wrong_line_that_its_row_s_sum_follows_hides_no_row_of_sums() -> None:
    """A thousand times too much, and its row's sum with it: one of two columns tells, for the third repeats it."""
    found = said(Medel=changed(AREAS, B3=812_300_000, D3=812_395_100))

    assert [code for code, _, _ in found] == ["K201"]


SECTIONS: Rows = [
    ["Post", "Mottagare", "Belopp"],
    ["Barn och unga"],
    ["Film", "Regionen", 120_400],
    ["Webb", "NSPH", 80_250],
    ["Kurs", "NSPH", 33_900],
    ["Summa barn och unga", "", 234_550],
    ["Samsjuklighet"],
    ["Resor", "NSPH", 41_000],
    ["Lokal", "Regionen", 18_700],
    ["Summa samsjuklighet", "", 59_700],
    ["Totalt", "", 294_250],
]
SUMMED: Rows = [["Kategori", "Belopp"], ["Barn och unga", 234_550], ["Samsjuklighet", 59_700], ["Summa", 294_250]]


def test_a_whole_is_not_called_as_its_first_part() -> None:
    """The first heading is that of the first lines alone: a wrong sum below it is one finding, at that sum."""
    assert said(Budget=SECTIONS, Sammanfattning=SUMMED) == []
    assert said(Budget=changed(SECTIONS, C6=154_300), Sammanfattning=SUMMED) == [("K201", "C6", 234_550)]


def test_a_column_of_per_cent_is_none_of_money_whatever_it_is_called() -> None:
    """432 000 of 900 000 is 48 %, and what stands above it comes to ten times as much."""
    small: Rows = [[name, 30_000, 30_000, 1] for name in "ABCD"]
    large: Rows = [[name, 390_000, 156_000, 0.4] for name in "EF"]
    head: Rows = [["Sökande", "Sökt", "Beviljat", "Beviljat %"]]

    assert said(Blad=[*head, *small, *large, ["Summa", 900_000, 432_000, 0.48]]) == []


@pytest.mark.parametrize(("more", "codes"), [(0, []), (7_000, ["K401"])])
def test_one_amount_takes_the_rest_of_a_round_sum(more: int, codes: list[str]) -> None:
    """Of 100 000 000 kr each county gets its part, to thousands; what the rounding leaves goes to the last."""
    people = [population(one.name, 2023, Level.COUNTY) for one in counties()]
    amounts = [round(100_000 * count / sum(people)) * 1000 for count in people[:-1]]
    amounts += [100_000_000 - sum(amounts) + more]
    lines: Rows = [list(line) for line in zip((one.name for one in counties()), people, amounts, strict=True)]

    found = said(Blad=[["Län", "Folkmängd", "Belopp"], *lines, ["Summa", sum(people), sum(amounts)]])

    assert [code for code, _, _ in found] == codes


def test_a_sum_of_inhabitants_is_told_in_persons() -> None:
    """Two digits of Heby's 14 047 changed places; Uppsala's 245 329 could as well be 236 329."""
    people = {
        "Enköping": 48_284,
        "Heby": 14_407,
        "Håbo": 22_740,
        "Knivsta": 20_346,
        "Tierp": 21_344,
        "Uppsala": 245_329,
    }
    lines: Rows = [[name, count] for name, count in people.items()]
    rows: Rows = [["Kommun", "Folkmängd"], *lines, ["Summa", 372_090]]

    (message,) = (word(one, naming=address) for one in _found({"Blad": rows}) if one.code == "K201")

    assert "anger 372\N{NO-BREAK SPACE}090 i B8" in message
    assert "kr" not in message


# 4,25 kr for each inhabitant on 31 December 2019
AT_A_RATE: Rows = [
    ["Kommun", "Invånare", "Belopp (4,25 kr/inv)"],
    ["Enköping", 45_287, 192_470],  # 192 469,75
    ["Heby", 14_047, 59_700],  # 59 699,75
    ["Håbo", 21_934, 93_220],  # 93 219,50
    ["Knivsta", 18_835, 80_049],  # 80 048,75
    ["Tierp", 21_136, 89_828],
    ["Uppsala", 230_767, 980_760],  # 980 759,75
    ["Summa", 352_006, 1_496_027],
]


def test_a_header_that_tells_the_rate_is_one_of_amounts() -> None:
    assert said(Medel=AT_A_RATE) == []
    wrong: Rows = [*AT_A_RATE[:3], ["Håbo", 21_934, 39_220], *AT_A_RATE[4:]]
    assert said(Medel=wrong) == [("K401", "C4", 93_220)]


PROJECT: Rows = [
    ["Kostnad", "År 1", "År 2", "År 3", "Totalt"],
    ["Personal", 412_500, 425_000, 437_800, 1_275_300],
    ["Lokaler", 86_400, 88_100, 89_900, 264_400],
    ["Resor", 23_750, 24_300, 25_600, 73_650],
    ["Summa", 522_650, 537_400, 553_300, 1_613_350],
]


def test_the_first_year_of_a_project_is_no_year() -> None:
    assert said(Budget=PROJECT) == []
    wrong: Rows = [*PROJECT[:2], ["Lokaler", 86_400, 81_800, 89_900, 264_400], *PROJECT[3:]]  # 88 100, the other way
    assert said(Budget=wrong) == [("K202", "C3", 88_100)]
