"""Every workbook at hand, cell by cell beside openpyxl, and the developers' set of odd ones where it is at hand."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.reading import Book, read_path
from medelkoll_addin.reading.formats import WrittenFormats

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("MEDELKOLL_CORPUS", ROOT.parent / "shared" / "corpus"))
KEPT = sorted((ROOT / "workbooks").glob("**/*.xlsx"))
# either reading is right here: a good validator reads on or refuses, and we know which of the two we do
EITHER = {"type_csv_as_xlsx.xlsx", "xml_100k_attributes.xlsx"}
# Reads the files named on its command line and says one word for each. In a process of its own, with limits.
CHILD = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
except ImportError:
    pass
from medelkoll_addin.reading import UnreadableError, read_path
for path in sys.argv[1:]:
    try:
        read_path(path)
        print("accept", flush=True)
    except UnreadableError as error:
        print("reject", error.code, flush=True)
"""


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_workbook_reads_as_openpyxl_reads_it(path: Path, differences: Callable[[Book], list[str]]) -> None:
    book = read_path(path)
    assert differences(book) == []
    assert {type(sheet.number_format) for sheet in book.sheets} == {WrittenFormats}  # by the fast pass, all of them


def said_of(files: list[Path]) -> list[str]:
    run = subprocess.run(  # noqa: S603 - our own text
        [sys.executable, "-c", CHILD, *files],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.returncode == 0, run.stderr[-2_000:]
    return run.stdout.splitlines()


@pytest.mark.skipif(not (CORPUS / "hostile").is_dir(), reason="the developers' set is not at hand")
def test_hostile_files_get_the_verdict_that_is_expected_of_them() -> None:
    with (CORPUS / "hostile" / "README.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"] not in EITHER]
    said = said_of([CORPUS / "hostile" / row["file"] for row in rows])
    expected = {row["file"]: row["expect"].partition("+")[0] for row in rows}
    assert dict(zip(expected, [line.split()[0] for line in said], strict=True)) == expected


@pytest.mark.skipif(not (CORPUS / "files").is_dir(), reason="the developers' set is not at hand")
def test_odd_files_are_read_or_refused_and_never_more() -> None:
    files = sorted(path for path in (CORPUS / "files").glob("**/*.*") if path.suffix in (".xlsx", ".xlsm", ".csv"))
    assert len(said_of(files)) == len(files)
