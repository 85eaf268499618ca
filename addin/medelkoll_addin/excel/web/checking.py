"""The check itself, as a worker process calls it, and its answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from medelkoll_addin.excel.web.warming import smallest_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping


class Checker(Protocol):
    """What a worker process does with a workbook. Picklable: it is sent to the process when that starts."""

    def warm_up(self) -> None:
        """Do what can be done before the first workbook comes."""
        ...

    def check(self, data: bytes, name: str, language: str) -> bytes:
        """Check one workbook and give the answer that the task pane reads (UTF-8)."""
        ...


class WorkbookChecker:
    """The check that the batch runs too."""

    def warm_up(self) -> None:
        """Check a workbook of nothing: imports, rules and grants are then at hand."""
        self.check(smallest_workbook(), "uppvarmning.xlsx", "sv")

    def check(self, data: bytes, name: str, language: str) -> bytes:
        """Check one workbook and give the answer that the task pane reads (UTF-8)."""
        from medelkoll_addin.check import check_bytes  # noqa: PLC0415 - heavy, and only a worker needs it
        from medelkoll_addin.reports.as_json import report_json  # noqa: PLC0415 - see above

        return answer(dict(report_json(check_bytes(data, name), language)))


def answer(report: Mapping[str, object]) -> bytes:
    """The JSON contract as it is, and beside it the result sheet's rows: those of an annotated copy."""
    from medelkoll_addin.annotating.remarks import outcome_of  # noqa: PLC0415 - heavy, and only a worker needs it
    from medelkoll_addin.annotating.resultsheet import result_rows  # noqa: PLC0415 - see above

    return json.dumps({"report": report, "sheet": result_rows(outcome_of(report))}, ensure_ascii=False).encode()
