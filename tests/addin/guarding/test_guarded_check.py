"""Real files in real processes: the same report, and whatever stops one process is a sentence about its file."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.check import check_paths
from medelkoll_addin.guarding import supervisor
from medelkoll_addin.guarding.checking import check_files
from medelkoll_addin.reading import limits
from medelkoll_addin.reports.as_json import report_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.reports.as_json import FileJson

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has neither such files nor such limits")


@pytest.fixture(name="kept_limits")
def kept_limits_fixture() -> Iterator[None]:
    before = limits.current()
    yield
    limits.use(before)


def files_of(paths: Sequence[Path], jobs: int = 1) -> list[FileJson]:
    return report_json(check_files(paths, {}, jobs=jobs))["files"]


def verdicts(files: Sequence[FileJson]) -> dict[str, tuple[str, list[str]]]:
    return {Path(file["path"]).name: (file["verdict"], [one["code"] for one in file["findings"]]) for file in files}


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_says_what_a_check_in_one_process_says(
    jobs: int, kept_files: Sequence[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "SIZE", 9)
    cut = tmp_path / "avbruten.xlsx"
    cut.write_bytes(kept_files[0].read_bytes()[:2000])
    documents = sorted(kept_files[0].parents[1].glob("*/document.txt"))
    paths = [tmp_path / "saknas.xlsx", *kept_files, cut, *documents]
    assert documents

    assert files_of(paths, jobs=jobs) == report_json(check_paths(paths))["files"]


def test_a_grant_and_a_mapping_of_ones_own_reach_the_worker(kept_files: Sequence[Path]) -> None:
    (named,) = check_files(kept_files[:1], {"grant": "utokade-medel-2024"}).files
    text = 'id = "egna"\nname = "Egna"\nsource = "Beslut"\n[recognise]\nrequired = ["egna"]\n'
    (own,) = check_files(kept_files[:1], {"mapping": text}).files

    assert (named.grant, named.mapping) == ("utokade-medel-2024", "grant")
    assert (own.grant, own.mapping) == ("egna", "file")


@posix
@pytest.mark.usefixtures("kept_limits")
def test_a_file_that_never_ends_is_too_slow_and_the_batch_goes_on(kept_files: Sequence[Path], tmp_path: Path) -> None:
    endless = tmp_path / "ändlös.xlsx"
    os.mkfifo(endless)
    limits.use({"seconds": 5})
    lost, fine = files_of([endless, kept_files[0]])

    assert (lost["verdict"], [one["code"] for one in lost["findings"]]) == ("unreadable", ["K906"])
    assert "tiden för kontrollen i sekunder är mer än gränsen, 5" in lost["findings"][0]["message"]
    assert fine["verdict"] != "unreadable"


@posix
@pytest.mark.usefixtures("kept_limits")
def test_a_workbook_that_needs_too_much_memory_is_named(kept_files: Sequence[Path], tmp_path: Path) -> None:
    """One text of 40 MB in a hundred cells: each reader copies it for each of them."""
    heavy = tmp_path / "tung.xlsx"
    heavy.write_bytes(_one_text_everywhere(kept_files[0].read_bytes(), 40 << 20, 100))
    limits.use({"memory": 2 << 30})
    found = verdicts(files_of([heavy, kept_files[0]]))

    assert found.pop("tung.xlsx") == ("unreadable", ["K906"])
    assert {verdict for verdict, _ in found.values()} <= {"ok", "remarks", "failed"}


def _one_text_everywhere(book: bytes, length: int, cells: int) -> bytes:
    """The workbook with one long text more, and rows that show it."""
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, cells + 1))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = re.sub(
                    b"<sheetData>.*</sheetData>", b"<sheetData>" + rows + b"</sheetData>", part, flags=re.DOTALL
                )
            if name == "xl/sharedStrings.xml":
                part = part.replace(b"<si>", b"<si><t>" + b"x" * length + b"</t></si><si>", 1)
            copy.writestr(name, part)
    return target.getvalue()
