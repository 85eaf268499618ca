"""The check itself, as a worker process calls it."""

from __future__ import annotations

import json
from typing import Protocol


class Checker(Protocol):
    """What a worker process does with a workbook. Picklable: it is sent to the process when that starts."""

    def warm_up(self) -> None:
        """Do what can be done before the first workbook comes."""
        ...

    def check(self, data: bytes, name: str, language: str) -> bytes:
        """Check one workbook and give the JSON report (version 1, UTF-8)."""
        ...


class WorkbookChecker:
    """The check that the batch runs too."""

    def warm_up(self) -> None:
        """Import the check."""
        import medelkoll_addin.check  # noqa: F401, PLC0415 - heavy, and only a worker needs it

    def check(self, data: bytes, name: str, language: str) -> bytes:
        """Check one workbook and give the JSON report (version 1, UTF-8)."""
        from medelkoll_addin.check import check_bytes  # noqa: PLC0415 - heavy, and only a worker needs it
        from medelkoll_addin.reports.as_json import report_json  # noqa: PLC0415 - see above

        return json.dumps(report_json(check_bytes(data, name), language), ensure_ascii=False).encode()
