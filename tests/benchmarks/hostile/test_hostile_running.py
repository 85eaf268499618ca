"""The guard sees what it is there to see, and a file's figures are those of the check."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hostile.making import made
from hostile.page import page, unmet
from hostile.running import GUARD, HOMES, Outcome, checked
from hostile.trying import Tried

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("open('INPUT').read()", ""),
        ("open('OTHER').read()", "open OTHER"),
        ("open('INPUT', 'a').close()", "open INPUT"),
        ("import socket; socket.socket().connect_ex(('127.0.0.1', 9))", "call socket.__new__"),
        ("import subprocess; subprocess.run(['true'])", "start true"),
        ("import tempfile; tempfile.TemporaryFile().close()", ""),
    ],
)
def test_the_guard_writes_down_what_goes_beyond_the_input(code: str, seen: str, tmp_path: Path) -> None:
    log, given, other = tmp_path / "log", tmp_path / "given", tmp_path / "other"
    for path in (log, given, other):
        path.write_text("")
    homes = os.pathsep.join(str(home) for one in HOMES for home in (one, one.resolve()))
    watched = {"GUARD_LOG": str(log), "GUARD_INPUT": str(given), "GUARD_HOMES": homes, "PYTHONPATH": str(GUARD)}
    for name, path in (("INPUT", given), ("OTHER", other)):
        code, seen = code.replace(name, str(path)), seen.replace(name, str(path))
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **watched}, check=True)  # noqa: S603 - our own

    assert log.read_text().split("\n")[0] == seen


def test_a_file_is_checked_as_a_user_does(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(made())
    outcome = checked(path, tmp_path)

    assert (outcome.verdict, outcome.codes, outcome.broken) == ("ok", (), False)
    assert outcome.seconds > 0
    assert outcome.megabytes > 0


def test_the_page_counts_and_names_what_is_not_met() -> None:
    tried = Tried(
        "Some",
        [Outcome("a.xlsx", "unreadable", ("K913",)), Outcome("b.xlsx", outside=("open x", "call y"), wrong="nothing")],
        [None],
    )

    assert "| files tried | 2 |  |" in page([tried])
    assert "- `b.xlsx`: nothing" in page([tried])
    assert unmet([tried]) == [
        "Some: crashes (no report, or K913) 2",
        "Some: accesses outside the input 2",
        "Some: marking crashed or hung 1",
    ]
