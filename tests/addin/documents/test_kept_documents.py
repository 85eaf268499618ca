"""The five kept documents as text: every sum found, every one right, and nothing said but what is wrong in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.addin.documents import by_hand

from medelkoll_addin.check import check_paths
from medelkoll_addin.documents.reading import read_document
from medelkoll_addin.mapping import map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.reports import county_of
from medelkoll_addin.placing import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.reports.model import FileReport
    from medelkoll_schemas.tables import Tables

HOME = Path(__file__).parents[3] / "workbooks"
COUNTIES = "inrapportering_brukarsamverkan_2018"


def check(folder: str) -> FileReport:
    return check_paths([HOME / folder / "document.txt"]).files[0]


def tables_of(folder: str) -> tuple[Tables, Mapping[int, str]]:
    path = HOME / folder / "document.txt"
    book = read_document(path.read_bytes(), path.name)
    assert book.document
    collector = Collector()
    map_book(0, book, collector)
    return collector.tables(), {row: spot.name for row, spot in book.document.by_row.items()}


def figures(folder: str) -> dict[str, list[int]]:
    """Every figure in kronor by its place, in reading order."""
    tables, names = tables_of(folder)
    found: dict[str, list[int]] = {}
    for place, value in tables.figures.sort("place").select("place", "value").iter_rows():
        found.setdefault(names[row_of(place)], []).append(value // 100)
    return found


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("brukarmedverkan_2024", by_hand.BRUKARMEDVERKAN),
        ("utokade_medel_2024", by_hand.UTOKADE),
        ("uppdrag_brukarsamverkan_2018", by_hand.UPPDRAG),
        ("delregionala_medel_2019_2020", by_hand.DELREGIONALA),
    ],
)
def test_every_amount_is_found_where_it_stands(folder: str, expected: dict[str, list[int]]) -> None:
    assert figures(folder) == expected


def test_every_countys_lines_are_found() -> None:
    tables, _ = tables_of(COUNTIES)
    values = tables.entries.join(tables.figures.select("place", "value"), on="place").sort("place")
    lines: dict[str, list[int]] = {}
    for county, role, value in values.select("county", "role", "value").iter_rows():
        if role == "line":
            lines.setdefault(county, []).append(value // 100)
    details = [value // 100 for role, value in values.select("role", "value").iter_rows() if role == "detail"]

    assert list(lines.values()) == list(by_hand.LINES.values())
    assert [county_of(name) for name in lines] == [county_of(name) for name in by_hand.LINES]
    assert details == by_hand.VARAV


def test_what_remains_is_found() -> None:
    tables, _ = tables_of(COUNTIES)
    rests = tables.reports.drop_nulls("remaining").select("county", place="remaining")
    values = rests.join(tables.figures.select("place", "value"), on="place")

    assert {county_of(county): value // 100 for county, _, value in values.iter_rows()} == {
        county_of(county): value for county, value in by_hand.REMAINS.items()
    }
    assert Counter(tables.reports["answer"]) == {True: 19, False: 2}


@pytest.mark.parametrize(("folder", "expected"), by_hand.RELATIONS.items())
def test_every_relation_is_judged(folder: str, expected: dict[str, int]) -> None:
    assert check(folder).checked_relations == expected


@pytest.mark.parametrize("folder", ["brukarmedverkan_2024", "utokade_medel_2024", "uppdrag_brukarsamverkan_2018"])
def test_nothing_is_said_of_what_is_right(folder: str) -> None:
    report = check(folder)

    assert report.verdict == "ok"
    assert report.findings == []


def test_the_counties_that_do_not_agree_are_named_with_the_difference() -> None:
    found = {
        county_of(str(placed.finding.facts["subject"])): (placed.code, placed.severity, placed.difference)
        for placed in check(COUNTIES).findings
    }

    assert found == {county_of(name): ("K601", "error", 100 * sum_) for name, sum_ in by_hand.DIFFERENCES.items()}


def test_what_is_wrong_in_the_amounts_per_inhabitant_and_the_two_deadlines() -> None:
    """Both amounts of Södra Älvsborg fit the inhabitants of 2017: one cause, and the one finding names them both."""
    about = check("delregionala_medel_2019_2020").findings
    found: Sequence[tuple[str, str, str | None, int | None, int | None]] = [
        (placed.code, str(placed.severity), placed.cell, placed.stated, placed.expected) for placed in about
    ]

    assert found == [
        ("K401", "error", "tabell 1 rad 2", 133_500_00, 134_700_00),
        ("K604", "warning", "stycke 11", None, None),
        ("K404", "info", "tabell 1 rad 2", 50_000_00, 49_900_00),
        ("K404", "info", "tabell 1 rad 3", 875_000_00, 875_100_00),
    ]
    assert "Samma sak i tabell 1 rad 3; skriv 369 300." in about[0].message().replace("\N{NO-BREAK SPACE}", " ")


def test_a_finding_shows_the_words_around_it_and_keeps_the_keys() -> None:
    (deadline,) = [placed for placed in check("delregionala_medel_2019_2020").findings if placed.code == "K604"]

    assert deadline.sheet == "document.txt"
    assert deadline.cells == ("document.txt!stycke 11", "document.txt!stycke 18")
    assert deadline.message().endswith(
        "Där står: ”Redovisning av genomförandeplan och aktiviteter samt övergripande ekonomi ska göras till VästKom"
        " senast februari varje år.”"
    )
