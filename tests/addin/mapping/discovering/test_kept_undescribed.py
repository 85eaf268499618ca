"""The kept workbooks as if nobody had described their grants: what is wrong in the documents, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from medelkoll_addin.check import check_paths

HOME = Path(__file__).parents[4] / "workbooks"
# By hand from the documents: code, cell, and how many kronor too much.
WRONG: dict[str, list[tuple[str, str, int]]] = {
    "brukarmedverkan_2024": [],
    "uppdrag_brukarsamverkan_2018": [],
    "utokade_medel_2024": [],
    "delregionala_medel_2019_2020": [("K401", "D8", -1_200)],  # 60 öre x 224 540, to the hundred: 134 700
    "inrapportering_brukarsamverkan_2018": [  # lines and what remains, less the grant
        ("K601", "C15", 2_287_500),
        ("K601", "C5", -500_000),
        ("K601", "C8", -356_500),
        ("K601", "C25", 176_234),
        ("K601", "C22", -60_000),
        ("K601", "C12", 18_000),
        ("K601", "C7", 15_000),
        ("K601", "C11", 10_000),
    ],
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_without_a_grant_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr("medelkoll_addin.mapping.recognise", unknown)
    (found,) = check_paths([HOME / name / f"{name}.xlsx"]).files

    assert [(one.code, one.cell, (one.difference or 0) // 100) for one in found.findings] == WRONG[name]
