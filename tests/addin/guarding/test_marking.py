"""Marking in a process of its own: whatever becomes of that process, this one goes on and says why."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.annotating import AnnotatingError, annotate
from medelkoll_addin.guarding import marking
from medelkoll_addin.guarding.marking import Marker, StoppedError
from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
REPORT: dict[str, object] = {"version": 1, "files": [{"verdict": "ok", "findings": []}]}
_READY = """import json, sys, time
sys.stdin.readline()
print(json.dumps({"ready": True}), flush=True)
sys.stdin.readline()
"""


@pytest.fixture(name="seconds", autouse=True)
def seconds_fixture() -> Iterator[None]:
    before = limits.current()
    yield
    limits.use(before)


def test_it_marks_and_cleans_as_is_done_in_one_process(kept_files: Sequence[Path], tmp_path: Path) -> None:
    book, copy = kept_files[0], tmp_path / "kopia.xlsx"
    with Marker() as marker:
        copy.write_bytes(marker.mark(book, REPORT, _hash(book)))
        assert copy.read_bytes() == annotate(book.read_bytes(), REPORT)
        assert [marker.is_untouched(path) for path in (copy, book)] == [True, False]
        assert marker.clean(copy) == (book.read_bytes(), "file")


def test_what_is_wrong_with_a_file_is_told_and_the_process_goes_on(kept_files: Sequence[Path], tmp_path: Path) -> None:
    book, text = kept_files[0], tmp_path / "a.xlsx"
    text.write_text("no workbook")
    with Marker() as marker:
        with pytest.raises(AnnotatingError, match="inte en Excelarbetsbok"):
            marker.mark(text, REPORT, _hash(text))
        with pytest.raises(FileNotFoundError):
            marker.clean(tmp_path / "saknas.xlsx")
        with pytest.raises(AnnotatingError, match="har ändrats sedan"):
            marker.mark(book, REPORT, "another")
        limits.use({"file_bytes": 10})
    with Marker() as marker, pytest.raises(AnnotatingError, match="större än gränsen"):
        marker.clean(book)


@posix
def test_what_never_ends_is_ended_and_the_next_one_is_marked(kept_files: Sequence[Path], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ändlös.xlsx")
    limits.use({"seconds": 2})
    with Marker() as marker:
        with pytest.raises(StoppedError) as stopped:
            marker.mark(tmp_path / "ändlös.xlsx", REPORT, None)
        assert stopped.value.why == "seconds"
        assert marker.mark(kept_files[0], REPORT, _hash(kept_files[0]))


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("sys.exit(1)", "stopped"),
        ("print('raving')", "stopped"),
        ("print(json.dumps({'size': 9}) + '\\nshort')", "stopped"),
        ("print(json.dumps({'stopped': 'memory'}))", "memory"),
        ("time.sleep(60)", "seconds"),
    ],
)
def test_whatever_becomes_of_the_process_is_told(
    does: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "_COMMAND", (sys.executable, "-c", _READY + does))
    limits.use({"seconds": 1})
    with Marker() as marker, pytest.raises(StoppedError) as stopped:
        marker.clean(tmp_path / "a.xlsx")

    assert stopped.value.why == why


@posix
def test_memory_is_limited(tmp_path: Path) -> None:
    """A file that is larger than whatever the process has kept for itself."""
    (tmp_path / "stor.xlsx").write_bytes(b"PK\3\4".ljust(128 << 20))
    limits.use({"memory": 1 << 20})  # which the process has taken already
    with Marker() as marker, pytest.raises(StoppedError) as stopped:
        marker.clean(tmp_path / "stor.xlsx")

    assert stopped.value.why == "memory"


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
