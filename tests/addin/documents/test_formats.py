"""The kept documents as Word, PDF, markdown and web pages: the same figures and findings as by hand."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.addin.documents import by_hand
from tests.addin.documents.variants import as_page, write_pdf, write_word

from medelkoll_addin.check import check_paths

if TYPE_CHECKING:
    from medelkoll_addin.reports.model import FileReport

HOME = Path(__file__).parents[3] / "workbooks"
FORMATS = ("docx", "html", "md", "pdf")
FINDINGS: dict[str, list[tuple[str, int | None]]] = {  # code and what is stated (a county: in all), in kronor
    "brukarmedverkan_2024": [],
    "utokade_medel_2024": [],
    "uppdrag_brukarsamverkan_2018": [],
    "delregionala_medel_2019_2020": [
        ("K401", 133_500),
        ("K404", 50_000),
        ("K404", 875_000),
        ("K604", None),
    ],
    "inrapportering_brukarsamverkan_2018": [("K601", sum(by_hand.LINES[county])) for county in by_hand.DIFFERENCES],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kept document in every format; PDF where there is a Chromium."""
    folder = tmp_path_factory.mktemp("documents")
    for name in by_hand.RELATIONS:
        text = (HOME / name / "document.txt").read_text("utf-8")
        (folder / f"{name}.html").write_text(as_page(text), "utf-8")
        (folder / f"{name}.md").write_text(as_markdown(text), "utf-8")
        write_word(text, folder / f"{name}.docx")
        if shutil.which("chromium"):
            write_pdf(folder / f"{name}.html", folder / f"{name}.pdf")
    return folder


def as_markdown(text: str) -> str:
    """The kept texts are markdown but for their tables, which get bars instead of tabs, and lines that stand alone."""
    lines: list[str] = []
    for line in text.splitlines():
        if "\t" not in line:
            lines += ["", line]
            continue
        cells = line.split("\t")
        row = f"| {' | '.join(cells)} |"
        lines += [row] if lines and lines[-1].startswith("|") else ["", row, "|" + " --- |" * len(cells)]
    return "\n".join(lines)


def report(folder: Path, name: str, ending: str) -> FileReport:
    path = folder / f"{name}.{ending}"
    if ending == "pdf" and not path.exists():
        if os.environ.get("CI"):
            pytest.fail("chromium is missing")
        pytest.skip("needs chromium")
    return check_paths([path]).files[0]


@pytest.mark.browser
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", by_hand.RELATIONS)
def test_every_format_is_read_alike(written: Path, name: str, ending: str) -> None:
    found = report(written, name, ending)
    sums = [placed.finding.facts.get("accounted_ore", placed.stated) for placed in found.findings]
    pairs = zip(found.findings, sums, strict=True)
    said = [(placed.code, None if ore is None else int(ore) // 100) for placed, ore in pairs]

    assert found.checked_relations == by_hand.RELATIONS[name]
    assert sorted(said, key=repr) == sorted(FINDINGS[name], key=repr)


@pytest.mark.parametrize(
    ("ending", "cell"),
    [("docx", "stycke 42"), ("html", "stycke 42"), ("md", "stycke 42"), ("pdf", r"sida \d stycke \d+")],
)
@pytest.mark.browser
def test_a_wrong_sum_is_pointed_out_in_every_format(written: Path, tmp_path: Path, ending: str, cell: str) -> None:
    del written
    text = (HOME / "utokade_medel_2024" / "document.txt").read_text("utf-8")
    wrong = text.replace("Totalt: 4 050 000 kronor", "Totalt: 4 005 000 kronor")
    page, path = tmp_path / "beslut.html", tmp_path / f"beslut.{ending}"
    page.write_text(as_page(wrong), "utf-8")
    if ending == "docx":
        write_word(wrong, path)
    elif ending == "md":
        path.write_text(as_markdown(wrong), "utf-8")
    elif ending == "pdf" and shutil.which("chromium"):
        write_pdf(page, path)
    (finding,) = report(tmp_path, "beslut", ending).findings

    assert (finding.code, finding.stated, finding.expected) == ("K201", 4_005_000_00, 4_050_000_00)
    assert re.fullmatch(cell, finding.cell or "")
    assert finding.message().endswith("Där står: ”Totalt: 4 005 000 kronor”")
