"""What counts as opened, and as the same values."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hostile import office
from hostile.before_after import Opening, Pairs
from hostile.kept import kept
from hostile.making import SHEET, made, swapping
from hostile.page import unmet
from hostile.running import Outcome
from hostile.trying import Tried
from hostile.values import values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

other = swapping(SHEET, "<v>2000</v>", "<v>3000</v>")


def written(folder: Path, **books: bytes) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, data in books.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    return [folder / f"{name}.xlsx" for name in books]


@pytest.mark.parametrize("library", ["openpyxl", "calamine"])
def test_a_library_opens_a_workbook_and_sees_its_values(library: str, tmp_path: Path) -> None:
    same, again, noise, changed = values(library, written(tmp_path, a=made(), b=made(), d=b"PK noise", c=other()))

    assert same is not None
    assert list(same) == ["Data"]
    assert (again, noise) == (same, None)
    assert changed not in (same, None)


def test_what_is_not_opened_among_others_is_tried_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, c, d = (tmp_path / name for name in "abcd")
    opened: dict[tuple[Path, ...], list[dict[str, str] | None]] = {
        (a, b, c, d): [{"a": "1"}, None],
        (b,): [{"b": "2"}],
        (c,): [None],
        (d,): [],
    }

    def said(_library: str, books: Sequence[Path]) -> list[dict[str, str] | None]:
        return opened[tuple(books)]

    monkeypatch.setattr("hostile.values._said", said)

    assert values("openpyxl", [a, b, c, d]) == [{"a": "1"}, {"b": "2"}, None, None]


def test_libreoffice_opens_a_workbook_and_sees_its_values(tmp_path: Path) -> None:
    if office.office() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice saknas")
        pytest.skip("LibreOffice (soffice) finns inte på datorn")
    book, changed, noise = written(tmp_path / "in", a=made(), b=other(), d=b"PK\x03\x04 noise")
    copy = tmp_path / "in" / "copy.xlsx"
    assert kept(book, copy)
    found = office.opened([book, changed, noise, copy], tmp_path)

    assert set(found) == {"a.xlsx", "b.xlsx", "copy.xlsx"}
    assert found["a.xlsx"]["Data"] == found["copy.xlsx"]["Data"] != found["b.xlsx"]["Data"]
    assert set(found["copy.xlsx"]) == {"Medelkoll", "Data"}


def test_what_does_not_open_before_need_not_open_after() -> None:
    opening = Opening("A program")
    opening.take("never.xlsx", None, None)
    opening.take("same.xlsx", {"a": "1"}, {"ours": "0", "a": "1"})
    opening.take("other.xlsx", {"a": "1", "b": "2"}, {"a": "1", "b": "3"})
    opening.take("gone.xlsx", {"a": "1"}, None)

    assert (opening.before, opening.not_after, opening.changed) == (3, ["gone.xlsx"], ["other.xlsx"])
    assert unmet([Tried("Some", [Outcome("a.xlsx", "ok")], [], [opening])]) == [
        "Some: marked copies of them that it does not open 1",
        "Some: marked copies of them in which it sees other values 1",
    ]


def test_pairs_are_kept_until_they_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office", lambda: None)
    pairs, (right, wrong, alone) = Pairs(), written(tmp_path, right=made(), wrong=made(), alone=made())
    pairs.target(right).write_bytes(made())
    pairs.target(wrong).write_bytes(other())
    pairs.target(alone)  # of which there is no copy
    openpyxl, calamine = pairs.openings()

    assert (openpyxl.before, openpyxl.changed, openpyxl.not_after) == (2, ["wrong.xlsx"], [])
    assert (calamine.before, calamine.changed, calamine.not_after) == (2, ["wrong.xlsx"], [])
