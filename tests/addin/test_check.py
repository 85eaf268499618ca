from __future__ import annotations

import hashlib
import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from medelkoll_addin import chunking
from medelkoll_addin.check import check_bytes, check_paths
from medelkoll_addin.reports.as_json import report_json
from medelkoll_schemas.grants import GrantFileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.reports.as_json import FileJson, FindingJson

HOME = Path(__file__).parents[2] / "workbooks"
ASSIGNMENT = HOME / "uppdrag_brukarsamverkan_2018" / "uppdrag_brukarsamverkan_2018.xlsx"
ANSWER = HOME / "inrapportering_brukarsamverkan_2018" / "inskickade" / "vastra_gotaland.xlsx"
WRONG = HOME / "delregionala_medel_2019_2020" / "delregionala_medel_2019_2020.xlsx"
RIGHT = HOME / "brukarmedverkan_2024" / "brukarmedverkan_2024.xlsx"
SPACE = "\u00a0"


def workbook(rows: Sequence[Sequence[str | int | None]], title: str = "Blad1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def files_of(paths: Sequence[Path]) -> list[FileJson]:
    return report_json(check_paths(paths))["files"]


def one(finding: FindingJson) -> tuple[str, str | None, str | None, str | None, str | None]:
    return finding["code"], finding["cell"], finding["stated"], finding["expected"], finding["difference"]


# Files that cannot be read.


@pytest.fixture
def odd_files(tmp_path: Path) -> list[Path]:
    """Six files that are no readable workbooks, between two that are."""
    contents = {
        "tom.xlsx": b"",
        "bild.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "krypterad.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage\0".encode("utf-16-le"),
        "avbruten.xlsx": RIGHT.read_bytes()[:3000],
        "blank.xlsx": workbook([]),
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return [RIGHT, *(tmp_path / name for name in contents), tmp_path / "saknas.xlsx", WRONG]


def test_what_cannot_be_read_is_one_sentence_each_and_the_batch_goes_on(odd_files: list[Path]) -> None:
    first, *odd, last = files_of(odd_files)

    assert (first["verdict"], last["verdict"]) == ("ok", "failed")
    assert {file["verdict"] for file in odd} == {"unreadable"}
    codes = [[finding["code"] for finding in file["findings"]] for file in odd]
    assert codes == [["K904"], ["K901"], ["K902"], ["K903"], ["K904"], ["K905"]]
    for finding in [file["findings"][0] for file in odd]:
        assert (finding["severity"], finding["sheet"], finding["cell"], finding["cells"]) == ("error", None, None, [])
        assert finding["message"].endswith(".")
        assert "{" not in finding["message"]
    assert "utan en bild" in odd[1]["findings"][0]["message"]


def test_an_unreadable_file_has_a_checksum_of_what_was_read(odd_files: list[Path]) -> None:
    files = files_of(odd_files)

    for path, file in zip(odd_files, files, strict=True):
        assert file["sha256"] == (hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None)
        assert file["path"] == str(path)


def test_a_file_that_nobody_may_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    folder = tmp_path / "mapp.xlsx"
    folder.mkdir()
    (missing, forbidden) = files_of([tmp_path / "saknas.xlsx", folder])

    assert missing["findings"][0]["message"] != forbidden["findings"][0]["message"]


# The batch.


def test_progress_is_told_after_every_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunking, "SIZE", 2)
    told: list[tuple[int, int]] = []
    check_paths([RIGHT, ASSIGNMENT, RIGHT, WRONG, ANSWER], progress=lambda done, of: told.append((done, of)))

    assert told == [(2, 5), (4, 5), (5, 5)]


def test_no_files_are_no_report() -> None:
    assert check_paths([]).summary == {"files": 0, "ok": 0, "remarks": 0, "failed": 0, "unreadable": 0}


def test_the_same_bytes_give_the_same_findings_wherever_they_come_from() -> None:
    (of_bytes,) = report_json(check_bytes(WRONG.read_bytes(), "bok.xlsx"))["files"]
    (of_path,) = files_of([WRONG])

    assert of_bytes["path"] == "bok.xlsx"
    assert {**of_bytes, "path": ""} == {**of_path, "path": ""}
    assert of_bytes["findings"]


def test_a_checked_file_is_left_as_it_was(tmp_path: Path) -> None:
    copy = Path(shutil.copy2(WRONG, tmp_path / "bok.xlsx"))
    copy.chmod(0o444)
    os.utime(copy, ns=(1_500_000_000_000_000_000, 1_500_000_000_123_456_789))
    before = copy.read_bytes()
    files_of([copy])

    assert copy.read_bytes() == before
    assert copy.stat().st_mtime_ns == 1_500_000_000_123_456_789
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bok.xlsx"]


# What workbooks say of each other.


@pytest.fixture
def other_assignment(tmp_path: Path) -> Path:
    """The assignment of 2018 with 3 mnkr where it has 2 mnkr."""
    book = openpyxl.load_workbook(ASSIGNMENT)
    (cell,) = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "2 mnkr"]
    cell.value = "3 mnkr"
    book.save(tmp_path / "uppdrag.xlsx")
    return tmp_path / "uppdrag.xlsx"


@pytest.mark.parametrize("size", [1, 2, 100])  # across a chunk's border and within one
def test_two_workbooks_that_state_the_same_sum_differently(
    monkeypatch: pytest.MonkeyPatch, other_assignment: Path, size: int
) -> None:
    monkeypatch.setattr(chunking, "SIZE", size)
    answer, assignment = files_of([ANSWER, other_assignment])

    assert [one(finding) for finding in answer["findings"]] == [
        ("K306", "B4", "2000000.00", "3000000.00", "-1000000.00"),
    ]
    between = [finding for finding in assignment["findings"] if finding["code"] == "K306"]
    assert [one(finding) for finding in between] == [("K306", "C7", "3000000.00", "2000000.00", "1000000.00")]
    assert "uppdrag.xlsx" in answer["findings"][0]["message"]
    assert "vastra_gotaland.xlsx" in between[0]["message"]


def test_two_workbooks_that_agree_say_nothing() -> None:
    assert [file["verdict"] for file in files_of([ANSWER, ASSIGNMENT])] == ["ok", "ok"]


# What is checked against what.


def test_an_explicit_grant_is_taken_before_what_the_workbook_says() -> None:
    (recognised,) = files_of([RIGHT])
    (given,) = report_json(check_paths([RIGHT], grant="utokade-medel-2024"))["files"]

    assert (recognised["grant"], given["grant"]) == ("brukarmedverkan-2024", "utokade-medel-2024")
    assert (recognised["mapping"], given["mapping"]) == ("grant", "grant")
    assert "K305" in {finding["code"] for finding in given["findings"]}  # 25 254 013 kr were decided there


def test_a_grant_that_does_not_exist_is_said_before_anything_is_read() -> None:
    with pytest.raises(KeyError, match="finns-inte"):
        check_paths([RIGHT], grant="finns-inte")


OWN_GRANT = """
id = "egna-medel"
name = "Egna medel"
source = "Beslut 2025-01-15"
decided_total = "{decided} kr"

[recognise]
required = ["egna medel"]

[[category]]
id = "stod"
name = "Stöd"
words = ["stöd"]
"""
OWN_BOOK: list[list[str | int | None]] = [
    ["Ekonomisk sammanfattning"],
    ["Insats", "Belopp"],
    ["Stöd", 700],
    ["Summa", 700],
    [],
    [],
    [],
    ["Stöd"],
    ["Mottagare", "Belopp"],
    ["Förening A", 300],
    ["Förening B", 400],
    ["Summa", 700],
]


@pytest.mark.parametrize(
    ("decided", "findings"), [("700", []), ("900", [("K305", "B4", "700.00", "900.00", "-200.00")])]
)
def test_a_grant_file_of_ones_own(
    tmp_path: Path, decided: str, findings: list[tuple[str, str | None, str | None, str | None, str | None]]
) -> None:
    (tmp_path / "egna.toml").write_text(OWN_GRANT.format(decided=decided), "utf-8")
    (tmp_path / "bok.xlsx").write_bytes(workbook(OWN_BOOK))
    report = check_paths([tmp_path / "bok.xlsx"], mapping=tmp_path / "egna.toml", grant="utokade-medel-2024")
    (file,) = report_json(report)["files"]

    assert (file["grant"], file["mapping"]) == ("egna-medel", "file")
    assert [one(finding) for finding in file["findings"]] == findings


def test_a_grant_file_that_cannot_be_understood(tmp_path: Path) -> None:
    (tmp_path / "egna.toml").write_text('id = "egna"\nnonsens = 1\n', "utf-8")
    with pytest.raises(GrantFileError):
        check_paths([RIGHT], mapping=tmp_path / "egna.toml")


def test_a_workbook_in_which_nothing_can_be_checked_is_not_called_right() -> None:
    (file,) = report_json(check_bytes(workbook([["Protokoll"], ["Närvarande", "Anna"]]), "protokoll.xlsx"))["files"]

    assert (file["grant"], file["mapping"], file["verdict"]) == (None, "discovered", "remarks")
    assert [finding["code"] for finding in file["findings"]] == ["K910"]
    assert (file["checked"]["cells"], sum(file["checked"]["relations"].values())) == (0, 0)


def test_a_table_that_the_grant_needs_and_the_workbook_lacks() -> None:
    rows: list[list[str | int | None]] = [
        ["Utökade länsgemensamma medel 2024"],
        ["Samsjuklighet"],
        ["Insats", "Belopp"],
        ["Tjänst", 100],
        ["Resor", 200],
        ["Summa", 300],
    ]
    (file,) = report_json(check_bytes(workbook(rows), "bok.xlsx"))["files"]
    missing = [finding["message"] for finding in file["findings"] if finding["code"] == "K912"]

    assert file["grant"] == "utokade-medel-2024"
    assert any("ekonomisk sammanfattning" in message for message in missing)
    assert file["verdict"] == "remarks"


def test_a_workbook_of_no_known_grant_is_checked_by_its_own_sums() -> None:
    rows: list[list[str | int | None]] = [["Insats", "Belopp"], ["Tjänst", 4050], ["Resor", 200], ["Summa", 4205]]
    (file,) = report_json(check_bytes(workbook(rows), "bok.xlsx"))["files"]

    assert (file["grant"], file["verdict"]) == (None, "failed")
    assert [one(finding) for finding in file["findings"]] == [("K201", "B4", "4205.00", "4250.00", "-45.00")]
    assert f"4{SPACE}205" in file["findings"][0]["message"]
    assert file["checked"] == {
        "cells": 3,
        "relations": {
            "category_sum": 1,
            "economic_summary": 0,
            "per_inhabitant": 0,
            "recipient_split": 0,
            "spending_report": 0,
            "formula": 0,
        },
    }
