"""The buttons against a stand-in for the open workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.addin.excel.desktop.fake_books import INSIDE, SUMMARY, opened, real, saying, state
from tests.addin.excel.desktop.fake_xlwings import FakeConditionalFormat, FakeNote, FakeSheet

from medelkoll_addin.annotating.refusal import LEGACY, AnnotatingError
from medelkoll_addin.excel.desktop.buttons import clean, next_finding, report, validate

if TYPE_CHECKING:
    from collections.abc import Mapping


def notes(sheet: FakeSheet) -> dict[tuple[int, int], str]:
    return {note.place: note.text for note in sheet.notes}


def test_cells_are_marked_explained_and_listed() -> None:
    book = opened()

    validate(real(book), saying(("error", SUMMARY, "C6"), ("info", None, None)))

    summary, results = book.own[1], book.own[2]
    assert notes(summary) == {(6, 3): "Medelkoll K301: Fel i C6."}
    assert [(rule.place, rule.formula) for rule in summary.rules] == [((6, 3), '="Medelkoll"<>""')]
    assert results.name == "Medelkoll"
    assert results.values[1, 1] == "Medelkoll: resultat"
    assert [results.values[7, column] for column in range(1, 7)] == ["1", "Fel", "K301", SUMMARY, "C6", "Fel i C6."]
    assert results.values[8, 4] == "Hela arbetsboken"


def test_the_first_finding_is_selected_and_the_verdict_told() -> None:
    book = opened()

    validate(real(book), saying(("error", SUMMARY, "C6")))

    assert book.active.name == SUMMARY
    assert book.selection is not None
    assert book.selection.first == (6, 3)
    ((mode, text),) = book.app.alerts
    assert mode == "info"
    assert "Uppgifterna stämmer inte överens" in text
    assert "Kontrollerat: 3 celler och 2 samband" in text


def test_unsaved_changes_are_checked_and_the_copy_is_deleted() -> None:
    book = opened()
    book.own[0].values[4, 3] = 999.0
    seen = list[tuple[bytes, str]]()

    def check(data: bytes, name: str) -> Mapping[str, object]:
        seen.append((data, name))
        return {"files": [{"verdict": "ok"}]}

    validate(real(book), check)

    ((data, name),) = seen
    assert b"999.0" in data
    assert name == "Statsbidrag 2024.xlsx"
    (copy,) = book.copies
    assert copy.endswith(".xlsx")
    assert not Path(copy).parent.exists()


def test_our_own_sheet_is_not_checked_again() -> None:
    book = opened()
    validate(real(book), saying(("error", SUMMARY, "C6")))

    def check(data: bytes, name: str) -> Mapping[str, object]:
        assert b"Medelkoll" not in data
        return saying(("error", INSIDE, "C4"))(data, name)

    validate(real(book), check)

    assert [sheet.name for sheet in book.own] == [INSIDE, SUMMARY, "Medelkoll"]
    assert book.own[1].notes == []
    assert notes(book.own[0]) == {(4, 3): "Medelkoll K301: Fel i C4."}


def test_users_notes_threads_and_formats_stay() -> None:
    book = opened()
    summary = book.own[1]
    summary.notes.append(FakeNote((6, 3), "Medelkoll är nytt i år", summary.notes))
    summary.threads[7, 3] = "Kolla med Eva"
    summary.rules.append(FakeConditionalFormat((1, 1), "=A1>5", "custom", summary.rules))
    summary.rules.append(FakeConditionalFormat((1, 1), None, "color_scale", summary.rules))
    before = state(book)

    validate(real(book), saying(("error", SUMMARY, "C6"), ("error", SUMMARY, "C7"), ("error", SUMMARY, "C8")))
    assert notes(summary) == {(6, 3): "Medelkoll är nytt i år", (8, 3): "Medelkoll K301: Fel i C8."}
    clean(real(book))

    assert state(book) == before


def test_a_merged_cell_is_marked_at_its_first_one() -> None:
    book = opened()
    book.own[1].merged.append(((5, 2), (6, 4)))

    validate(real(book), saying(("error", SUMMARY, "C6")))

    assert list(notes(book.own[1])) == [(5, 2)]


def test_two_findings_share_a_note() -> None:
    book = opened()

    validate(real(book), saying(("info", SUMMARY, "C6"), ("error", SUMMARY, "C6")))

    assert notes(book.own[1]) == {(6, 3): "Medelkoll K301: Fel i C6.\n\nMedelkoll K301: Fel i C6."}
    assert len(book.own[1].rules) == 1


def test_report_marks_nothing_and_stays_where_it_was() -> None:
    book = opened()

    report(real(book), saying(("error", SUMMARY, "C6")))

    assert book.own[1].notes == []
    assert book.own[1].rules == []
    assert book.own[2].values[7, 5] == "C6"
    assert book.active.name == INSIDE


def test_next_goes_round() -> None:
    book = opened()
    found = (("error", SUMMARY, "C6"), ("error", INSIDE, "C4"), ("info", SUMMARY, "C6"), ("info", None, None))
    validate(real(book), saying(*found))

    visited = list[tuple[str, tuple[int, int]]]()
    for _ in range(3):
        next_finding(real(book))
        assert book.selection is not None
        visited.append((book.active.name, book.selection.first))

    assert visited == [(INSIDE, (4, 3)), (SUMMARY, (6, 3)), (INSIDE, (4, 3))]


def test_next_without_findings_says_what_to_do() -> None:
    book = opened()

    next_finding(real(book))

    assert book.app.alerts == [("critical", "Det finns inga anmärkningar att gå till. Tryck först på Validera.")]


def test_a_hidden_sheet_is_named() -> None:
    book = opened()
    book.own[1].visible = False

    validate(real(book), saying(("error", SUMMARY, "C6")))

    ((mode, text),) = book.app.alerts
    assert mode == "critical"
    assert text.startswith("Bladet Sammanfattning finns inte längre eller är dolt")


def test_protected_sheets_are_left_and_named() -> None:
    book = opened()
    book.own[1].api.ProtectContents = True

    validate(real(book), saying(("error", SUMMARY, "C6"), ("error", INSIDE, "C4")))

    assert book.own[1].notes == []
    assert list(notes(book.own[0])) == [(4, 3)]
    assert "Bladet Sammanfattning är skyddat" in book.app.alerts[0][1]


def test_protected_structure_is_told() -> None:
    book = opened()
    book.api.ProtectStructure = True

    validate(real(book), saying(("error", SUMMARY, "C6")))

    assert book.sheet_names == [INSIDE, SUMMARY]
    assert "struktur är skyddad" in book.app.alerts[0][1]


@pytest.mark.parametrize("notes_left", [0, 1])
def test_failing_half_way_leaves_nothing(notes_left: int, capsys: pytest.CaptureFixture[str]) -> None:
    book = opened()
    before = state(book)
    book.notes_left = notes_left

    validate(real(book), saying(("error", SUMMARY, "C6"), ("error", INSIDE, "C4")))

    assert state(book) == before
    ((mode, text),) = book.app.alerts
    assert mode == "critical"
    assert "kunde inte slutföra arbetet (RuntimeError)" in text
    assert (book.app.screen_updating, book.app.status_bar) == (True, False)
    assert "Excel is busy" in capsys.readouterr().err


def test_a_refusal_is_told_in_its_own_words() -> None:
    book = opened()

    def check(_data: bytes, _name: str) -> Mapping[str, object]:
        raise AnnotatingError(LEGACY)

    validate(real(book), check)

    assert book.app.alerts == [("critical", LEGACY)]


def test_the_screen_stays_as_the_user_had_it() -> None:
    book = opened()
    book.app.status_bar = False

    clean(real(book))

    assert (book.app.screen_updating, book.app.status_bar, book.app.alerts) == (True, False, [])
