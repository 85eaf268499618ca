"""A command that reads a workbook itself does so in a process that may be ended."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.cli import main
from medelkoll_addin.guarding import whole
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Captured = pytest.CaptureFixture[str]


@pytest.fixture(name="before", autouse=True)
def before_fixture() -> Iterator[None]:
    before = limits.current()
    yield
    limits.use(before)


def test_this_process_reads_nothing(
    kept_files: Sequence[Path], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr("medelkoll_addin.commands.map.run", None)

    assert main(["map", str(kept_files[0])]) == 0
    assert "Summa" in capsys.readouterr().out


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_a_workbook_that_never_ends_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(whole, "_START_SECONDS", 0)
    limits.use({"seconds": 3})
    os.mkfifo(tmp_path / "ändlös.xlsx")

    assert main(["map", str(tmp_path / "ändlös.xlsx")]) == 2
    assert "inom gränserna (K906)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("does", "code", "said"),
    [("print('hej'); sys.exit(7)", 7, "hej\n"), ("os.kill(os.getpid(), 9)", 2, "")],
)
def test_it_says_and_ends_as_the_process_does(
    does: str, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(whole, "_COMMAND", (sys.executable, "-c", f"import os, sys; sys.stdin.read(); {does}"))

    assert whole.run_apart(["map"]) == code
    assert capsys.readouterr().out == said


@pytest.mark.parametrize(("command", "said"), [(["map"], "går inte att läsa"), (["excel", "embed"], "kan inte läsas")])
def test_the_limits_hold_there_too(command: list[str], said: str, kept_files: Sequence[Path], capsys: Captured) -> None:
    limits.use({"file_bytes": 100})

    assert main([*command, str(kept_files[0])]) == 2
    assert f"{said} (K906)" in capsys.readouterr().err


def test_a_copy_with_functions_is_made_apart(
    kept_files: Sequence[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medelkoll_addin.commands.desktop.embed", None)
    copy = tmp_path / "kopia.xlsx"

    assert main(["excel", "embed", str(kept_files[0]), "--output", str(copy)]) == 0
    assert copy.read_bytes()[:2] == b"PK"
