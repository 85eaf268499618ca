"""What one wrong figure, two that changed places, or a line left out must not hide."""

from __future__ import annotations

from tests.addin.mapping.discovering.test_found import SHARED, Rows, changed, said

QUARTERS: Rows = [
    ["Post", "Kv 1", "Kv 2"],
    ["Norr"],
    ["Film", 120_400, 80_250],
    ["Webb", 33_900, 12_300],
    ["Delsumma", 154_300, 92_550],
    ["Söder"],
    ["Resor", 41_000, 18_700],
    ["Lokal", 7_700, 5_100],
    ["Delsumma", 48_700, 23_800],
    ["Totalt", 203_000, 116_350],
]


def test_a_sum_far_off_hides_no_column_of_sums() -> None:
    """617 000 where 48 700 belongs: it and the whole above it fail, and are one wrong figure of three sums."""
    assert said(Plan=QUARTERS) == []
    assert said(Plan=changed(QUARTERS, B9=617_000)) == [("K201", "B9", 48_700)]


def test_two_rows_that_changed_places_hide_no_ratio() -> None:
    others: Rows = [["Öster", 98_300, 110_300], ["Väster", 55_150, 196_600], ["Mitt", 12_400, 24_800]]
    rows = [*SHARED[:3], *others]
    found = said(Delning=rows)

    assert found == [("K502", "C4", 196_600)]
    rows[3:5] = [["Öster", 98_300, 110_300], ["Väster", 55_150, 97_000]]
    assert said(Delning=rows) == [("K910", "A1", None)]  # two of five stand otherwise: nothing to check


DETAILS: Rows = [
    ["Post", "Belopp"],
    ["Utvärdering", 350_100],
    ["Film", 230_400],
    ["varav lön", 150_000],
    ["varav resor", 80_400],
    ["Summa", 580_500],
]


def test_a_line_that_changed_places_with_one_whose_details_are_told() -> None:
    assert said(Blad=DETAILS) == []
    assert said(Blad=changed(DETAILS, B2=230_400, B3=350_100)) == [("K603", "B3", 230_400)]
    assert said(Blad=changed(DETAILS, B2=120_000, B3=460_500)) == []  # some of what it consists of


def test_a_section_s_sum_without_its_first_line() -> None:
    """Norr comes to 166 600, of which the sum has 46 200: only the whole counts Film."""
    more: Rows = [["Kurs", 12_300], ["Delsumma", 166_600]]
    rows = [*(row[:2] for row in QUARTERS[:4]), *more, *(row[:2] for row in QUARTERS[5:9])]
    rows.append(["Totalt", 215_300])

    assert said(Plan=rows) == []
    assert said(Plan=changed(rows, B6=46_200)) == [("K201", "B6", 166_600)]


def test_a_whole_without_the_first_line_that_a_summary_counts() -> None:
    rows: Rows = [
        ["Kategori", "Aktivitet", "Belopp"],
        ["Norr", "Film", 120_400],
        ["Norr", "Webb", 33_900],
        ["Söder", "Resor", 41_000],
        ["Söder", "Lokal", 7_700],
        ["Summa", "", 203_000],
    ]
    per: Rows = [["Kategori", "Belopp"], ["Norr", 154_300], ["Söder", 48_700], ["Summa", 203_000]]

    assert said(Lista=rows, Översikt=per) == []
    assert said(Lista=changed(rows, C6=82_600), Översikt=per) == [("K201", "C6", 203_000)]


def test_a_first_line_that_is_text_is_one_of_its_sum() -> None:
    """46 200 is exactly the sum of the two others."""
    rows: Rows = [["Post", "Belopp"], ["Film", "120 400"], ["Webb", 33_900], ["Kurs", 12_300], ["Summa", 46_200]]

    assert said(Plan=rows) == [("K201", "B5", 166_600)]
    assert said(Plan=changed(rows, B5=166_600)) == []
