"""Every kept workbook, from the button to its findings, as the batch gives them; and the pictures of the user guide."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from medelkoll_addin.check import check_bytes
from medelkoll_addin.reports.as_json import report_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addin.excel.web.conftest import Pane, Server

    Opened = Callable[..., Pane]
    BookOf = Callable[[bytes], dict[str, object]]

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[4]
KEPT = sorted(path for path in (ROOT / "workbooks").glob("*/*.xlsx") if not path.name.startswith("~"))


def of_batch(path: Path) -> dict[str, object]:
    """What ``medelkoll check`` says of the workbook."""
    return cast("dict[str, object]", report_json(check_bytes(path.read_bytes(), path.name))["files"][0])


@pytest.mark.parametrize("path", KEPT, ids=[path.stem for path in KEPT])
def test_a_kept_workbook_is_validated_walked_marked_and_cleared(
    open_pane: Opened, real: Server, book_of: BookOf, path: Path
) -> None:
    file = of_batch(path)
    findings = cast("list[dict[str, str]]", file["findings"])
    pane = open_pane(real, path.read_bytes(), book_of(path.read_bytes()))
    before = pane.snapshot()
    pane.press("validate")
    assert pane.page.get_attribute("#verdict", "class") == file["verdict"]
    assert sorted(pane.texts(".finding .message")) == sorted(finding["message"] for finding in findings)
    if findings:
        _walk(pane, findings)
        pane.press("mark")
        assert "Hoppades över" not in pane.text("#status")
    pane.press("report")
    pane.press("clear")
    assert pane.snapshot() == before
    assert pane.errors == []


def _walk(pane: Pane, findings: list[dict[str, str]]) -> None:
    """Nästa anmärkning visits the cell of every finding."""
    seen: list[object] = []
    for _ in findings:
        pane.press("next")
        assert pane.text("#problem") == ""
        seen.append(pane.excel("[standin.book.sheets[standin.book.active].name, standin.book.selected]"))
    assert all([finding["sheet"], finding["cell"]] in seen for finding in findings if finding["cell"])


def test_the_pane_shows_the_report_to_the_byte(real: Server) -> None:
    path = KEPT[0]
    connection = http.client.HTTPConnection("127.0.0.1", real.port, timeout=60)
    connection.request("POST", "/medelkoll/check", path.read_bytes(), {"Medelkoll-Name": path.name})
    report = json.loads(connection.getresponse().read())["report"]
    assert report == json.loads(json.dumps(report_json(check_bytes(path.read_bytes(), path.name))))
