from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.cli import main
from medelkoll_addin.guarding import starting

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Every worker that is started."""
    children: list[subprocess.Popen[bytes]] = []
    start = starting.new_worker

    def noted() -> subprocess.Popen[bytes]:
        children.append(start())
        return children[-1]

    monkeypatch.setattr(starting, "new_worker", noted)
    yield children
    assert [child.poll() is None for child in children] == [False] * len(children)


def test_the_worker_that_was_started_early_does_the_work(
    started: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("Post;Belopp\nEn;1\nTvå;2\nSumma;3\n")
    main(["check", str(tmp_path / "a.csv"), "--output", str(tmp_path / "report.txt")])
    assert len(started) == 1


def test_a_wrong_command_leaves_no_worker_behind(started: list[subprocess.Popen[bytes]]) -> None:
    assert main(["check", "--grant", "no-such-grant", "a.xlsx"]) == 2
    assert len(started) == 1


def test_help_starts_none(started: list[subprocess.Popen[bytes]]) -> None:
    assert main(["check", "--help"]) == 0
    assert started == []


def test_a_worker_that_cannot_be_started_early_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        message = "no more processes"
        raise OSError(message)

    monkeypatch.setattr(starting, "new_worker", refused)
    starting.start_early()
    with pytest.raises(OSError, match="no more processes"):
        starting.a_worker()
